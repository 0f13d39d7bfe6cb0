package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Operator;
import java.util.Set;

/** Which expressions are never null, as far as their form says so. */
final class NeverNull {
    private static final Set<String> FIRST_VALUES = Set.of("coalesce", "nvl");

    private NeverNull() {}

    /** Whether it is a text in quotes, or made of what is never null in such a way that the whole is not. */
    static boolean is(Expression expression) {
        return switch (expression) {
            case Expression.Text _ -> true;
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                operator == Operator.JOINED && is(right) && is(left);
            case Expression.Call call ->
                FIRST_VALUES.contains(call.name())
                        && call.detail().equals(Expression.Detail.PLAIN)
                        && call.arguments().stream().anyMatch(NeverNull::is);
            case Expression.Case choice ->
                choice.otherwise() != null
                        && is(choice.otherwise())
                        && choice.whens().stream().allMatch(when -> is(when.result()));
            case Expression.Null _,
                    Expression.Bool _,
                    Expression.Numeral _,
                    Expression.Parameter _,
                    Expression.Typed _,
                    Expression.Name _,
                    Expression.Unary _,
                    Expression.Junction _,
                    Expression.IsNull _,
                    Expression.IsTruth _,
                    Expression.Between _,
                    Expression.InList _,
                    Expression.InQuery _,
                    Expression.Exists _,
                    Expression.Row _,
                    Expression.Quantified _,
                    Expression.TryCast _,
                    Expression.Scalar _,
                    Expression.Like _,
                    Expression.Cast _,
                    Expression.Extract _,
                    Expression.Star _ -> false;
        };
    }
}
