package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Within;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Binder;
import dev.standin.redshift.sql.internal.expression.Doubts;
import dev.standin.redshift.sql.internal.expression.Quotients;
import dev.standin.redshift.sql.internal.query.QueryBinder;
import dev.standin.redshift.sql.scope.Assumed;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Aggregate functions outside windows. */
public final class Aggregates {
    static final String APPROXIMATE = "approximate count";
    static final Set<String> ORDERED = Set.of("listagg", "percentile_cont", "percentile_disc");
    static final Set<String> NAMES = Stream.of(
                    Set.of(
                            "count",
                            "sum",
                            "avg",
                            "min",
                            "max",
                            "bool_and",
                            "bool_or",
                            "bit_and",
                            "bit_or",
                            "median",
                            "any_value",
                            APPROXIMATE),
                    ORDERED,
                    Statistics.NAMES.keySet())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final String DISTINCT = "DISTINCT ";

    /** A billion of such numbers have a sum of 38 digits at most. */
    private static final int MOST_SAFE_DIGITS = 29;

    private static final Set<String> MONOTONIC = Set.of("sum", "avg", "min", "max");
    private final Binder binder;

    Aggregates(Binder binder) {
        this.binder = binder;
    }

    Bound bind(Expression.Call call, Scope scope) {
        if (call.detail().ignoreNulls()) {
            throw new SqlError("IGNORE NULLS is not for the aggregate " + call.name());
        }
        if (ORDERED.contains(call.name())) {
            return ordered(call, scope, "");
        }
        if (!call.detail().withinGroup().isEmpty()) {
            throw new SqlError("WITHIN GROUP is not for the aggregate " + call.name());
        }
        return aggregate(call, scope, "");
    }

    /** Binds an aggregate; with {@code over}, the same function as a window. */
    Bound aggregate(Expression.Call call, Scope scope, String over) {
        boolean star = call.arguments().equals(List.of(new Expression.Star()));
        if (star) {
            if (!call.name().equals("count") || call.detail().distinct()) {
                throw new SqlError(call.name() + "(*) is not a function");
            }
            return Bound.of("count(*)" + over, Type.BIGINT);
        }
        if (call.arguments().size() != 1) {
            throw new SqlError("function " + call.name() + " takes 1 argument, found "
                            + call.arguments().size())
                    .instead(call.detail().distinct() ? "write " + call.name() + "(distinct a || '|' || b)" : null);
        }
        if (over.isEmpty()) {
            refuseNested(call.arguments().getFirst(), call.name());
        }
        Bound value = binder.bind(call.arguments().getFirst(), scope);
        if (value.type().isUnknown() && !call.name().equals("count")) {
            throw new Refusal(call.name() + " of a literal");
        }
        boolean distinct = call.detail().distinct();
        if (Statistics.NAMES.containsKey(call.name())) {
            return Statistics.of(call.name(), value, distinct, over);
        }
        if (call.name().equals("any_value") && over.isEmpty()) {
            return Statistics.any(value);
        }
        if (call.name().equals("median")) {
            return median(call, value, scope, over);
        }
        String argument =
                distinct ? DISTINCT + Text.distinct(value.sql(), value.type().settled()) : value.sql();
        if (call.name().equals(APPROXIMATE)) {
            binder.context().findings().assume(Assumed.EXACT_COUNT);
        }
        boolean monotonic = !distinct && MONOTONIC.contains(call.name());
        return monotonic
                ? Doubts.lifted(value, false, some -> typed(call.name(), some.type(), some.sql(), over))
                : typed(call.name(), value.type(), argument, over);
    }

    private void refuseNested(Expression argument, String outer) {
        Within.first(argument, Aggregates::isAggregate).ifPresent(inner -> {
            throw new SqlError("aggregate function calls may not have nested aggregate or window functions")
                    .told(
                            ((Expression.Call) inner).name() + " within " + outer + ": an aggregate of an aggregate",
                            "",
                            List.of())
                    .instead("compute the inner one in a with clause")
                    .at(binder.context().findings().places().of(inner).at());
        });
    }

    /** Whether the expression itself is an aggregate of its query. */
    public static boolean isAggregate(Expression expression) {
        return expression instanceof Expression.Call call
                && call.detail().over() == null
                && NAMES.contains(call.name());
    }

    private static Bound typed(String name, Type type, String argument, String over) {
        return switch (name) {
            case "count", APPROXIMATE -> Bound.of("count(" + argument + ")" + over, Type.BIGINT);
            case "sum" -> sum(type, argument, over);
            case "avg" -> average(type, argument, over);
            case "min", "max" -> extreme(name, type, argument, over);
            case "bool_and", "bool_or" -> {
                if (type.kind() != Type.Kind.BOOLEAN) {
                    throw new Refusal(name + " of " + type.shown());
                }
                yield Bound.of(name + "(" + argument + ")" + over, Type.BOOLEAN);
            }
            case "bit_and", "bit_or" -> bits(name, type, argument, over);
            default -> throw new Refusal("the aggregate " + name);
        };
    }

    /** Of integers, and of their type. Source: r_BIT_AND.html. */
    private static Bound bits(String name, Type type, String argument, String over) {
        if (!type.isInteger() || !over.isEmpty()) {
            throw new Refusal(name + (over.isEmpty() ? " of " + type.shown() : " over a window"));
        }
        return Bound.of(name + "(" + argument + ")", type);
    }

    private static Bound sum(Type type, String argument, String over) {
        String sql = "sum(" + argument + ")" + over;
        return switch (type.kind()) {
            case SMALLINT, INTEGER -> Bound.of("CAST(" + sql + " AS BIGINT)", Type.BIGINT);
            case BIGINT -> Bound.of("CAST(" + sql + " AS DECIMAL(38, 0))", Type.decimal(38, 0));
            case DECIMAL -> Bound.of(within38(sql, type, argument, over), Type.decimal(38, type.scale()));
            case DOUBLE -> Bound.of(sql, Type.DOUBLE);
            case BOOLEAN, REAL, CHAR, VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN ->
                throw new Refusal("sum of " + type.shown());
        };
    }

    /**
     * DuckDB's sum goes over 38 digits, and from 2^127 on begins again below zero. Up to there it is held to the largest number there is; for what
     * lies beyond, it is added up as doubles too.
     */
    private static String within38(String sum, Type type, String argument, String over) {
        if (type.size() <= MOST_SAFE_DIGITS) {
            return sum;
        }
        boolean distinct = argument.startsWith(DISTINCT);
        String value = "CAST(" + (distinct ? argument.substring(DISTINCT.length()) : argument) + " AS DOUBLE)";
        String about = distinct
                ? "max(abs(" + value + "))" + over + " * count(" + argument + ")" + over
                : "sum(" + value + ")" + over;
        int whole = 38 - type.scale();
        String most = "CAST('" + "9".repeat(whole) + "." + "9".repeat(type.scale()) + "' AS DECIMAL(38, " + type.scale()
                + "))";
        return Macros.SCHEMA + ".summed(" + sum + ", " + about + ", 1.000000001e" + whole + ", " + most + ")";
    }

    /** The average; of integers, a BIGINT without fraction; of decimals, one of as many places. Source: r_AVG.html. */
    private static Bound average(Type type, String argument, String over) {
        return switch (type.kind()) {
            case SMALLINT, INTEGER, BIGINT ->
                Bound.of(
                        "CAST((sum(" + argument + ")" + over + " // count(" + argument + ")" + over + ") AS BIGINT)",
                        Type.BIGINT);
            case DOUBLE -> Bound.of("avg(" + argument + ")" + over, Type.DOUBLE);
            case DECIMAL ->
                Quotients.of(
                        sum(type, argument, over),
                        Bound.of("count(" + argument + ")" + over, Type.BIGINT),
                        Type.decimal(38, type.scale()),
                        Quotients.about("an average", type));
            case BOOLEAN, REAL, CHAR, VARCHAR, DATE, TIMESTAMP, TIMESTAMPTZ, SUPER, INTERVAL, UNKNOWN ->
                throw new Refusal("avg of " + type.shown());
        };
    }

    private static Bound extreme(String name, Type type, String argument, String over) {
        if (type.kind() == Type.Kind.BOOLEAN || type.kind() == Type.Kind.SUPER) {
            throw new SqlError("function " + name + "(" + type.shown() + ") does not exist");
        }
        return Bound.of(name + "(" + argument + ")" + over, type);
    }

    private Bound median(Expression.Call call, Bound value, Scope scope, String over) {
        if (call.detail().distinct()) {
            throw new Refusal("median with DISTINCT");
        }
        scope.sortedWithin(value.sql() + " ASC NULLS LAST");
        return new Percentiles(binder.context().findings(), call, over).continuous(Percentiles.HALF, value);
    }

    /** LISTAGG and the percentiles; with {@code over}, as windows. */
    Bound ordered(Expression.Call call, Scope scope, String over) {
        List<Expression.Order> order = call.detail().withinGroup();
        if (order.isEmpty()) {
            throw new Refusal(call.name() + " without WITHIN GROUP (ORDER BY ...)");
        }
        Arguments arguments =
                new Arguments(call.name(), call.arguments(), binder.bindAll(call.arguments(), scope)).between(1, 2);
        return call.name().equals("listagg")
                ? listagg(call, arguments, scope, over)
                : percentile(call, arguments, scope, over);
    }

    /** Nulls and empty texts are ignored. Source: r_LISTAGG.html. */
    private Bound listagg(Expression.Call call, Arguments arguments, Scope scope, String over) {
        Bound given = arguments.text(0);
        Bound value = Bound.of("nullif(" + given.sql() + ", '')", given.type());
        String delimiter = arguments.count() == 1 ? "''" : Text.quote(arguments.literalText(1));
        String keys = call.detail().withinGroup().stream()
                .map(o -> QueryBinder.direction(binder.sortKey(o.key(), scope), o))
                .collect(Collectors.joining(", "));
        scope.sortedWithin(keys);
        if (call.detail().distinct() && !over.isEmpty()) {
            throw new Refusal("LISTAGG(DISTINCT x) over a window");
        }
        String list = call.detail().distinct()
                ? distinct(call.detail().withinGroup(), value, delimiter, scope)
                : "string_agg(" + value.sql() + ", " + delimiter + " ORDER BY " + keys + ")" + over;
        return Bound.of(Macros.call("listed", list, Type.LONGEST), Type.varchar(Type.LONGEST));
    }

    /** The list with each value once, in the order of the values; nulls have been left out. */
    private String distinct(List<Expression.Order> order, Bound value, String delimiter, Scope scope) {
        boolean same = order.size() == 1
                && value.sql()
                        .equals("nullif("
                                + binder.bind(order.getFirst().key(), scope).sql() + ", '')");
        if (!same) {
            throw new Refusal("LISTAGG(DISTINCT x) ordered by something else than x");
        }
        String distinct = Text.distinct(value.sql(), value.type());
        return "array_to_string(list_sort(list(DISTINCT " + distinct + ") FILTER (WHERE " + value.sql()
                + " IS NOT NULL), '" + (order.getFirst().descending() ? "DESC" : "ASC") + "'), " + delimiter + ")";
    }

    private Bound percentile(Expression.Call call, Arguments arguments, Scope scope, String over) {
        Expression.Order order = call.detail().withinGroup().getFirst();
        Bound key = binder.bind(order.key(), scope);
        scope.sortedWithin(QueryBinder.direction(key.sql(), order));
        if (call.detail().withinGroup().size() > 1 || call.detail().distinct()) {
            throw new Refusal(call.name() + " with DISTINCT or of several keys");
        }
        BigDecimal share = Percentiles.share(arguments.between(1, 1).written().getFirst());
        Percentiles percentiles = new Percentiles(binder.context().findings(), call, over);
        if (call.name().equals("percentile_disc")) {
            return percentiles.discrete(share, key, order.descending());
        }
        return percentiles.continuous(order.descending() ? BigDecimal.ONE.subtract(share) : share, key);
    }

    /**
     * Whether the expression holds an aggregate or a window of its own query, so that it is not a key of GROUP BY ALL.
     */
    public static boolean within(Expression expression) {
        return Within.any(
                expression,
                e -> e instanceof Expression.Call call
                        && (call.detail().over() != null || NAMES.contains(call.name())));
    }
}
