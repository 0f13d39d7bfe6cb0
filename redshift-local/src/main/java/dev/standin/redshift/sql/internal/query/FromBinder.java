package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Expression.Connective;
import dev.standin.redshift.dialect.tree.JoinKind;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.TypeRules;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Expansion;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Relation;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds FROM: fills a scope with the sources and yields DuckDB's text. */
public final class FromBinder {
    private final QueryBinder queries;
    private final Scope scope;

    public FromBinder(QueryBinder queries, Scope scope) {
        this.queries = queries;
        this.scope = scope;
    }

    public String bind(Query.From from) {
        return switch (from) {
            case Query.Table table -> table(table);
            case Query.Derived derived -> derived(derived);
            case Query.Join join -> join(join);
            case Query.Pivot pivot ->
                rotated(pivot, pivot.source(), pivot.alias(), labels -> Rotations.pivoted(pivot, labels));
            case Query.Unpivot unpivot ->
                rotated(unpivot, unpivot.source(), unpivot.alias(), labels -> Rotations.unpivoted(unpivot, labels));
        };
    }

    /** A subquery in place of PIVOT or UNPIVOT; nothing is said of one whose columns nobody knows. */
    private String rotated(
            Query.From written, Query.From source, @Nullable String alias, Function<List<String>, Query> subquery) {
        Scope inner = scope.enclosing();
        new FromBinder(queries, inner).bind(source);
        Scope.Source found = inner.sources().getFirst();
        if (found.open()) {
            queries.findings().met();
            return source(
                    written,
                    new Scope.Source(alias == null ? found.alias() : alias, null, List.of(), true),
                    "(SELECT NULL)");
        }
        List<String> labels = found.columns().stream().map(Output::label).toList();
        Query query = queries.findings().placed(written, () -> subquery.apply(labels));
        return derived(new Query.Derived(query, alias, List.of()));
    }

    private String table(Query.Table table) {
        String name = table.name().getLast();
        String alias = table.alias() == null ? name : table.alias();
        BoundQuery common = table.name().size() == 1 ? scope.common(name) : null;
        if (common != null) {
            BoundQuery bound = QueryBinder.renamed(common, table.columns());
            return source(
                    table, new Scope.Source(alias, null, settled(bound.outputs()), bound.open()), Text.name(name));
        }
        Relation relation = relation(table);
        expand(table, relation);
        return switch (relation) {
            case null -> {
                String schema = table.alias() == null && table.name().size() > 1
                        ? table.name().getFirst()
                        : null;
                yield source(table, new Scope.Source(alias, schema, List.of(), true), "(SELECT NULL)");
            }
            case Relation.Table found -> {
                List<Output> outputs = found.columns().stream()
                        .map(c -> new Output(c.name(), c.type()))
                        .toList();
                List<Output> renamed = QueryBinder.renamed(new BoundQuery("", outputs), table.columns())
                        .outputs();
                yield source(
                        table,
                        new Scope.Source(alias, table.alias() == null ? found.schema() : null, renamed, false),
                        found.location());
            }
            case Relation.View view -> {
                BoundQuery bound =
                        QueryBinder.renamed(QueryBinder.renamed(queries.view(view), view.names()), table.columns());
                String schema = table.alias() == null ? view.schema() : null;
                yield source(
                        table,
                        new Scope.Source(alias, schema, settled(bound.outputs()), bound.open()),
                        "(" + bound.sql() + ")");
            }
        };
    }

    private void expand(Query.Table table, @Nullable Relation relation) {
        Expansion expansion = queries.expansion();
        if (expansion != null && relation != null) {
            expansion.reads(relation, queries.findings().places().of(table).start());
        }
    }

    /** Null where nobody knows its columns; that it is not there has then been found. */
    private @Nullable Relation relation(Query.Table table) {
        if (queries.context().isSupposed(table.name())) {
            queries.findings().met();
            return null;
        }
        Optional<Relation> found = queries.findings().attempt(table, Optional.empty(), () -> {
            try {
                return Optional.of(Names.read(queries.context(), table.name()));
            } catch (SqlError missing) {
                String name = String.join(".", table.name());
                throw missing.told("no table or view \"" + name + "\"", name, List.copyOf(scope.commonNames()));
            }
        });
        return found.orElse(null);
    }

    private String derived(Query.Derived derived) {
        String alias = derived.alias() == null ? "unnamed$" + scope.sources().size() : derived.alias();
        BoundQuery bound = QueryBinder.renamed(queries.bind(derived.query(), scope.enclosing()), derived.columns());
        return source(
                derived,
                new Scope.Source(alias, null, settled(bound.outputs()), bound.open()),
                "(" + bound.sql() + ")");
    }

    private static List<Output> settled(List<Output> outputs) {
        return outputs.stream()
                .map(o -> o.type().isNull()
                        ? o
                        : new Output(o.label(), o.sqlName(), o.type().settled()))
                .toList();
    }

    private String source(Query.From written, Scope.Source source, String sql) {
        try {
            scope.add(source);
        } catch (Objection doubled) {
            queries.findings()
                    .object(doubled.instead("give it another name: as <name>")
                            .at(queries.findings().places().of(written).name()));
        }
        return sql + " AS " + Text.name(source.alias());
    }

    private String join(Query.Join join) {
        int before = scope.sources().size();
        String left = bind(join.left());
        int between = scope.sources().size();
        String right = bind(join.right());
        String sides = left
                + switch (join.kind()) {
                    case LEFT -> " LEFT JOIN ";
                    case RIGHT -> " RIGHT JOIN ";
                    case FULL -> " FULL JOIN ";
                    case CROSS -> " CROSS JOIN ";
                    case INNER -> " INNER JOIN ";
                }
                + right;
        if (join.kind() == JoinKind.CROSS) {
            return sides;
        }
        Expression on = join.on();
        if (on != null) {
            if (join.kind() == JoinKind.FULL && !equalities(on)) {
                throw new SqlError("FULL JOIN is only supported with merge-joinable join conditions");
            }
            scope.joining(join.kind() != JoinKind.INNER);
            String condition = queries.binder().condition(on, scope);
            scope.joining(false);
            return "(" + sides + " ON " + condition + ")";
        }
        List<Scope.Source> ours = scope.sources().subList(before, between);
        List<Scope.Source> theirs =
                scope.sources().subList(between, scope.sources().size());
        List<String> columns = join.using().isEmpty() ? common(ours, theirs) : join.using();
        return "(" + sides + " ON " + using(join, columns, ours, theirs) + ")";
    }

    private static boolean equalities(Expression on) {
        return switch (on) {
            case Expression.Binary(Operator operator, Expression left, Expression right)
            when operator == Operator.EQUAL -> Within.varies(left) && Within.varies(right);
            case Expression.Junction(Connective operator, var operands)
            when operator == Connective.AND -> operands.stream().allMatch(FromBinder::equalities);
            default -> false;
        };
    }

    /** The columns of NATURAL: all that both sides have, in the order of the left one. Source: r_FROM_clause30.html. */
    private static List<String> common(List<Scope.Source> left, List<Scope.Source> right) {
        if (Stream.concat(left.stream(), right.stream()).anyMatch(Scope.Source::open)) {
            throw new Refusal("a natural join of what has unknown columns");
        }
        Set<String> there = right.stream()
                .flatMap(source -> source.columns().stream())
                .map(Output::label)
                .collect(Collectors.toSet());
        List<String> common = left.stream()
                .flatMap(source -> source.columns().stream())
                .map(Output::label)
                .filter(there::contains)
                .distinct()
                .toList();
        if (common.isEmpty()) {
            throw new Refusal("a natural join of what has no column in common");
        }
        return common;
    }

    private String using(Query.Join join, List<String> columns, List<Scope.Source> left, List<Scope.Source> right) {
        List<String> conditions = new ArrayList<>();
        for (String column : columns) {
            Bound merged = scope.merged().get(column);
            Bound a = merged != null ? merged : only(left, column);
            Bound b = only(right, column);
            conditions.add(queries.binder().compare(Operator.EQUAL, a, b).sql());
            if (!a.type().sameRepresentation(b.type())) {
                throw new Refusal("USING (" + column + ") on two types; use ON");
            }
            scope.merge(
                    column,
                    switch (join.kind()) {
                        case RIGHT -> b;
                        case FULL ->
                            Bound.of(
                                    "coalesce(" + a.sql() + ", " + b.sql() + ")",
                                    TypeRules.common("USING", List.of(a.type(), b.type())));
                        case INNER, LEFT, CROSS -> a;
                    });
        }
        return String.join(" AND ", conditions);
    }

    private static Bound only(List<Scope.Source> sources, String column) {
        Bound found = null;
        for (Scope.Source source : sources) {
            Bound candidate = Scope.column(source, column);
            if (candidate != null && found != null) {
                throw new SqlError("common column name \"" + column + "\" appears more than once");
            }
            found = candidate == null ? found : candidate;
        }
        if (found == null) {
            throw new SqlError("column \"" + column + "\" specified in USING clause does not exist");
        }
        return found;
    }
}
