package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written.
 *
 * @param encoding a charset's IANA name; decoding is strict
 * @param delimiter one character between fields
 * @param decimalSeparator {@code .} or {@code ,}
 * @param zone the time zone of {@code timestamptz} values that carry none, for example {@code Europe/Rome}
 * @param missingValues what means "no value" besides an empty field
 * @param groupSeparator what may stand between each three digits before the decimals of a number; null when nothing may
 * @param slices where the columns stand in each line, in the order of the contract, when values have fixed widths; empty when a delimiter
 *     stands between them
 * @param keys what the values are called when records are JSON objects; null when they are none
 * @param completeness how it is known that a file is whole
 * @param sheet the sheet's name when the file is an Excel workbook; null when it is none
 */
public record FileDialect(
        String encoding,
        char delimiter,
        char decimalSeparator,
        String zone,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsaid.class)
        Compression compression,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsaid.class)
        Layout layout,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missingValues,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Character groupSeparator,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Slice> slices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Keys keys,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsaid.class)
        Completeness completeness,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sheet) {
    /** Copies the lists. A plan that was compiled before there was a choice has neither compression nor layout nor missing values. */
    public FileDialect {
        compression = Objects.requireNonNullElse(compression, Compression.NONE);
        layout = Objects.requireNonNullElse(layout, Layout.USUAL);
        missingValues = List.copyOf(Objects.requireNonNullElse(missingValues, List.of()));
        slices = List.copyOf(Objects.requireNonNullElse(slices, List.of()));
        completeness = Objects.requireNonNullElse(completeness, Completeness.UNSAID);
    }

    /** A file that is no workbook. */
    public FileDialect(
            String encoding,
            char delimiter,
            char decimalSeparator,
            String zone,
            Compression compression,
            Layout layout,
            List<String> missingValues,
            @Nullable Character groupSeparator,
            List<Slice> slices,
            @Nullable Keys keys,
            Completeness completeness) {
        this(
                encoding,
                delimiter,
                decimalSeparator,
                zone,
                compression,
                layout,
                missingValues,
                groupSeparator,
                slices,
                keys,
                completeness,
                null);
    }

    /** A file of which nothing but its footer says whether it is whole. */
    public FileDialect(
            String encoding,
            char delimiter,
            char decimalSeparator,
            String zone,
            Compression compression,
            Layout layout,
            List<String> missingValues,
            @Nullable Character groupSeparator,
            List<Slice> slices,
            @Nullable Keys keys) {
        this(
                encoding,
                delimiter,
                decimalSeparator,
                zone,
                compression,
                layout,
                missingValues,
                groupSeparator,
                slices,
                keys,
                Completeness.UNSAID,
                null);
    }

    /** Plain text, laid out as usual. */
    public FileDialect(String encoding, char delimiter, char decimalSeparator, String zone) {
        this(
                encoding,
                delimiter,
                decimalSeparator,
                zone,
                Compression.NONE,
                Layout.USUAL,
                List.of(),
                null,
                List.of(),
                null);
    }

    /**
     * The place of a column in a line of fixed widths.
     *
     * @param start its first character, from 1
     * @param width in characters
     */
    public record Slice(int start, int width) {
        /** Its last character, from 1. */
        public int end() {
            return start + width - 1;
        }
    }

    /**
     * What the values of a JSON object are called.
     *
     * @param names in the order of the contract's columns
     * @param others whether an object may have others, which are left out
     * @param array the member of the file's object that is the array of them; empty when the file is the array; null when each line is one
     */
    public record Keys(
            List<String> names,
            boolean others,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String array) {
        /** Stands alone on the lines of a turned array that are no record; no JSON has it but as an escape. */
        public static final char NO_RECORD = '\u001e';

        /** Copies the list. */
        public Keys {
            names = List.copyOf(names);
        }

        /** Of objects on lines. */
        public Keys(List<String> names, boolean others) {
            this(names, others, null);
        }
    }

    /** How many characters each line has, when values have fixed widths. */
    public int lineLength() {
        return slices.stream().mapToInt(Slice::end).max().orElse(0);
    }

    /** Equal to what a plan leaves out: what is as it was before a contract could say it, so that no plan's hash changed by it. */
    static final class Unsaid {
        @Override
        public boolean equals(@Nullable Object value) {
            return value == Compression.NONE || Layout.USUAL.equals(value) || Completeness.UNSAID.equals(value);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
