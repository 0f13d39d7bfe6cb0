package dev.larder.local.redshift.sql;

/** The label of a column that its author did not name, by PostgreSQL's rule. */
final class Labels {
    private static final String NONE = "?column?";

    private Labels() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Name name -> name.last();
            case Expression.Call call -> call.name();
            case Expression.Case(Expression operand, var whens, Expression otherwise) -> ofCase(otherwise);
            case Expression.Cast(Expression operand, Type type) -> {
                String inner = of(operand);
                yield inner.equals(NONE) || operand instanceof Expression.Typed ? type.apiName() : inner;
            }
            case Expression.Extract extract -> "date_part";
            case Expression.Bool bool -> "bool";
            case Expression.Typed(String type, String value) -> type;
            case Expression.Exists exists -> NONE;
            case Expression.Null nothing -> NONE;
            case Expression.Numeral number -> NONE;
            case Expression.Text text -> NONE;
            case Expression.Parameter parameter -> NONE;
            case Expression.Unary unary -> NONE;
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

    private static String ofCase(Expression otherwise) {
        return otherwise instanceof Expression.Name name ? name.last() : "case";
    }
}
