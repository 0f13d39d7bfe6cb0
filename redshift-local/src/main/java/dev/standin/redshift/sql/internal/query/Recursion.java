package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.function.Aggregates;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/** A query of WITH RECURSIVE that reads itself: a seed UNION ALL a select that reads the table. Source: r_WITH_clause.html. */
final class Recursion {
    private final QueryBinder queries;

    Recursion(QueryBinder queries) {
        this.queries = queries;
    }

    /** Whether the query reads the table that it makes. */
    static boolean repeats(Query.Common common) {
        return common.query().body() instanceof Query.SetOperation operation
                && operation.sides().stream().anyMatch(side -> reads(side, common.name()));
    }

    private static boolean reads(Query.Body body, String name) {
        return body instanceof Query.Select select && select.from() != null && reads(select.from(), name);
    }

    private static boolean reads(Query.From from, String name) {
        return switch (from) {
            case Query.Table table -> table.name().equals(List.of(name));
            case Query.Join join -> reads(join.left(), name) || reads(join.right(), name);
            case Query.Derived derived -> reads(derived.query().body(), name);
            case Query.Pivot pivot -> reads(pivot.source(), name);
            case Query.Unpivot unpivot -> reads(unpivot.source(), name);
        };
    }

    /** {@code nested} says that the clause does not stand before a whole statement or view. */
    BoundQuery bind(Query.Common common, Scope scope, boolean nested) {
        requireForm(common, nested);
        Query.SetOperation union = (Query.SetOperation) common.query().body();
        BoundQuery seed = QueryBinder.renamed(side(union.sides().getFirst(), scope), common.columns());
        if (seed.open()) {
            return seed;
        }
        Scope inner = new Scope(scope);
        inner.common(common.name(), settled(seed));
        BoundQuery next = side(union.sides().getLast(), inner);
        if (next.open()) {
            return new BoundQuery(seed.sql(), seed.outputs(), true, seed.origins());
        }
        if (next.outputs().size() != seed.outputs().size()) {
            throw new SqlError("each UNION query must have the same number of columns");
        }
        String repeated = cast(next, settled(seed).outputs());
        return new BoundQuery(
                cast(seed, settled(seed).outputs()) + " UNION ALL " + repeated,
                settled(seed).outputs(),
                false,
                seed.origins());
    }

    private static void requireForm(Query.Common common, boolean nested) {
        Query query = common.query();
        boolean union = query.body() instanceof Query.SetOperation operation
                && operation.operator() == Query.SetOperator.UNION
                && operation.all()
                && operation.sides().size() == 2
                && !reads(operation.sides().getFirst(), common.name());
        if (!union || !query.commons().isEmpty()) {
            throw new Refusal("WITH RECURSIVE that is not a seed \"union all\" a select that reads the table");
        }
        if (!query.order().isEmpty() || query.limit() != null || query.offset() != null) {
            throw new SqlError("ORDER BY and LIMIT are not supported in a recursive query");
        }
        if (common.columns().isEmpty()) {
            throw new SqlError("a recursive query of WITH needs the names of its columns");
        }
        if (nested) {
            throw new SqlError("WITH RECURSIVE is not supported in a subquery");
        }
        Query.Body last = ((Query.SetOperation) query.body()).sides().getLast();
        if (last instanceof Query.Select select && (select.where() == null || isOther(select))) {
            throw Refusal.valid(
                    "WITH RECURSIVE whose second select has no \"where\", or groups, or is distinct",
                    "end the recursion in its \"where\"");
        }
    }

    private static boolean isOther(Query.Select select) {
        Query.Grouping grouping = select.grouping();
        return select.distinct()
                || grouping.all()
                || !grouping.keys().isEmpty()
                || grouping.having() != null
                || grouping.qualify() != null
                || select.items().stream()
                        .anyMatch(item -> item instanceof Query.Column column && Aggregates.within(column.value()));
    }

    private BoundQuery side(Query.Body body, Scope scope) {
        return queries.bind(new Query(List.of(), body, List.of(), null, null), scope);
    }

    private static BoundQuery settled(BoundQuery query) {
        return new BoundQuery(
                query.sql(),
                query.outputs().stream()
                        .map(o -> new Output(
                                o.label(), o.label(), blurred(o.type().settled())))
                        .toList());
    }

    /** Nobody knows whether the texts of later rows end in blanks. */
    private static Type blurred(Type type) {
        return type.kind() == Type.Kind.VARCHAR ? Type.text(type.size(), false) : type;
    }

    /** The types are the seed's; which wider one Redshift would take is not said, so another is refused. */
    private static String cast(BoundQuery query, List<Output> wanted) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Output have = query.outputs().get(i);
            Type want = wanted.get(i).type();
            boolean fits = have.type().isNull()
                    || (have.type().settled().sameRepresentation(want)
                            && (!want.isText() || have.type().settled().size() <= want.size()));
            if (!fits) {
                throw new Refusal(
                        "WITH RECURSIVE whose column \"" + wanted.get(i).label() + "\" is first " + want.shown()
                                + " and then " + have.type().settled().shown() + "; cast both to one type");
            }
            Bound value = Bound.of("\"side$\"." + Text.name(have.sqlName()), have.type());
            columns.add(Casts.implicit(value, want).sql() + " AS "
                    + Text.name(wanted.get(i).sqlName()));
        }
        return "SELECT " + String.join(", ", columns) + " FROM (" + query.sql() + ") AS \"side$\"";
    }
}
