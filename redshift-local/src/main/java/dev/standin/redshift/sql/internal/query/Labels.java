package dev.standin.redshift.sql.internal.query;

import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import org.jspecify.annotations.Nullable;

/** The label of a column that its author did not name, by PostgreSQL's rule and the examples on the pages of the functions. */
final class Labels {
    private static final String NONE = "?column?";

    private Labels() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Name name -> name.last();
            case Expression.Call call ->
                call.name().equals("nullif") ? of(call.arguments().getFirst()) : function(call.name());
            case Expression.Case cases -> named(cases.otherwise(), "case");
            case Expression.Cast(Expression operand, Type type) -> named(operand, type.apiName());
            case Expression.TryCast(Expression operand, Type type) -> named(operand, type.apiName());
            case Expression.Extract extract -> "date_part";
            case Expression.Bool bool -> "bool";
            case Expression.Typed(String type, String value) -> type;
            case Expression.Exists exists -> NONE;
            case Expression.Row row -> NONE;
            case Expression.Quantified quantified -> NONE;
            case Expression.Null nothing -> NONE;
            case Expression.Numeral number -> NONE;
            case Expression.Text text -> NONE;
            case Expression.Parameter parameter -> NONE;
            case Expression.Unary unary -> NONE;
            case Expression.Junction junction -> NONE;
            case Expression.Binary binary -> NONE;
            case Expression.IsNull isNull -> NONE;
            case Expression.IsTruth isTruth -> NONE;
            case Expression.Between between -> NONE;
            case Expression.InList in -> NONE;
            case Expression.InQuery in -> NONE;
            case Expression.Scalar scalar -> NONE;
            case Expression.Like like -> NONE;
            case Expression.Star star -> NONE;
        };
    }

    /** The name that a column or a function gives, even through casts. */
    private static String named(@Nullable Expression inner, String otherwise) {
        return switch (inner) {
            case Expression.Name name -> name.last();
            case Expression.Call call -> of(call);
            case Expression.Extract extract -> of(extract);
            case Expression.Cast(Expression operand, Type type) -> named(operand, otherwise);
            case null, default -> otherwise;
        };
    }

    private static String function(String name) {
        return switch (name) {
            case "nvl" -> "coalesce";
            case "current_date" -> "date";
            case "date_part" -> "pgdate_part";
            case "sysdate", "getdate" -> "timestamp";
            case "dateadd" -> "date_add";
            case "datediff" -> "date_diff";
            case "decode" -> "case";
            default -> name;
        };
    }
}
