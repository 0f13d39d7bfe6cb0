package dev.larder.core.engine;

import java.time.LocalDate;

/** Values as Redshift's literals. */
public final class Literals {
    private Literals() {}

    /** A text in single quotes; throws {@link IllegalArgumentException} for a backslash, which Redshift would read as an escape. */
    public static String text(String value) {
        if (value.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "a literal cannot hold a backslash, which Redshift reads as an escape: " + value);
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /** {@code date '2026-03-15'}. */
    public static String date(LocalDate value) {
        return "date '" + value + "'";
    }
}
