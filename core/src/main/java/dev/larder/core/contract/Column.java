package dev.larder.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a feed.
 *
 * @param name its name in the warehouse, {@code [a-z][a-z0-9_]*}
 * @param header its exact name in the file's header
 * @param required whether an empty value is a problem
 * @param format for dates and timestamps a {@link java.time.format.DateTimeFormatter} pattern; null means ISO
 * @param pattern a regular expression the whole value must match, or null
 * @param minimum smallest value allowed, as it stands in the contract, or null
 * @param maximum largest value allowed, or null
 * @param validValues the only values allowed; empty means any
 * @param restricted whether the value is masked in receipts and never logged
 */
public record Column(
        String name,
        String header,
        ColumnType type,
        boolean required,
        @Nullable String format,
        @Nullable String pattern,
        @Nullable String minimum,
        @Nullable String maximum,
        List<String> validValues,
        boolean restricted) {
    /** Copies the list. */
    public Column {
        validValues = List.copyOf(validValues);
    }
}
