package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.StatementText;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Binder;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.expression.TypeRules;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Context;
import dev.standin.redshift.sql.scope.Expansion;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Relation;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds queries: common table expressions, set operations, ORDER BY and LIMIT around {@link SelectBinder}. */
public final class QueryBinder {
    private static final int DEEPEST_VIEW = 32;
    private static final int DEEPEST = 100;
    private final Context context;
    private final Binder binder;
    private int viewDepth;
    private int depth;
    /** How deep the statement or the view begins. */
    private int top;

    public QueryBinder(Context context) {
        this.context = context;
        this.binder = new Binder(context, this);
    }

    Context context() {
        return context;
    }

    public Findings findings() {
        return context.findings();
    }

    /** What is read is written into it, unless it is a view in the query that reads; null where nothing is written. */
    @Nullable
    Expansion expansion() {
        return viewDepth == 0 ? context.expansion() : null;
    }

    public Binder binder() {
        return binder;
    }

    public BoundQuery bind(Query query, @Nullable Scope outer) {
        if (++depth > DEEPEST) {
            throw new Refusal("queries nested more than " + DEEPEST + " deep, with the views that they read");
        }
        try {
            return bound(query, outer);
        } finally {
            depth--;
        }
    }

    private BoundQuery bound(Query query, @Nullable Scope outer) {
        Scope scope = new Scope(outer);
        String with = commons(query.commons(), scope);
        String tail = tail(query);
        if (query.body() instanceof Query.Select select) {
            BoundQuery bound = new SelectBinder(this, select).bind(scope, query.order());
            return bound.within(with + bound.sql() + tail);
        }
        BoundQuery bound = body(query.body(), scope);
        if (query.order().isEmpty() || bound.open()) {
            return bound.within(with + bound.sql() + tail);
        }
        String order = query.order().stream()
                .map(o -> findings().attempt(o.key(), "1", () -> outputOrder(o, bound.outputs())))
                .collect(Collectors.joining(", "));
        return bound.within(with + "SELECT * FROM (" + bound.sql() + ") AS \"all$\" ORDER BY " + order + tail);
    }

    private static String tail(Query query) {
        Long limit = query.limit();
        Long offset = query.offset();
        return (limit == null ? "" : " LIMIT " + limit) + (offset == null ? "" : " OFFSET " + offset);
    }

    private String commons(List<Query.Common> commons, Scope scope) {
        List<String> all = new ArrayList<>();
        boolean recursive = false;
        for (Query.Common common : commons) {
            boolean repeats = common.recursive() && Recursion.repeats(common);
            recursive |= repeats;
            BoundQuery bound = findings()
                    .attempt(
                            common,
                            BoundQuery.FAULTY,
                            () -> repeats
                                    ? new Recursion(this).bind(common, scope, depth > top + 1)
                                    : renamed(bind(common.query(), scope), common.columns()));
            findings().attempt(common, false, () -> {
                scope.common(common.name(), bound);
                return true;
            });
            all.add(Text.name(common.name()) + " AS (" + bound.sql() + ")");
        }
        return all.isEmpty() ? "" : (recursive ? "WITH RECURSIVE " : "WITH ") + String.join(", ", all) + " ";
    }

    private BoundQuery body(Query.Body body, Scope scope) {
        return switch (body) {
            case Query.Select select -> new SelectBinder(this, select).bind(new Scope(scope), List.of());
            case Query.Nested(Query query) -> bind(query, scope);
            case Query.SetOperation operation -> combined(operation, scope);
        };
    }

    private BoundQuery combined(Query.SetOperation operation, Scope scope) {
        operation.sides().forEach(QueryBinder::unlimited);
        List<BoundQuery> sides =
                operation.sides().stream().map(side -> body(side, scope)).toList();
        BoundQuery first = sides.getFirst();
        if (sides.stream().anyMatch(BoundQuery::open)) {
            return new BoundQuery(first.sql(), first.outputs(), true, first.origins());
        }
        for (int i = 1; i < sides.size(); i++) {
            requireAsMany(
                    operation, i, first.outputs().size(), sides.get(i).outputs().size());
        }
        int before = findings().troubles();
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < first.outputs().size(); i++) {
            Type type = common(operation, sides, i);
            Output output = first.outputs().get(i);
            outputs.add(new Output(
                    output.label(),
                    output.sqlName(),
                    operation.all() || !Text.blurred(type) ? type : Type.text(type.size(), true)));
        }
        if (findings().troubles() > before) {
            return new BoundQuery(first.sql(), outputs, false, first.origins());
        }
        String operator = " " + operation.operator() + (operation.all() ? " ALL " : " ");
        String sql = sides.stream().map(side -> side(side, outputs, operation)).collect(Collectors.joining(operator));
        return new BoundQuery("SELECT * FROM (" + sql + ") AS \"set$\"", outputs, false, first.origins());
    }

    private void requireAsMany(Query.SetOperation operation, int side, int columns, int found) {
        if (columns != found) {
            throw new SqlError("each " + operation.operator() + " query must have the same number of columns")
                    .told(
                            "a select of " + columns + " columns expected, as before \""
                                    + operation.operator().name().toLowerCase(Locale.ROOT) + "\", found " + found,
                            "",
                            List.of())
                    .at(findings().places().of(operation.sides().get(side)).start());
        }
    }

    private Type common(Query.SetOperation operation, List<BoundQuery> sides, int column) {
        Type type = sides.getFirst().outputs().get(column).type();
        for (int i = 1; i < sides.size(); i++) {
            List<Type> both = List.of(type, sides.get(i).outputs().get(column).type());
            type = findings()
                    .attempt(
                            item(operation.sides().get(i), column),
                            Bound.FAULTY_TYPE,
                            () -> TypeRules.common("UNION", both));
        }
        if (type.isSupposed()) {
            findings().assume(Assumed.WIDE_DECIMALS);
        }
        return type;
    }

    /** The select item of a column, where the side is one select. */
    private static Object item(Query.Body side, int column) {
        return side instanceof Query.Select select && select.items().size() > column
                ? select.items().get(column)
                : side;
    }

    /** Source: r_UNION.html. */
    private static void unlimited(Query.Body side) {
        if (side instanceof Query.Nested(Query query) && (query.limit() != null || query.offset() != null)) {
            throw new SqlError("LIMIT may not be used within input to set operations");
        }
    }

    private static String side(BoundQuery query, List<Output> outputs, Query.SetOperation operation) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            Output have = query.outputs().get(i);
            Output want = outputs.get(i);
            Bound column = Bound.of("\"side$\"." + Text.name(have.sqlName()), have.type());
            String value = Casts.implicit(column, want.type()).sql();
            columns.add(
                    (operation.all() ? value : Text.distinct(value, have.type())) + " AS " + Text.name(want.sqlName()));
        }
        return "SELECT " + String.join(", ", columns) + " FROM (" + query.sql() + ") AS \"side$\"";
    }

    private static String outputOrder(Expression.Order order, List<Output> outputs) {
        Output output = switch (order.key()) {
            case Expression.Numeral(String digits) -> at(outputs, digits);
            case Expression.Name name
            when name.parts().size() == 1 ->
                outputs.stream()
                        .filter(o -> o.label().equals(name.last()))
                        .findFirst()
                        .orElseThrow(() -> new SqlError("column \"" + name.last() + "\" does not exist"));
            default ->
                throw new SqlError("ORDER BY on a UNION/INTERSECT/EXCEPT result must be on one of the result columns");
        };
        Bound key = Bound.of("\"all$\"." + Text.name(output.sqlName()), output.type());
        return direction(key.compared(), order);
    }

    static Output at(List<Output> outputs, String digits) {
        if (!digits.matches("[0-9]{1,4}")
                || Integer.parseInt(digits) < 1
                || Integer.parseInt(digits) > outputs.size()) {
            throw new SqlError("position " + digits + " is not in select list")
                    .told(
                            "position " + digits + " is not in the select list, which has " + outputs.size(),
                            "",
                            List.of());
        }
        return outputs.get(Integer.parseInt(digits) - 1);
    }

    /** Nulls are larger than everything, unless the author says otherwise. */
    public static String direction(String sql, Expression.Order order) {
        Boolean asked = order.nullsFirst();
        boolean first = asked == null ? order.descending() : asked;
        return sql + (order.descending() ? " DESC" : " ASC") + (first ? " NULLS FIRST" : " NULLS LAST");
    }

    static BoundQuery renamed(BoundQuery query, List<String> columns) {
        if (columns.isEmpty()) {
            return query;
        }
        if (query.open()) {
            return new BoundQuery(
                    query.sql(),
                    columns.stream()
                            .map(name -> new Output(name, Bound.FAULTY_TYPE))
                            .toList(),
                    true,
                    List.of());
        }
        if (columns.size() > query.outputs().size()) {
            throw new SqlError("table has " + query.outputs().size() + " columns available but " + columns.size()
                    + " columns specified");
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < query.outputs().size(); i++) {
            Output old = query.outputs().get(i);
            outputs.add(i < columns.size() ? new Output(columns.get(i), old.sqlName(), old.type()) : old);
        }
        return new BoundQuery(query.sql(), outputs);
    }

    /** A view is its text, bound here and now in no scope of the reader's. */
    BoundQuery view(Relation.View view) {
        if (viewDepth >= DEEPEST_VIEW) {
            throw new SqlError("views nested more than " + DEEPEST_VIEW + " deep, or in a circle, at " + view.schema()
                    + "." + view.name());
        }
        viewDepth++;
        int outer = top;
        top = depth;
        Places reader = findings().places();
        Rights rights = context.reader();
        findings().reading(new Places());
        context.reading(ownerOf(view));
        try {
            return StatementText.of(view.query()).parse().statement() instanceof Statement.Select(Query query)
                    ? bind(query, null)
                    : BoundQuery.FAULTY;
        } finally {
            findings().reading(reader);
            context.reading(rights);
            viewDepth--;
            top = outer;
        }
    }

    /** What a late-binding view reads it reads with its owner's rights. Source: r_CREATE_VIEW.html. */
    private Rights ownerOf(Relation.View view) {
        Rights rights = context.rights();
        return rights.of(rights.acl().owner(new Acl.Name(view.schema(), view.name())));
    }
}
