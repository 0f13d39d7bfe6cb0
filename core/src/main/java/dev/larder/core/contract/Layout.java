package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a text is cut into records and values, beside the delimiter. Characters are ASCII; {@link #NO} where there is none.
 *
 * @param quote what may stand around a value that holds delimiters or line ends, and is doubled within it
 * @param escape what takes from the next character its meaning, within quotes and without
 * @param comment a line that begins with it is no record
 * @param skippedLines physical lines before the header that are not read
 * @param headerRows records that make up the header: 0 means that columns come in the order of the contract; of several, the values
 *     that stand above one another make a label, with a blank between them
 * @param footer the last record of the file, which is no row; null when there is none
 */
public record Layout(
        char quote,
        char escape,
        char comment,
        int skippedLines,
        int headerRows,
        @Nullable Footer footer) {
    /** No such character. */
    public static final char NO = '\0';
    /** RFC 4180 with a header of one line. */
    public static final Layout USUAL = new Layout('"', NO, NO, 0, 1, null);

    /**
     * The last record.
     *
     * @param start how it begins, and no row does
     * @param rows the place, from 1, of the number of rows in the footer; null when it does not say how many there are
     * @param sums the places of sums of columns, by the column's name
     * @param slices in a text of fixed widths, where its values stand from the second on, in characters; the first is {@code start}. Empty in
     *     any other text, and where the footer says nothing
     */
    public record Footer(
            String start,
            @Nullable Integer rows,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Integer> sums,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileDialect.Slice> slices) {
        /** Copies map and list; a plan that was compiled before there were any has none. */
        public Footer {
            slices = List.copyOf(Objects.requireNonNullElse(slices, List.of()));
            sums = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNullElse(sums, new TreeMap<>())));
        }

        /** A footer that has no sums. */
        public Footer(String start, @Nullable Integer rows) {
            this(start, rows, new TreeMap<>());
        }

        /** A footer that is cut as the rows are. */
        public Footer(String start, @Nullable Integer rows, SortedMap<String, Integer> sums) {
            this(start, rows, sums, List.of());
        }
    }
}
