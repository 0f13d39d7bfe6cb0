package dev.larder.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Values as Redshift's literals. */
public final class Literals {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Literals() {}

    /** A text in single quotes; throws {@link IllegalArgumentException} for a backslash, which Redshift would read as an escape. */
    public static String text(String value) {
        if (value.indexOf('\\') >= 0) {
            throw new IllegalArgumentException(
                    "a literal cannot hold a backslash, which Redshift reads as an escape: " + value);
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /** A text with anything in it, as an expression: a backslash stands outside the quotes. */
    public static String anyText(String value) {
        return Arrays.stream(value.split("\\\\", -1))
                .map(Literals::text)
                .collect(Collectors.joining(" || chr(92) || "));
    }

    /** {@code timestamp '2026-03-15 06:07:08'}, in UTC, to the second. */
    public static String timestamp(Instant value) {
        return "timestamp '" + TIMESTAMP.format(value.atOffset(ZoneOffset.UTC)) + "'";
    }

    /** {@code date '2026-03-15'}. */
    public static String date(LocalDate value) {
        return "date '" + value + "'";
    }
}
