package dev.standin.redshift.dialect.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables and views that a query names, wherever in it; names of its WITH clauses are none. */
public final class Sources {
    private final List<List<String>> names = new ArrayList<>();

    private Sources() {}

    /** Each as often as it is named. */
    public static List<List<String>> of(Query query) {
        Sources sources = new Sources();
        sources.query(query, Set.of());
        return List.copyOf(sources.names);
    }

    private void query(Query query, Set<String> outer) {
        Set<String> commons = new HashSet<>(outer);
        for (Query.Common common : query.commons()) {
            Set<String> within = new HashSet<>(commons);
            if (common.recursive()) {
                within.add(common.name());
            }
            query(common.query(), within);
            commons.add(common.name());
        }
        body(query.body(), commons);
        query.order().forEach(order -> expression(order.key(), commons));
    }

    private void body(Query.Body body, Set<String> commons) {
        switch (body) {
            case Query.Nested(Query query) -> query(query, commons);
            case Query.SetOperation operation -> operation.sides().forEach(side -> body(side, commons));
            case Query.Select select -> {
                from(select.from(), commons);
                Stream<@Nullable Expression> parts = Stream.of(
                                select.items().stream()
                                        .filter(Query.Column.class::isInstance)
                                        .map(item -> ((Query.Column) item).value()),
                                select.grouping().keys().stream(),
                                Stream.of(
                                        select.where(),
                                        select.grouping().having(),
                                        select.grouping().qualify()))
                        .flatMap(each -> each);
                parts.forEach(part -> expression(part, commons));
            }
        }
    }

    private void from(Query.@Nullable From from, Set<String> commons) {
        switch (from) {
            case null -> {
                return;
            }
            case Query.Table table -> {
                if (table.name().size() > 1 || !commons.contains(table.name().getFirst())) {
                    names.add(table.name());
                }
            }
            case Query.Derived derived -> query(derived.query(), commons);
            case Query.Join join -> {
                from(join.left(), commons);
                from(join.right(), commons);
                expression(join.on(), commons);
            }
            case Query.Pivot pivot -> from(pivot.source(), commons);
            case Query.Unpivot unpivot -> from(unpivot.source(), commons);
        }
    }

    private void expression(@Nullable Expression expression, Set<String> commons) {
        if (expression != null) {
            Within.queries(expression).forEach(query -> query(query, commons));
            Stream.concat(Within.parts(expression), Within.windowParts(expression))
                    .filter(Objects::nonNull)
                    .forEach(part -> expression(part, commons));
        }
    }
}
