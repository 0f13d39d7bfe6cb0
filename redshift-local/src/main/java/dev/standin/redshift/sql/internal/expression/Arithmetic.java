package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.scope.Bound;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * {@code + - * / %}: division by zero is an error, integers divide to integers, decimals to decimals ({@link Quotients}).
 */
public final class Arithmetic {
    private Arithmetic() {}

    static Bound apply(Expression.Binary written, Bound left, Bound right) {
        Operator operator = written.operator();
        Bound a = adopted(left, right);
        Bound b = adopted(right, left);
        if (Intervals.takes(operator, a, b)) {
            return Intervals.apply(operator, a, b);
        }
        if (a.type().isNumber() && b.type().isNumber()) {
            return numbers(written, a, b);
        }
        if (a.type().kind() == Type.Kind.DATE && b.type().kind() == Type.Kind.DATE && operator == Operator.MINUS) {
            return Bound.of("CAST((" + a.sql() + " - " + b.sql() + ") AS INTEGER)", Type.INTEGER);
        }
        boolean days = a.type().kind() == Type.Kind.DATE
                && (b.type().kind() == Type.Kind.INTEGER || b.type().kind() == Type.Kind.SMALLINT);
        if (days && (operator == Operator.PLUS || operator == Operator.MINUS)) {
            return Bound.of("(" + a.sql() + " " + operator.symbol() + " CAST(" + b.sql() + " AS INTEGER))", Type.DATE);
        }
        throw new Refusal("the operation " + a.type().shown() + " " + operator.symbol() + " "
                + b.type().shown());
    }

    private static Bound adopted(Bound value, Bound other) {
        boolean known = !value.type().isUnknown() || other.type().isUnknown();
        return known ? value : Casts.implicit(value, other.type());
    }

    private static Bound numbers(Expression.Binary written, Bound a, Bound b) {
        Operator operator = written.operator();
        return switch (operator) {
            case DIVIDED -> divided(a, b, Written.of(written));
            case REMAINDER -> remainder(a, b);
            case PLUS, MINUS, TIMES -> computed(operator, a, b);
            case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, JOINED ->
                throw new IllegalArgumentException(operator.symbol() + " computes no number");
        };
    }

    private static Bound computed(Operator operator, Bound a, Bound b) {
        Type type = TypeRules.arithmetic(operator, a.type(), b.type());
        BinaryOperator<Bound> compute = type.kind() == Type.Kind.DOUBLE
                ? (x, y) -> floating(operator.symbol(), x, y)
                : (x, y) -> exact(operator, x, y, type);
        return Doubts.combined(operator, a, b, compute);
    }

    private static Bound floating(String symbol, Bound a, Bound b) {
        return checked("(" + Casts.implicit(a, Type.DOUBLE).operand() + " " + symbol + " "
                + Casts.implicit(b, Type.DOUBLE).operand() + ")");
    }

    private static Bound exact(Operator operator, Bound a, Bound b, Type type) {
        boolean cast = type.kind() != Type.Kind.DECIMAL;
        String left = cast ? Casts.implicit(a, type).sql() : Quotients.wide(a, type.size());
        String right = cast ? Casts.implicit(b, type).sql() : b.sql();
        String sql = "(" + left + " " + operator.symbol() + " " + right + ")";
        return Bound.of(cast ? sql : Casts.cast(sql, type), type);
    }

    /**
     * Infinity stays infinity, or becomes not-a-number, through + - * and as a dividend, so one check at the end finds every overflow.
     */
    private static Bound checked(String sql) {
        return new Bound(Macros.call("finite", sql), Type.DOUBLE, null, sql, null);
    }

    private static Bound divided(Bound a, Bound b, String about) {
        if (a.type().isInteger() && b.type().isInteger()) {
            return whole("//", a, b);
        }
        if (!a.type().isFloat() && !b.type().isFloat()) {
            return Quotients.of(a, b, about);
        }
        return Doubts.combined(
                Operator.DIVIDED,
                a,
                b,
                (x, y) -> checked("(" + Casts.implicit(x, Type.DOUBLE).operand() + " / "
                        + notZero(y, Casts.implicit(y, Type.DOUBLE).sql()) + ")"));
    }

    /** Of integers or decimals; its sign is the dividend's. Source: r_MOD.html. */
    public static Bound remainder(Bound a, Bound b) {
        if (!a.type().isExact() || !b.type().isExact()) {
            throw new Refusal(
                    "the remainder of " + a.type().shown() + " and " + b.type().shown());
        }
        if (a.type().isInteger() && b.type().isInteger()) {
            return whole("%", a, b);
        }
        Type type = TypeRules.common("MOD", List.of(a.type(), b.type()));
        return Bound.of("(" + Casts.cast(a.sql(), type) + " % " + Casts.cast(notZero(b, b.sql()), type) + ")", type);
    }

    private static Bound whole(String operator, Bound a, Bound b) {
        Type type = TypeRules.wider(a.type(), b.type());
        return Bound.of(
                "(" + Casts.implicit(a, type).sql() + " " + operator + " "
                        + notZero(b, Casts.implicit(b, type).sql()) + ")",
                type);
    }

    static String notZero(Bound written, String divisor) {
        return written.sql().matches("[1-9][0-9]*") ? divisor : Macros.call("not_zero", divisor);
    }
}
