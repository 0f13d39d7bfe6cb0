package dev.larder.core.delivery;

import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a delivery found: a value, whatever the supplier sent.
 *
 * @param contract the version that was chosen; when rejected the one that was checked against, or null
 * @param window what a {@code window} delivery covers; null for other coverages and when rejected
 * @param columns conformed columns in the order of the parts, without lineage; empty when rejected
 * @param bytes length of the original
 * @param sha256 of the original, hexadecimal
 * @param rows data rows, also when rejected, as far as the file could be read
 * @param periods empty when rejected
 * @param parts empty when rejected
 * @param problems none when accepted; capped otherwise
 * @param problemCounts all problems by type
 */
public record Checked(
        Verdict verdict,
        @Nullable Contract contract,
        @Nullable DateRange window,
        List<String> columns,
        long bytes,
        String sha256,
        long rows,
        SortedMap<Period, PeriodContent> periods,
        List<WrittenPart> parts,
        List<Problem> problems,
        Map<String, Long> problemCounts,
        List<String> warnings) {
    /** Copies the collections. */
    public Checked {
        columns = List.copyOf(columns);
        periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
        problemCounts = Collections.unmodifiableSortedMap(new TreeMap<>(problemCounts));
        warnings = List.copyOf(warnings);
    }

    /** A part that was handed to the sink: rows, bytes before and after compression. */
    public record WrittenPart(int number, long rows, long uncompressedBytes, long bytes) {}
}
