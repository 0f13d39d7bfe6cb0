package dev.standin.redshift.sql.internal.function;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.tree.Expression.Prefix;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.internal.expression.Casts;
import dev.standin.redshift.sql.internal.expression.Literals;
import dev.standin.redshift.sql.scope.Bound;
import java.util.List;

/** The arguments of one call, with the checks that every function needs; positions count from 0. */
record Arguments(String function, List<Expression> written, List<Bound> bound) {
    int count() {
        return bound.size();
    }

    Arguments between(int least, int most) {
        if (count() < least || count() > most) {
            throw new Refusal(function + " with " + count() + " arguments; it takes "
                    + (least == most ? least : least + " to " + most));
        }
        return this;
    }

    Bound at(int i) {
        return bound.get(i);
    }

    /** A text, or what becomes one by itself; a CHAR comes without its padding. */
    Bound text(int i) {
        Bound value = bound.get(i);
        if (value.type().isNull()) {
            return Bound.of("CAST(NULL AS VARCHAR)", value.type().settled());
        }
        boolean writable = value.type().isText() || value.type().isUnknown() || Casts.isWritable(value.type());
        if (!writable) {
            throw new Refusal(function + " of " + value.type().shown() + "; cast it to varchar");
        }
        return Casts.text(value);
    }

    /** A text that must not be empty: what an empty one does is not documented. */
    String notEmpty(int i) {
        return bound.get(i).literal() == null ? Macros.call("not_empty", text(i).sql()) : literalNotEmpty(i);
    }

    /** A whole number, as the engine's INTEGER. */
    String whole(int i) {
        return isLiteralInteger(i)
                ? String.valueOf(literalInteger(i))
                : "CAST(" + integer(i).sql() + " AS INTEGER)";
    }

    Bound number(int i) {
        Bound value = bound.get(i);
        if (!value.type().isNumber() || value.type().kind() == Type.Kind.REAL) {
            throw new Refusal(function + " of " + value.type().shown() + "; cast it");
        }
        return value;
    }

    /** A date, a timestamp or a moment, which is read as a timestamp of UTC; an untyped literal becomes a timestamp. */
    Bound time(int i) {
        Bound value = bound.get(i);
        if (value.literal() != null && value.type().isUnknown()) {
            return Literals.timestamp(value.literal());
        }
        if (value.type().isNull()) {
            return Bound.of("CAST(NULL AS TIMESTAMP)", Type.TIMESTAMP);
        }
        if (!value.type().isTime()) {
            throw new Refusal(function + " of " + value.type().shown() + "; cast it to date or timestamp");
        }
        return value;
    }

    /** An integer expression. */
    Bound integer(int i) {
        Bound value = bound.get(i);
        if (value.type().kind() != Type.Kind.INTEGER && value.type().kind() != Type.Kind.SMALLINT) {
            throw new Refusal(
                    function + " with " + value.type().shown() + " as argument " + (i + 1) + "; cast it to integer");
        }
        return value;
    }

    boolean isLiteralInteger(int i) {
        return constant(i) != null;
    }

    /** A literal whole number, which may be negative. */
    int literalInteger(int i) {
        Integer constant = constant(i);
        if (constant == null) {
            throw new Refusal(function + " whose argument " + (i + 1) + " is no literal whole number");
        }
        return constant;
    }

    private @org.jspecify.annotations.Nullable Integer constant(int i) {
        Expression expression = written.get(i);
        if (expression instanceof Expression.Numeral(String digits) && digits.matches("[0-9]{1,8}")) {
            return Integer.valueOf(digits);
        }
        boolean negative = expression instanceof Expression.Unary(Prefix operator, Expression.Numeral(String digits))
                && operator == Prefix.MINUS
                && digits.matches("[0-9]{1,8}");
        return negative ? Integer.valueOf(bound.get(i).sql().replaceAll("[() ]", "")) : null;
    }

    String literalText(int i) {
        String literal = bound.get(i).literal();
        if (literal == null) {
            throw new Refusal(function + " whose argument " + (i + 1) + " is no text literal");
        }
        return literal;
    }

    String literalNotEmpty(int i) {
        String literal = literalText(i);
        if (literal.isEmpty()) {
            throw new Refusal(function + " with an empty text as argument " + (i + 1));
        }
        return Text.quote(literal);
    }
}
