package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PIVOT and UNPIVOT written out: a select that groups by the columns that they do not name, and a union of selects. Source:
 * r_FROM_clause-pivot-unpivot-examples.html.
 */
final class Rotations {
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "min", "max", "avg");

    private Rotations() {}

    /** The select; {@code labels} are the columns of what is rotated. */
    static Query pivoted(Query.Pivot pivot, List<String> labels) {
        Query.Rotation by = pivot.by();
        Expression.Call aggregate = by.aggregate();
        requireAggregate(aggregate);
        requireColumn(by.column(), labels);
        Set<String> named = new HashSet<>(names(aggregate));
        named.add(by.column());
        List<String> kept =
                labels.stream().filter(label -> !named.contains(label)).toList();
        List<Query.Item> items = new ArrayList<>(columns(kept));
        for (Query.Rotated each : by.values()) {
            Expression condition = each.value() instanceof Expression.Null
                    ? new Expression.IsNull(column(by.column()), false)
                    : new Expression.Binary(Operator.EQUAL, column(by.column()), each.value());
            String name = label(each) + (by.suffix() == null ? "" : "_" + by.suffix());
            items.add(new Query.Column(where(aggregate, condition), name, true));
        }
        return select(
                items,
                pivot.source(),
                null,
                kept.stream().map(Rotations::column).toList());
    }

    private static void requireAggregate(Expression.Call aggregate) {
        boolean plain = AGGREGATES.contains(aggregate.name())
                && aggregate.arguments().size() == 1
                && aggregate.detail().equals(Expression.Detail.PLAIN);
        if (!plain) {
            throw new Refusal("PIVOT of " + aggregate.name() + " so written; it takes count, sum, min, max and avg of"
                    + " one argument");
        }
        if (Within.any(aggregate, e -> Within.queries(e).findAny().isPresent())) {
            throw new Refusal("PIVOT of an aggregate with a subquery");
        }
    }

    private static void requireColumn(String name, List<String> labels) {
        if (!labels.contains(name)) {
            throw new SqlError("column \"" + name + "\" does not exist")
                    .told("no column \"" + name + "\" in what is rotated", name, labels);
        }
    }

    private static Set<String> names(Expression expression) {
        Set<String> names = new HashSet<>();
        Within.any(expression, e -> {
            if (e instanceof Expression.Name name) {
                names.add(name.last());
            }
            return false;
        });
        return names;
    }

    /** The aggregate of the rows for which the condition holds; of none COUNT is 0 and any other null. */
    private static Expression where(Expression.Call aggregate, Expression condition) {
        Expression argument = aggregate.arguments().getFirst();
        Expression counted = argument instanceof Expression.Star ? new Expression.Numeral("1") : argument;
        Expression only = new Expression.Case(null, List.of(new Expression.Case.When(condition, counted)), null);
        return new Expression.Call(aggregate.name(), List.of(only), aggregate.detail());
    }

    /** A constant names its column; that of another expression hangs on its kind. */
    private static String label(Query.Rotated each) {
        String alias = each.alias();
        if (alias != null) {
            return alias;
        }
        return switch (each.value()) {
            case Expression.Null _ -> "null";
            case Expression.Numeral(String digits) -> digits;
            case Expression.Text(String text)
            when !text.isEmpty() && text.equals(text.toLowerCase(Locale.ROOT)) -> text;
            default ->
                throw new Refusal(
                        "PIVOT for a value without a name, if it is neither a number nor a text in lower case; give"
                                + " it one with \"as\"");
        };
    }

    /** One select for each column, nulls left out unless they are asked for. */
    static Query unpivoted(Query.Unpivot unpivot, List<String> labels) {
        Query.Unrotation by = unpivot.by();
        List<String> named = by.columns().stream()
                .map(each -> ((Expression.Name) each.value()).last())
                .toList();
        named.forEach(name -> requireColumn(name, labels));
        List<String> kept =
                labels.stream().filter(label -> !named.contains(label)).toList();
        List<Query.Body> sides = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            String alias = by.columns().get(i).alias();
            List<Query.Item> items = new ArrayList<>(columns(kept));
            Expression name =
                    new Expression.Cast(new Expression.Text(alias == null ? named.get(i) : alias), Type.varchar(256));
            items.add(new Query.Column(name, by.name(), true));
            items.add(new Query.Column(column(named.get(i)), by.value(), true));
            Expression there = by.nulls() ? null : new Expression.IsNull(column(named.get(i)), true);
            sides.add(select(items, unpivot.source(), there, List.of()).body());
        }
        Query.Body all =
                sides.size() == 1 ? sides.getFirst() : new Query.SetOperation(Query.SetOperator.UNION, true, sides);
        return new Query(List.of(), all, List.of(), null, null);
    }

    private static List<Query.Item> columns(List<String> labels) {
        return labels.stream()
                .<Query.Item>map(label -> new Query.Column(column(label), label, true))
                .toList();
    }

    private static Expression column(String label) {
        return new Expression.Name(List.of(label));
    }

    private static Query select(
            List<Query.Item> items, Query.From from, @Nullable Expression where, List<Expression> keys) {
        Query.Grouping grouping = new Query.Grouping(false, keys, null, null);
        return new Query(
                List.of(), new Query.Select(false, List.copyOf(items), from, where, grouping), List.of(), null, null);
    }
}
