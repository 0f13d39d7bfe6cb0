package dev.standin.redshift.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author may write where a value is expected. */
sealed interface Expression {
    record Null() implements Expression {}

    record Bool(boolean value) implements Expression {}

    record Numeral(String digits) implements Expression {}

    /** A literal without a type of its own; it takes the type of what it meets. */
    record Text(String value) implements Expression {}

    record Parameter(String name) implements Expression {}

    /** {@code date '...'} or {@code timestamp '...'}. */
    record Typed(String type, String value) implements Expression {}

    record Name(List<String> parts) implements Expression {
        String last() {
            return parts.getLast();
        }
    }

    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record IsNull(Expression operand, boolean negated) implements Expression {}

    record IsTruth(Expression operand, boolean truth, boolean negated) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean negated) implements Expression {}

    record InList(Expression operand, List<Expression> items, boolean negated) implements Expression {}

    record InQuery(Expression operand, Query query, boolean negated) implements Expression {}

    record Exists(Query query) implements Expression {}

    record Scalar(Query query) implements Expression {}

    record Like(Expression operand, Expression pattern, @Nullable Expression escape, Flavour flavour) implements Expression {
        record Flavour(boolean negated, boolean anyCase) {}
    }

    record Case(@Nullable Expression operand, List<When> whens, @Nullable Expression otherwise) implements Expression {
        record When(Expression condition, Expression result) {}
    }

    record Cast(Expression operand, Type type) implements Expression {}

    record Extract(String part, Expression operand) implements Expression {}

    record Call(String name, List<Expression> arguments, Detail detail) implements Expression {}

    record Star() implements Expression {}

    /** Everything that may stand in or behind the parentheses of a call. */
    record Detail(boolean distinct, boolean ignoreNulls, List<Order> withinGroup, @Nullable Window over) {
        static final Detail PLAIN = new Detail(false, false, List.of(), null);
    }

    record Order(Expression key, boolean descending, @Nullable Boolean nullsFirst) {}

    record Window(List<Expression> partition, List<Order> order, @Nullable String frame) {}
}
