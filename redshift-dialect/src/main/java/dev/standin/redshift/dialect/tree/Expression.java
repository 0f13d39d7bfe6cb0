package dev.standin.redshift.dialect.tree;

import dev.standin.redshift.dialect.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author may write where a value is expected. */
public sealed interface Expression {
    record Null() implements Expression {}

    record Bool(boolean value) implements Expression {}

    record Numeral(String digits) implements Expression {}

    /** A literal without a type of its own; it takes the type of what it is combined with. */
    record Text(String value) implements Expression {}

    record Parameter(String name) implements Expression {}

    /** {@code date '...'}, {@code timestamp '...'} or {@code timestamptz '...'}. */
    record Typed(String type, String value) implements Expression {}

    record Name(List<String> parts) implements Expression {
        /** The column or table itself. */
        public String last() {
            return parts.getLast();
        }
    }

    record Unary(Prefix operator, Expression operand) implements Expression {}

    /** An operator before one value. */
    enum Prefix {
        NOT("not"),
        PLUS("+"),
        MINUS("-");

        private final String symbol;

        Prefix(String symbol) {
            this.symbol = symbol;
        }

        /** The operator as authors write it. */
        public String symbol() {
            return symbol;
        }
    }

    /** {@code and} or {@code or} between as many conditions as there are in a row. */
    record Junction(Connective operator, List<Expression> operands) implements Expression {}

    /** What joins conditions; its name is what authors write. */
    enum Connective {
        AND,
        OR
    }

    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    record IsNull(Expression operand, boolean negated) implements Expression {}

    record IsTruth(Expression operand, boolean truth, boolean negated) implements Expression {}

    record Between(Expression operand, Expression low, Expression high, boolean negated) implements Expression {}

    record InList(Expression operand, List<Expression> items, boolean negated) implements Expression {}

    record InQuery(Expression operand, Query query, boolean negated) implements Expression {}

    record Exists(Query query) implements Expression {}

    /** Several values in parentheses, to be compared with as many. */
    record Row(List<Expression> parts) implements Expression {}

    /** A value compared with any ({@code some}) or all rows of a query. */
    record Quantified(Expression operand, Operator operator, boolean all, Query query) implements Expression {}

    record Scalar(Query query) implements Expression {}

    record Like(
            Expression operand,
            Expression pattern,
            @Nullable Expression escape,
            Flavour flavour) implements Expression {
        /** Whether NOT stands before it, and whether it is ILIKE. */
        public record Flavour(boolean negated, boolean anyCase) {}
    }

    record Case(
            @Nullable Expression operand,
            List<When> whens,
            @Nullable Expression otherwise) implements Expression {
        /** WHEN ... THEN ... */
        public record When(Expression condition, Expression result) {}
    }

    record Cast(Expression operand, Type type) implements Expression {}

    /** {@code try_cast}: null where the cast would fail. */
    record TryCast(Expression operand, Type type) implements Expression {}

    record Extract(String part, Expression operand) implements Expression {}

    record Call(String name, List<Expression> arguments, Detail detail) implements Expression {}

    record Star() implements Expression {}

    /** Everything that may stand in or after the parentheses of a call. */
    record Detail(
            boolean distinct,
            boolean ignoreNulls,
            List<Order> withinGroup,
            @Nullable Window over) {
        /** Nothing but the arguments. */
        public static final Detail PLAIN = new Detail(false, false, List.of(), null);
    }

    record Order(
            Expression key, boolean descending, @Nullable Boolean nullsFirst) {}

    record Window(
            List<Expression> partition,
            List<Order> order,
            @Nullable String frame) {}
}
