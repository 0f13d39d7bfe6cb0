package dev.larder.core.verdict;

import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a data test found, with a sample of what fails.
 *
 * @param columns labels of the sample
 * @param sample at most ten of the rows, or of the measures, that fail; empty when the test passed
 * @param judged every dimension, those that passed too
 */
public record TestFinding(
        TestVerdict verdict, List<String> columns, List<List<@Nullable String>> sample, List<Judged> judged) {
    private static final int SAMPLE = 10;

    /** Copies the lists; a value may be null. */
    public TestFinding {
        columns = List.copyOf(columns);
        sample = sample.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
        judged = List.copyOf(judged);
    }

    /**
     * Judges the rows of {@code TestStatements.query}.
     *
     * @param columns labels of the rows
     * @param yardstick what a measure is judged by; no matter if the test selects wrong rows
     * @throws UnusableMeasure when a measure's rows are not dimensions and one number each, each dimension once
     */
    public static TestFinding of(
            DataTest test, List<String> columns, List<List<@Nullable String>> rows, Yardstick yardstick) {
        Tolerance tolerance = test.tolerance();
        return tolerance == null
                ? ofRows(test, columns, rows)
                : ofMeasure(test, columns, rows, new Comparison(tolerance, yardstick));
    }

    /** The same, if it blocks, as a warning that says why it does not block. */
    public TestFinding excused(String because) {
        if (!verdict.blocks()) {
            return this;
        }
        return new TestFinding(
                verdict.excused(because),
                columns,
                sample,
                judged.stream().map(Judged::waived).toList());
    }

    /** The same with something more to say. */
    public TestFinding noting(String more) {
        return new TestFinding(verdict.noting(more), columns, sample, judged);
    }

    private static TestFinding ofRows(DataTest test, List<String> columns, List<List<@Nullable String>> rows) {
        TestVerdict verdict = TestVerdict.failingRows(test, rows);
        List<Judged> judged = List.of(Judged.ofRows(verdict.failing()));
        return verdict.passed()
                ? new TestFinding(verdict, List.of(), List.of(), judged)
                : new TestFinding(verdict, columns.subList(0, columns.size() - 1), withoutCount(rows), judged);
    }

    private static TestFinding ofMeasure(
            DataTest test, List<String> columns, List<List<@Nullable String>> rows, Comparison comparison) {
        SortedMap<String, BigDecimal> measures = TestVerdict.measures(test, rows);
        List<Judged> judged = comparison.judge(measures);
        TestVerdict verdict = TestVerdict.ofMeasure(test, measures, judged, comparison);
        return verdict.passed()
                ? new TestFinding(verdict, List.of(), List.of(), judged)
                : new TestFinding(verdict, labels(columns), deviations(judged), judged);
    }

    /**
     * Judges the rows of {@code BuildStatements.repeatedKeys}, whose last column counts the keys that repeat, including
     * those beyond the sample.
     */
    public static TestFinding ofRepeatedKeys(DataTest test, List<String> columns, List<List<@Nullable String>> rows) {
        TestVerdict verdict = TestVerdict.repeated(test, TestVerdict.counted(rows));
        return new TestFinding(
                verdict,
                rows.isEmpty() ? List.of() : columns.subList(0, columns.size() - 1),
                withoutCount(rows),
                List.of(Judged.ofRows(verdict.failing())));
    }

    private static List<String> labels(List<String> columns) {
        return List.of(
                String.join(" / ", columns.subList(0, columns.size() - 1)), "before", "now", "difference", "allowed");
    }

    private static List<List<@Nullable String>> deviations(List<Judged> judged) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Deviation.of(judged).stream().limit(SAMPLE).forEach(deviation -> rows.add(new ArrayList<>(deviation.values())));
        return rows;
    }

    private static List<List<@Nullable String>> withoutCount(List<List<@Nullable String>> rows) {
        List<List<@Nullable String>> sample = new ArrayList<>();
        rows.stream().limit(SAMPLE).forEach(row -> sample.add(row.subList(0, row.size() - 1)));
        return sample;
    }
}
