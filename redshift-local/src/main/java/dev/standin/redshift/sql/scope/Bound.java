package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import org.jspecify.annotations.Nullable;

/**
 * An expression as DuckDB text with its Redshift type.
 *
 * @param literal the value of a literal that has no type yet
 * @param unchecked for a double that has been computed, the text without the check that it is finite
 * @param doubt for a value of which Redshift's documentation leaves the last digit open, all that it may be; the text checks that it is one
 */
public record Bound(
        String sql,
        Type type,
        @Nullable String literal,
        @Nullable String unchecked,
        @Nullable Doubt doubt) {
    private static final int LONGEST = 8_000_000;

    /**
     * The least and the greatest that a value may be on Redshift, null together.
     *
     * @param about what to say of a row in which they differ
     */
    public record Doubt(String low, String high, String about) {}

    public Bound {
        if (sql.length() > LONGEST) {
            throw new Refusal("an expression that grows beyond " + LONGEST
                            + " characters where the local engine computes it")
                    .instead("compute a part of it in a with clause");
        }
    }

    /** The type of something that could not be bound; it fits everything, so that nothing more is said about it. */
    public static final Type FAULTY_TYPE = new Type(Type.Kind.UNKNOWN, 0, 1, false);

    /** The type of a column of a system view that Redshift has and that cannot be answered here; {@link Scope} refuses it by name. */
    public static final Type WITHHELD_TYPE = new Type(Type.Kind.UNKNOWN, 0, 2, false);

    /** What could not be bound. */
    public static final Bound FAULTY = of("NULL", FAULTY_TYPE);

    public boolean isFaulty() {
        return type.equals(FAULTY_TYPE);
    }

    public static Bound of(String sql, Type type) {
        return new Bound(sql, type, null, null, null);
    }

    /** A value in doubt: whoever uses its text without looking at the doubt refuses the rows in which there is one. */
    public static Bound doubtful(Doubt doubt, Type type) {
        return new Bound(Macros.agreed(doubt.low(), doubt.high(), doubt.about()), type, null, null, doubt);
    }

    public static Bound untyped(String value) {
        int bytes = Math.max(1, Text.bytes(value));
        return new Bound(
                Text.quote(value), new Type(Type.Kind.UNKNOWN, bytes, 0, !value.endsWith(" ")), value, null, null);
    }

    /** The same value, where a literal on its own becomes text. */
    public Bound settled() {
        return type.isUnknown() ? new Bound(sql, type.settled(), literal, null, null) : this;
    }

    /** The same value under a name. */
    public Bound named(String name) {
        return new Bound(name, type, literal, null, null);
    }

    /** The text for comparisons, in which trailing blanks do not count. */
    public String compared() {
        if (literal != null) {
            return Text.quote(literal.replaceAll(" +$", ""));
        }
        return type.kind() == Type.Kind.VARCHAR && !type.trimmed() ? Text.rtrim(sql) : sql;
    }

    /** The text for further computing: an overflow is found where the whole is checked. */
    public String operand() {
        return unchecked == null ? sql : unchecked;
    }
}
