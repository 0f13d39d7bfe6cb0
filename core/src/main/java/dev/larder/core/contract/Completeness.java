package dev.larder.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How it is known that a file is whole, beside its footer.
 *
 * @param fileName which groups of the file name hold totals; null when none do
 * @param control the file that must lie beside it; null when none must
 */
public record Completeness(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Totals fileName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Control control) {
    /** Nothing says whether a file is whole. */
    public static final Completeness UNSAID = new Completeness(null, null);

    /**
     * Where totals are found.
     *
     * @param rows where the number of rows is; null when nobody says it
     * @param sums where the sum of a column is, by the column's name
     */
    public record Totals(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String rows,

            SortedMap<String, String> sums) {
        /** Copies the map. */
        public Totals {
            sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
        }
    }

    /**
     * A file beside a file: its being there says that the other one is whole.
     *
     * @param ending what stands in its name behind the other's
     * @param replaces whether it stands in the place of the other's last ending ({@code rx.csv} and {@code rx.ctl})
     * @param totals regular expressions that find them in its text, each by its first group; null when it may be empty
     */
    public record Control(
            String ending,
            boolean replaces,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Totals totals) {
        /** The name of the file beside this one. */
        public String nameFor(String fileName) {
            int dot = fileName.lastIndexOf('.');
            return (replaces && dot > 0 ? fileName.substring(0, dot) : fileName) + ending;
        }

        /** How a contract writes its name. */
        public String template() {
            return (replaces ? "{stem}" : "{name}") + ending;
        }
    }

    /** The columns whose sums somebody says: in the footer, the file name or the control file. */
    public static SortedSet<String> summed(FileDialect dialect) {
        SortedSet<String> columns = new TreeSet<>();
        Layout.Footer footer = dialect.layout().footer();
        Completeness whole = dialect.completeness();
        Totals beside = whole.control == null ? null : whole.control.totals;
        columns.addAll(footer == null ? Set.of() : footer.sums().keySet());
        columns.addAll(whole.fileName == null ? Set.of() : whole.fileName.sums.keySet());
        columns.addAll(beside == null ? Set.of() : beside.sums.keySet());
        return columns;
    }
}
