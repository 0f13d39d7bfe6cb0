package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Operator;
import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import java.util.stream.Collectors;

/** An expression in few words, for messages; what would be long is left out. */
final class Written {
    private static final int LONGEST = 80;
    private static final String MORE = "...";

    private Written() {}

    static String of(Expression expression) {
        String written = shown(expression);
        return written.length() <= LONGEST ? written : written.substring(0, LONGEST - MORE.length()) + MORE;
    }

    private static String shown(Expression expression) {
        return switch (expression) {
            case Expression.Name(List<String> parts) -> String.join(".", parts);
            case Expression.Numeral(String digits) -> digits;
            case Expression.Unary(Expression.Prefix operator, Expression operand) -> operator.symbol() + shown(operand);
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                within(left) + " " + operator.symbol() + " " + within(right);
            case Expression.Cast(Expression operand, Type type) ->
                "cast(" + shown(operand) + " as " + type.declared() + ")";
            case Expression.Star _ -> "*";
            case Expression.Call call ->
                call.name() + "("
                        + call.arguments().stream().map(Written::shown).collect(Collectors.joining(", "))
                        + ")";
            default -> MORE;
        };
    }

    private static String within(Expression operand) {
        return operand instanceof Expression.Binary ? "(" + shown(operand) + ")" : shown(operand);
    }
}
