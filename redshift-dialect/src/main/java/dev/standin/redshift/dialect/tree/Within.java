package dev.standin.redshift.dialect.tree;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Searches an expression and its parts, but not the queries in it. */
public final class Within {
    private Within() {}

    public static boolean any(Expression expression, Predicate<Expression> wanted) {
        return first(expression, wanted).isPresent();
    }

    /** The first part that is wanted, in the order in which they are written. */
    public static Optional<Expression> first(Expression expression, Predicate<Expression> wanted) {
        return wanted.test(expression)
                ? Optional.of(expression)
                : parts(expression)
                        .flatMap(part -> first(part, wanted).stream())
                        .findFirst();
    }

    /** What the window or the order of a call is computed from. */
    public static Stream<Expression> windowParts(Expression expression) {
        if (!(expression instanceof Expression.Call call)) {
            return Stream.empty();
        }
        Expression.Window over = call.detail().over();
        Stream<Expression.Order> order = over == null ? Stream.empty() : over.order().stream();
        return Stream.concat(
                Stream.concat(order, call.detail().withinGroup().stream()).map(Expression.Order::key),
                over == null ? Stream.empty() : over.partition().stream());
    }

    /** The query of a subquery. */
    public static Stream<Query> queries(Expression expression) {
        return switch (expression) {
            case Expression.Scalar(Query query) -> Stream.of(query);
            case Expression.Exists(Query query) -> Stream.of(query);
            case Expression.InQuery in -> Stream.of(in.query());
            case Expression.Quantified quantified -> Stream.of(quantified.query());
            default -> Stream.empty();
        };
    }

    /** Whether the value may differ from row to row. */
    public static boolean varies(Expression expression) {
        return any(
                expression,
                e -> e instanceof Expression.Name
                        || e instanceof Expression.Scalar
                        || e instanceof Expression.Exists
                        || e instanceof Expression.InQuery
                        || e instanceof Expression.Quantified
                        || (e instanceof Expression.Call call
                                && call.arguments().equals(List.of(new Expression.Star()))));
    }

    public static Stream<Expression> parts(Expression expression) {
        return switch (expression) {
            case Expression.Call call -> call.arguments().stream();
            case Expression.Unary unary -> Stream.of(unary.operand());
            case Expression.Junction junction -> junction.operands().stream();
            case Expression.Binary binary -> Stream.of(binary.left(), binary.right());
            case Expression.IsNull isNull -> Stream.of(isNull.operand());
            case Expression.IsTruth isTruth -> Stream.of(isTruth.operand());
            case Expression.Between between -> Stream.of(between.operand(), between.low(), between.high());
            case Expression.InList in -> Stream.concat(Stream.of(in.operand()), in.items().stream());
            case Expression.InQuery in -> Stream.of(in.operand());
            case Expression.Like like -> Stream.of(like.operand(), like.pattern());
            case Expression.Cast cast -> Stream.of(cast.operand());
            case Expression.TryCast cast -> Stream.of(cast.operand());
            case Expression.Row row -> row.parts().stream();
            case Expression.Quantified quantified -> Stream.of(quantified.operand());
            case Expression.Extract extract -> Stream.of(extract.operand());
            case Expression.Case cases ->
                Stream.concat(
                        Stream.of(cases.operand(), cases.otherwise())
                                .filter(Objects::nonNull)
                                .map(Objects::requireNonNull),
                        cases.whens().stream().flatMap(when -> Stream.of(when.condition(), when.result())));
            case Expression.Exists e -> Stream.empty();
            case Expression.Scalar s -> Stream.empty();
            case Expression.Null n -> Stream.empty();
            case Expression.Bool b -> Stream.empty();
            case Expression.Numeral n -> Stream.empty();
            case Expression.Text t -> Stream.empty();
            case Expression.Parameter p -> Stream.empty();
            case Expression.Typed t -> Stream.empty();
            case Expression.Name n -> Stream.empty();
            case Expression.Star s -> Stream.empty();
        };
    }
}
