package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Binder;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.expression.Doubts;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions with OVER. Redshift requires an explicit ROWS frame for an aggregate with ORDER BY; so does this class. */
final class Windows {
    private static final Set<String> RANKS = Set.of("row_number", "rank", "dense_rank", "ntile");
    private static final Set<String> NEIGHBOURS = Set.of("lag", "lead");
    private static final Set<String> ENDS = Set.of("first_value", "last_value");
    private static final Set<String> DISTRIBUTIONS = Set.of("percent_rank", "cume_dist");
    private static final Set<String> WHOLE = Set.of("listagg", "median", "percentile_cont", "percentile_disc");
    private static final Set<String> SUMS = Stream.of(
                    Set.of("sum", "avg", "min", "max", "count"), Statistics.NAMES.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    static final Set<String> NAMES = Stream.of(
                    RANKS, NEIGHBOURS, ENDS, DISTRIBUTIONS, Set.of("nth_value", "ratio_to_report"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private final Binder binder;

    /** Every function that may stand before OVER. */
    static Set<String> known() {
        return Stream.of(NAMES, SUMS, WHOLE).flatMap(Set::stream).collect(Collectors.toSet());
    }

    Windows(Binder binder) {
        this.binder = binder;
    }

    Bound bind(Expression.Call call, Expression.Window window, Scope scope) {
        String name = call.name();
        if (WHOLE.contains(name)) {
            return whole(call, window, scope);
        }
        if (call.detail().distinct() || !call.detail().withinGroup().isEmpty()) {
            throw new Refusal(name + " with DISTINCT or WITHIN GROUP over a window");
        }
        if (SUMS.contains(name)) {
            frame(call, window, true);
            return new Aggregates(binder).aggregate(call, scope, over(window, scope));
        }
        if (RANKS.contains(name)) {
            return rank(call, window, scope);
        }
        if (DISTRIBUTIONS.contains(name)) {
            return distribution(call, window, scope);
        }
        if (name.equals("ratio_to_report")) {
            return ratio(call, window, scope);
        }
        if (NEIGHBOURS.contains(name)) {
            return neighbour(call, window, scope);
        }
        if (ENDS.contains(name) || name.equals("nth_value")) {
            frame(call, window, true);
            return end(call, window, scope);
        }
        throw UnknownFunctions.window(name);
    }

    /** Source: r_WF_LISTAGG.html, r_WF_MEDIAN.html and their kin: OVER takes PARTITION BY only. */
    private Bound whole(Expression.Call call, Expression.Window window, Scope scope) {
        partitionOnly(call, window);
        Aggregates aggregates = new Aggregates(binder);
        return call.name().equals("median")
                ? aggregates.aggregate(call, scope, over(window, scope))
                : aggregates.ordered(call, scope, over(window, scope));
    }

    private static void partitionOnly(Expression.Call call, Expression.Window window) {
        if (!window.order().isEmpty() || window.frame() != null) {
            throw new SqlError(call.name() + " cannot contain a window ordering or frame specification");
        }
    }

    /** Source: r_WF_PERCENT_RANK.html and r_WF_CUME_DIST.html: quotients of row counts, as FLOAT8. */
    private Bound distribution(Expression.Call call, Expression.Window window, Scope scope) {
        frame(call, window, false);
        new Arguments(call.name(), call.arguments(), binder.bindAll(call.arguments(), scope)).between(0, 0);
        if (window.order().isEmpty()) {
            throw new Refusal(call.name() + " without an ORDER BY in its window");
        }
        return Bound.of(call.name() + "()" + over(window, scope), Type.DOUBLE);
    }

    /** Source: r_WF_RATIO_TO_REPORT.html: FLOAT8; of decimals, two machines may differ in the last digits. */
    private Bound ratio(Expression.Call call, Expression.Window window, Scope scope) {
        partitionOnly(call, window);
        Bound value = new Arguments(call.name(), call.arguments(), binder.bindAll(call.arguments(), scope))
                .between(1, 1)
                .number(0);
        String sum = "sum(" + value.sql() + ")" + over(window, scope);
        String ratio = "(" + Casts.cast(value.sql(), Type.DOUBLE) + " / "
                + Macros.call("not_zero", Casts.cast(sum, Type.DOUBLE)) + ")";
        return value.type().kind() == Type.Kind.DECIMAL
                ? Doubts.unlessDyadic(ratio, "4.5e-16", "ratio_to_report")
                : Bound.of(ratio, Type.DOUBLE);
    }

    private static void frame(Expression.Call call, Expression.Window window, boolean wanted) {
        boolean ordered = !window.order().isEmpty();
        if (wanted && ordered && window.frame() == null) {
            throw new SqlError("Aggregate window functions with an ORDER BY clause require a frame clause");
        }
        if (window.frame() != null && (!wanted || !ordered)) {
            throw new Refusal(call.name() + " with a frame clause here");
        }
    }

    private Bound rank(Expression.Call call, Expression.Window window, Scope scope) {
        frame(call, window, false);
        int arguments = call.name().equals("ntile") ? 1 : 0;
        Arguments a = new Arguments(call.name(), call.arguments(), binder.bindAll(call.arguments(), scope))
                .between(arguments, arguments);
        if (window.order().isEmpty() && !call.name().equals("row_number")) {
            throw new Refusal(call.name() + " without an ORDER BY in its window");
        }
        if (arguments == 1 && a.literalInteger(0) < 1) {
            throw new SqlError("ntile takes a positive number");
        }
        boolean small = call.name().equals("rank") || call.name().equals("dense_rank");
        String sql = call.name() + "(" + (arguments == 1 ? a.at(0).sql() : "") + ")" + over(window, scope);
        return small ? Bound.of(Casts.cast(sql, Type.INTEGER), Type.INTEGER) : Bound.of(sql, Type.BIGINT);
    }

    private Bound neighbour(Expression.Call call, Expression.Window window, Scope scope) {
        frame(call, window, false);
        Arguments a =
                new Arguments(call.name(), call.arguments(), binder.bindAll(call.arguments(), scope)).between(1, 3);
        if (a.count() == 3) {
            // Source: r_WF_LAG.html and r_WF_LEAD.html, whose syntax has an offset and no default.
            throw new SqlError("Default parameter not be supported for window function " + call.name())
                    .instead("write coalesce(" + call.name() + "(...) over (...), <default>)");
        }
        if (window.order().isEmpty()) {
            throw new Refusal(call.name() + " without an ORDER BY in its window");
        }
        int distance = a.count() == 1 ? 1 : a.literalInteger(1);
        if (distance < 0) {
            throw new Refusal(call.name() + " with a negative offset");
        }
        return Bound.of(
                call.name() + "(" + a.at(0).sql() + ", " + distance + ignore(call) + ")" + over(window, scope),
                a.at(0).settled().type());
    }

    private Bound end(Expression.Call call, Expression.Window window, Scope scope) {
        Arguments a = new Arguments(call.name(), call.arguments(), binder.bindAll(call.arguments(), scope));
        boolean nth = call.name().equals("nth_value");
        a.between(nth ? 2 : 1, nth ? 2 : 1);
        if (window.order().isEmpty()) {
            throw new Refusal(call.name() + " without ORDER BY, which is not deterministic");
        }
        if (nth && a.literalInteger(1) < 1) {
            throw new SqlError("nth_value takes a positive number");
        }
        return Bound.of(
                call.name() + "(" + a.at(0).sql() + (nth ? ", " + a.literalInteger(1) : "") + ignore(call) + ")"
                        + over(window, scope),
                a.at(0).settled().type());
    }

    private static String ignore(Expression.Call call) {
        return call.detail().ignoreNulls() ? " IGNORE NULLS" : "";
    }

    private String over(Expression.Window window, Scope scope) {
        // A constant divides nothing.
        List<Bound> partition = window.partition().stream()
                .filter(p -> Within.varies(p) || binder.bind(p, scope).isFaulty())
                .map(p -> binder.notConstant(p, scope))
                .toList();
        String by = partition.isEmpty()
                ? ""
                : "PARTITION BY "
                        + partition.stream()
                                .map(p -> Text.distinct(p.sql(), p.type()))
                                .collect(Collectors.joining(", "));
        String order = window.order().isEmpty()
                ? ""
                : " ORDER BY "
                        + window.order().stream()
                                .map(o -> QueryBinder.direction(binder.sortKey(o.key(), scope), o))
                                .collect(Collectors.joining(", "));
        return " OVER (" + by + order + (window.frame() == null ? "" : " " + window.frame()) + ")";
    }
}
