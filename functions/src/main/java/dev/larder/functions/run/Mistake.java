package dev.larder.functions.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong in the project, or in the data that it reads, and only a run could show: {@code runs/dt=<date>/<run>/mistake.json}. It
 * blocks the run.
 *
 * @param file the project's, for example {@code sql/star/fct_rx.sql}
 * @param column null if it is not known
 * @param words what is wrong; for a refused statement, Redshift's own words
 * @param owner whom it concerns; null if the file names nobody
 * @param advice what to do
 * @param rows how many rows there are; 0 if nobody counted them
 * @param labels of the sample
 * @param sample at most ten rows
 */
@InFormat(Format.RUN)
public record Mistake(
        String file,
        @Nullable String column,
        String words,
        @Nullable String owner,
        String advice,
        long rows,
        List<String> labels,
        List<List<@Nullable String>> sample) {
    /** Copies the lists. */
    public Mistake {
        labels = List.copyOf(labels);
        sample = sample.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** Says where and what, without a full stop. */
    public String sentence() {
        String place = file + (column == null ? "" : ", column " + column);
        return place + ": " + words + (rows == 0 ? "" : rows == 1 ? " (1 row)" : " (%,d rows)".formatted(rows));
    }
}
