package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.type.Type;
import org.jspecify.annotations.Nullable;

/** An expression as DuckDB text with its Redshift type; {@code literal} is the value of a literal that has no type yet. */
record Bound(String sql, Type type, @Nullable String literal) {
    /** What could not be bound. */
    static final Bound FAULTY = of("NULL", Type.FAULTY);

    boolean isFaulty() {
        return type.equals(Type.FAULTY);
    }

    static Bound of(String sql, Type type) {
        return new Bound(sql, type, null);
    }

    static Bound untyped(String value) {
        int bytes = Math.max(1, Text.bytes(value));
        return new Bound(Text.quote(value), new Type(Type.Kind.UNKNOWN, bytes, 0, !value.endsWith(" ")), value);
    }

    /** A literal on its own is text. */
    Bound settled() {
        return type.isUnknown() ? new Bound(sql, type.settled(), literal) : this;
    }
}
