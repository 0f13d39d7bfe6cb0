package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Scope;

/** LIKE and ILIKE; without ESCAPE the backslash is Redshift's escape, so such a pattern must be a literal without one. */
final class Likes {
    private final Binder binder;

    Likes(Binder binder) {
        this.binder = binder;
    }

    Bound bind(Expression.Like like, Scope scope) {
        Bound operand = binder.bind(like.operand(), scope);
        Bound pattern = binder.bind(like.pattern(), scope);
        boolean texts = operand.settled().type().kind() == Type.Kind.VARCHAR
                && pattern.settled().type().kind() == Type.Kind.VARCHAR;
        if (!texts) {
            throw new Refusal("LIKE on " + operand.type().shown() + " and "
                    + pattern.type().shown() + "; cast to varchar");
        }
        String escape = "";
        if (like.escape() instanceof Expression.Text(String character)) {
            if (character.length() != 1) {
                throw new SqlError("invalid escape string: must be one character");
            }
            if (Character.isLetter(character.charAt(0)) || character.equals("%") || character.equals("_")) {
                throw new Refusal("LIKE with the escape character " + character);
            }
            escape = " ESCAPE " + Text.quote(character);
        } else if (pattern.literal() == null || pattern.literal().indexOf('\\') >= 0) {
            throw new Refusal("LIKE with a pattern that is no plain literal and has no ESCAPE; write ESCAPE '^'");
        }
        Bound tested = like.escape() == null && !hasWildcard(pattern)
                ? Bound.of(Macros.call("not_padded", operand.sql()), operand.type())
                : operand;
        return Binder.truth("(" + side(tested, like) + (like.flavour().negated() ? " NOT" : "") + " LIKE "
                + side(pattern, like) + escape + ")");
    }

    /**
     * Whether the pattern has a wildcard; without one, LIKE is documented to act like the equals operator, to which trailing
     * blanks do not matter. Source: r_patternmatching_condition_like.html.
     */
    private static boolean hasWildcard(Bound pattern) {
        String literal = pattern.literal();
        if (literal == null || literal.indexOf('%') >= 0 || literal.indexOf('_') >= 0) {
            return true;
        }
        if (literal.endsWith(" ")) {
            throw new Refusal("LIKE with a pattern without wildcard that ends in a blank; use =");
        }
        return false;
    }

    /** ILIKE folds only the 26 letters. */
    private static String side(Bound text, Expression.Like like) {
        return like.flavour().anyCase()
                ? "translate(" + text.sql() + ", 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
                : text.sql();
    }
}
