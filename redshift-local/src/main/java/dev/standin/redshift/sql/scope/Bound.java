package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Text;
import org.jspecify.annotations.Nullable;

/**
 * An expression as DuckDB text with its Redshift type.
 *
 * @param literal the value of a literal that has no type yet
 * @param unchecked of a double that has been computed, the text without the check that it is finite
 */
public record Bound(String sql, Type type, @Nullable String literal, @Nullable String unchecked) {
    private static final int LONGEST = 8_000_000;

    public Bound {
        if (sql.length() > LONGEST) {
            throw new Refusal("an expression that grows beyond " + LONGEST + " characters where the local engine computes it")
                    .instead("compute a part of it in a with clause");
        }
    }

    /** What could not be bound. */
    public static final Bound FAULTY = of("NULL", Type.FAULTY);

    public boolean isFaulty() {
        return type.equals(Type.FAULTY);
    }

    public static Bound of(String sql, Type type) {
        return new Bound(sql, type, null, null);
    }

    public static Bound untyped(String value) {
        int bytes = Math.max(1, Text.bytes(value));
        return new Bound(Text.quote(value), new Type(Type.Kind.UNKNOWN, bytes, 0, !value.endsWith(" ")), value, null);
    }

    /** A literal on its own is text. */
    public Bound settled() {
        return type.isUnknown() ? new Bound(sql, type.settled(), literal, null) : this;
    }

    /** The same value under a name. */
    public Bound named(String name) {
        return new Bound(name, type, literal, null);
    }

    /** For computing on: an overflow is found where the whole is checked. */
    public String operand() {
        return unchecked == null ? sql : unchecked;
    }
}
