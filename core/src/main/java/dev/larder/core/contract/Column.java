package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param position the column's place in the file, from 1, when it has no label there or one that stands in the header twice; null otherwise
 * @param spelling what its numbers may look like beyond the plain form; null when nothing
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
        boolean restricted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer position,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NumberSpelling spelling) {
    /** Copies the list. */
    public Column {
        validValues = List.copyOf(validValues);
    }

    /** A column with a label, and with plain numbers. */
    public Column(
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
        this(name, header, type, required, format, pattern, minimum, maximum, validValues, restricted, null, null);
    }
}
