package dev.standin.redshift.sql.internal.expression;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Expression;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Bound;
import dev.standin.redshift.sql.scope.Scope;

/** LIKE and ILIKE; without ESCAPE the backslash escapes. */
final class Likes {
    private final Binder binder;

    Likes(Binder binder) {
        this.binder = binder;
    }

    Bound bind(Expression.Like like, Scope scope) {
        Bound operand = operand(binder.bind(like.operand(), scope));
        Bound pattern = binder.bind(like.pattern(), scope);
        if (pattern.settled().type().kind() != Type.Kind.VARCHAR) {
            throw new Refusal("LIKE on " + operand.type().shown() + " and "
                    + pattern.type().shown() + "; cast to varchar");
        }
        boolean plain = like.escape() == null
                && pattern.literal() != null
                && pattern.literal().indexOf('\\') < 0;
        String escape = plain ? "" : " ESCAPE " + Text.quote(escape(like));
        Bound tested = operand;
        Bound searched = pattern;
        if (pattern.literal() == null && !pattern.type().isNull()) {
            searched = Bound.of(Macros.call("like_pattern", pattern.sql()), pattern.type());
            tested = Bound.of(Macros.call("like_operand", operand.sql(), pattern.sql()), operand.type());
        } else if (like.escape() == null && !hasWildcard(pattern)) {
            tested = Bound.of(Macros.call("not_padded", operand.sql()), operand.type());
        }
        return Binder.truth("(" + side(tested, like) + (like.flavour().negated() ? " NOT" : "") + " LIKE "
                + side(searched, like) + escape + ")");
    }

    /** A CHAR is searched with its padding, which LIKE does not ignore. Source: r_patternmatching_condition_like.html. */
    private static Bound operand(Bound operand) {
        Type type = operand.settled().type();
        if (type.kind() == Type.Kind.CHAR) {
            return Bound.of("rpad(" + operand.sql() + ", " + type.size() + ", ' ')", Type.varchar(type.size()));
        }
        boolean text = type.kind() == Type.Kind.VARCHAR || Casts.isWritable(type);
        if (!text) {
            throw new Refusal("LIKE on " + type.shown() + "; cast to varchar");
        }
        return Casts.text(operand);
    }

    /** The backslash, unless ESCAPE says otherwise. */
    private static String escape(Expression.Like like) {
        if (!(like.escape() instanceof Expression.Text(String character))) {
            return "\\";
        }
        if (character.length() != 1) {
            throw new SqlError("invalid escape string: must be one character");
        }
        if (Character.isLetter(character.charAt(0)) || character.equals("%") || character.equals("_")) {
            throw new Refusal("LIKE with the escape character " + character);
        }
        return character;
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
