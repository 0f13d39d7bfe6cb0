package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Expression.Connective;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.tree.Places;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.function.Aggregates;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.BoundQuery;
import dev.standin.redshift.sql.scope.Expansion;
import dev.standin.redshift.sql.scope.Findings;
import dev.standin.redshift.sql.scope.Output;
import dev.standin.redshift.sql.scope.Remark;
import dev.standin.redshift.sql.scope.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Binds one SELECT; DuckDB checks grouping; names, types, and Redshift's rules for aliases are settled here. */
final class SelectBinder {
    private static final Set<String> SETS = Set.of("rollup", "cube", "grouping sets");
    private final QueryBinder queries;
    private final Query.Select select;
    private final List<Output> outputs = new ArrayList<>();
    private final List<Bound> items = new ArrayList<>();
    private final List<Expression> written = new ArrayList<>();
    private final List<Query.Item> origins = new ArrayList<>();
    private final Set<String> sqlNames = new HashSet<>();
    private final Findings findings;
    private boolean open;

    SelectBinder(QueryBinder queries, Query.Select select) {
        this.queries = queries;
        this.select = select;
        this.findings = queries.findings();
    }

    BoundQuery bind(Scope scope, List<Expression.Order> order) {
        Query.From from = select.from();
        String source = from == null ? "" : " FROM " + new FromBinder(queries, scope).bind(from);
        Expression where = select.where();
        String filter = where == null ? "" : " WHERE " + where(where, scope);
        scope.showAliases(true);
        select.items().forEach(item -> findings.attempt(item, false, () -> item(item, scope)));
        scope.showAliases(false);
        String sql = list() + source + filter + grouping(scope) + qualify(scope) + order(order, scope);
        List<Expression> groupedBy =
                keys().stream().flatMap(SelectBinder::leaves).toList();
        new Ungrouped(scope, findings)
                .find(written, groupedBy, select.grouping().having());
        boolean windows = written.stream()
                .anyMatch(e -> Within.any(
                        e,
                        p -> p instanceof Expression.Call call && call.detail().over() != null));
        if (scope.isCorrelated() && (windows || select.grouping().qualify() != null)) {
            throw new SqlError(
                    "This type of correlated subquery pattern is not supported yet: a window function in a correlated"
                            + " subquery");
        }
        return new BoundQuery(sql, outputs, open, origins);
    }

    private String where(Expression where, Scope scope) {
        Within.first(where, Aggregates::isAggregate)
                .ifPresent(aggregate -> findings.object(new SqlError("aggregates not allowed in WHERE clause")
                        .told("no aggregate in \"where\": " + ((Expression.Call) aggregate).name(), "", List.of())
                        .instead("write the condition behind \"having\"")
                        .at(findings.places().of(aggregate).at())));
        Within.first(
                        where,
                        e -> e instanceof Expression.Call call && call.detail().over() != null)
                .ifPresent(window -> findings.object(new SqlError("window functions not allowed in WHERE clause")
                        .told("no window function in \"where\"", "", List.of())
                        .instead("write the condition behind \"qualify\"")
                        .at(findings.places().of(window).at())));
        scope.later(select.items().stream()
                .map(item -> item instanceof Query.Column column && column.alias() != null ? column.alias() : "")
                .filter(alias -> !alias.isEmpty())
                .toList());
        return findings.attempt(where, "true", () -> filter(where, scope));
    }

    /** The same condition, bound equality by equality, so that it is known what a correlated subquery depends on. */
    private String filter(Expression where, Scope scope) {
        if (where instanceof Expression.Junction(Connective operator, var operands) && operator == Connective.AND) {
            return operands.stream()
                    .map(operand -> filter(operand, scope))
                    .collect(Collectors.joining(" AND ", "(", ")"));
        }
        scope.matching(where instanceof Expression.Binary binary && binary.operator() == Operator.EQUAL);
        String condition = queries.binder().condition(where, scope);
        scope.matching(false);
        return condition;
    }

    /** Source, for IS TRUE: r_Boolean_type.html. */
    private boolean item(Query.Item item, Scope scope) {
        switch (item) {
            case Query.Column column -> column(column, scope);
            case Query.Everything everything -> everything(everything, scope);
        }
        return true;
    }

    private void column(Query.Column column, Scope scope) {
        Expression value = column.value();
        if (Within.any(value, e -> e instanceof Expression.IsTruth)) {
            throw new SqlError("IS TRUE and IS FALSE are for conditions, not for the select list");
        }
        Bound bound = queries.binder().bind(value, scope);
        String alias = column.alias();
        add(alias == null ? Labels.of(value) : alias, bound, value);
        origins.add(column);
        open |= alias == null && bound.isFaulty();
        if (alias != null) {
            scope.alias(alias, bound);
        }
        if (alias != null && !column.named()) {
            int at = findings.places().of(column).name();
            findings.remark(new Remark(Remark.Kind.NAME_WITHOUT_AS, at, at, at + alias.length()));
        }
    }

    private void everything(Query.Everything everything, Scope scope) {
        int before = outputs.size();
        List<String> written = new ArrayList<>();
        Set<String> except = new HashSet<>(everything.except());
        Set<String> seen = new HashSet<>();
        if (everything.of() == null) {
            for (Map.Entry<String, Bound> merged : scope.merged().entrySet()) {
                star(merged.getKey(), merged.getValue(), except);
                seen.add(merged.getKey());
                if (!except.contains(merged.getKey())) {
                    written.add(Text.name(merged.getKey()));
                }
            }
        }
        for (Scope.Source member : scope.sources()) {
            if (everything.of() == null || everything.of().equals(member.alias())) {
                open |= member.open();
                List<Output> shown = member.columns().stream()
                        .filter(c -> !seen.contains(c.label()) && !except.contains(c.label()))
                        .toList();
                requireKept(member, shown);
                shown.forEach(c -> star(c.label(), Scope.bound(member, c), except));
                shown.forEach(c -> written.add(Text.name(member.alias()) + "." + Text.name(c.label())));
            }
        }
        expand(everything, written);
        requireThere(except, scope);
        while (origins.size() < outputs.size()) {
            origins.add(everything);
        }
        if (outputs.size() == before && !open) {
            throw new SqlError(
                    everything.of() == null
                            ? "SELECT * with no tables specified is not valid"
                            : "relation \"" + everything.of() + "\" does not exist");
        }
    }

    private void requireThere(Set<String> except, Scope scope) {
        for (String name : except) {
            if (!open
                    && scope.sources().stream()
                            .flatMap(s -> s.columns().stream())
                            .noneMatch(c -> c.label().equals(name))) {
                throw new SqlError("column \"" + name + "\" named in EXCLUDE does not exist");
            }
        }
    }

    private void expand(Query.Everything everything, List<String> columns) {
        Expansion expansion = queries.expansion();
        if (expansion != null) {
            if (columns.stream().anyMatch(column -> column.contains("unnamed$"))) {
                throw new Refusal("* of a subquery without a name in a view that is bound to the schema");
            }
            Places.Place place = findings.places().of(everything);
            expansion.lists(place.start(), place.end(), columns);
        }
    }

    /** A system view has columns that are refused: all of them are named at once. */
    private static void requireKept(Scope.Source member, List<Output> shown) {
        List<Output> withheld =
                shown.stream().filter(c -> c.type().equals(Bound.WITHHELD_TYPE)).toList();
        if (!withheld.isEmpty()) {
            throw Scope.withheld(member, withheld);
        }
    }

    private void star(String label, Bound bound, Set<String> except) {
        if (!except.contains(label)) {
            add(label, bound, new Expression.Name(List.of(label)));
        }
    }

    private void add(String label, Bound bound, Expression value) {
        if (bound.type().kind() == Type.Kind.INTERVAL) {
            throw Refusal.valid("an interval as a column", "write extract(epoch from <interval>)");
        }
        String sqlName = label;
        for (int n = 2; !sqlNames.add(sqlName); n++) {
            sqlName = label + "$" + n;
        }
        items.add(bound);
        written.add(value);
        boolean settledByDistinct =
                select.distinct() && Text.blurred(bound.type().settled());
        Type type = settledByDistinct ? Type.text(bound.type().settled().size(), true) : bound.type();
        outputs.add(new Output(label, sqlName, type));
    }

    private String list() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Bound item = items.get(i);
            String value = item.type().isNull() ? "CAST(NULL AS VARCHAR)" : item.sql();
            String shown = select.distinct() ? Text.distinct(value, item.type().settled()) : value;
            columns.add(shown + " AS " + Text.name(outputs.get(i).sqlName()));
        }
        return "SELECT " + (select.distinct() ? "DISTINCT " : "") + String.join(", ", columns);
    }

    private String grouping(Scope scope) {
        List<String> keys = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (Expression key : keys()) {
            keys.add(grouped(key, scope, conditions, false));
        }
        Expression having = select.grouping().having();
        String condition = having == null ? "" : queries.binder().condition(having, scope);
        return (keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys)) + having(conditions, condition);
    }

    /** A key as the engine reads it; one of several sets is written out, since a position is not read there. */
    private String grouped(Expression key, Scope scope, List<String> conditions, boolean written) {
        if (key instanceof Expression.Row(List<Expression> parts)) {
            return parts.stream()
                    .map(part -> grouped(part, scope, conditions, written))
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        if (key instanceof Expression.Call(String name, List<Expression> parts, var _) && SETS.contains(name)) {
            return name.toUpperCase(Locale.ROOT)
                    + parts.stream()
                            .map(part -> grouped(part, scope, conditions, true))
                            .collect(Collectors.joining(", ", " (", ")"));
        }
        List<String> keys = new ArrayList<>();
        Bound bound = findings.attempt(key, Bound.FAULTY, () -> groupKey(key, scope, keys));
        if (Text.blurred(bound.type())) {
            conditions.add(Macros.call("no_blurred_key", bound.sql()));
        }
        return written || keys.isEmpty() ? bound.sql() : keys.getFirst();
    }

    /** The keys of all sets. */
    private static Stream<Expression> leaves(Expression key) {
        return switch (key) {
            case Expression.Row(List<Expression> parts) -> parts.stream().flatMap(SelectBinder::leaves);
            case Expression.Call(String name, List<Expression> parts, var _)
            when SETS.contains(name) -> parts.stream().flatMap(SelectBinder::leaves);
            default -> Stream.of(key);
        };
    }

    /** The keys are checked first: on Redshift, a group that HAVING drops may be the same as another group. */
    private static String having(List<String> blurred, String condition) {
        if (blurred.isEmpty()) {
            return condition.isEmpty() ? "" : " HAVING " + condition;
        }
        String clear = String.join(" AND ", blurred);
        return " HAVING "
                + (condition.isEmpty() ? clear : "CASE WHEN " + clear + " THEN " + condition + " ELSE false END");
    }

    private List<Expression> keys() {
        if (!select.grouping().all()) {
            return select.grouping().keys();
        }
        List<Expression> keys = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            if (!Aggregates.within(written.get(i))) {
                keys.add(new Expression.Numeral(String.valueOf(i + 1)));
            }
        }
        return keys;
    }

    private Bound groupKey(Expression key, Scope scope, List<String> keys) {
        if (key instanceof Expression.Numeral(String digits)) {
            QueryBinder.at(outputs, digits);
            keys.add(digits);
            return listed(Integer.parseInt(digits));
        }
        if (key instanceof Expression.Name name && name.parts().size() == 1 && scope.column(name.parts()) == null) {
            int position = position(name.last());
            if (position > 0) {
                keys.add(String.valueOf(position));
                return listed(position);
            }
        }
        Bound bound = queries.binder().bind(key, scope);
        if (!bound.isFaulty() && (bound.type().isUnknown() || bound.sql().matches("[0-9]+"))) {
            throw new Refusal("a literal in GROUP BY");
        }
        keys.add(bound.sql());
        return bound;
    }

    /** Source: r_correlated_subqueries.html, which rejects the result of a correlated subquery as a key. */
    private Bound listed(int position) {
        if (Within.any(written.get(position - 1), e -> e instanceof Expression.Scalar)) {
            throw new Refusal("the result of a subquery as a key of GROUP BY");
        }
        return items.get(position - 1);
    }

    /** The position of a label, from 1; 0 if no column has it. */
    private int position(String label) {
        int found = 0;
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).label().equals(label)) {
                if (found > 0 && !items.get(i).equals(items.get(found - 1))) {
                    throw new SqlError("\"" + label + "\" is ambiguous");
                }
                found = found == 0 ? i + 1 : found;
            }
        }
        return found;
    }

    private String qualify(Scope scope) {
        Expression qualify = select.grouping().qualify();
        if (qualify == null) {
            return "";
        }
        scope.showAliases(true);
        String condition = queries.binder().condition(qualify, scope);
        scope.showAliases(false);
        return " QUALIFY " + condition;
    }

    private String order(List<Expression.Order> order, Scope scope) {
        if (order.isEmpty()) {
            return "";
        }
        return " ORDER BY "
                + order.stream()
                        .map(key -> QueryBinder.direction(
                                findings.attempt(key.key(), "1", () -> orderKey(key.key(), scope)), key))
                        .collect(Collectors.joining(", "));
    }

    private String orderKey(Expression key, Scope scope) {
        int position = 0;
        if (key instanceof Expression.Numeral(String digits)) {
            QueryBinder.at(outputs, digits);
            position = Integer.parseInt(digits);
        } else if (key instanceof Expression.Name name && name.parts().size() == 1) {
            position = position(name.last());
        }
        Bound bound = position > 0 ? items.get(position - 1) : queries.binder().bind(key, scope);
        if (position == 0 && items.contains(bound)) {
            position = items.indexOf(bound) + 1;
        }
        if (position > 0 && (select.distinct() || !Text.blurred(bound.type()))) {
            return String.valueOf(position);
        }
        if (select.distinct()) {
            throw new SqlError("for SELECT DISTINCT, ORDER BY expressions must appear in select list");
        }
        if (!bound.isFaulty() && (bound.type().isUnknown() || bound.sql().matches("[0-9]+"))) {
            throw new Refusal("a literal in ORDER BY");
        }
        return bound.compared();
    }
}
