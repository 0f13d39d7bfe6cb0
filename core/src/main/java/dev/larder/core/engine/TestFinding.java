package dev.larder.core.engine;

import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Tolerance;
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
 */
public record TestFinding(TestVerdict verdict, List<String> columns, List<List<@Nullable String>> sample) {
    private static final int SAMPLE = 10;

    /** Copies the lists; a value may be null. */
    public TestFinding {
        columns = List.copyOf(columns);
        sample = sample.stream()
                .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /**
     * Judges the rows of {@link TestStatements#query}.
     *
     * @param columns labels of the rows
     * @param accepted measures of the live release, by dimension
     * @param releases accepted releases that have a measure of this test
     */
    public static TestFinding of(
            DataTest test,
            List<String> columns,
            List<List<@Nullable String>> rows,
            SortedMap<String, BigDecimal> accepted,
            int releases) {
        TestVerdict verdict = TestVerdict.evaluate(test, rows, accepted, releases);
        Tolerance tolerance = test.tolerance();
        if (verdict.passed()) {
            return new TestFinding(verdict, List.of(), List.of());
        }
        return tolerance == null
                ? new TestFinding(verdict, columns.subList(0, columns.size() - 1), withoutCount(rows))
                : new TestFinding(verdict, labels(columns), deviations(verdict, accepted, tolerance));
    }

    /**
     * Judges the rows of {@link BuildStatements#repeatedKeys}, whose last column counts the keys that repeat, including
     * those beyond the sample.
     */
    public static TestFinding ofRepeatedKeys(DataTest test, List<String> columns, List<List<@Nullable String>> rows) {
        TestVerdict verdict = TestVerdict.repeated(test, TestVerdict.counted(rows));
        return new TestFinding(
                verdict, rows.isEmpty() ? List.of() : columns.subList(0, columns.size() - 1), withoutCount(rows));
    }

    private static List<String> labels(List<String> columns) {
        return List.of(
                String.join(" / ", columns.subList(0, columns.size() - 1)), "before", "now", "difference", "allowed");
    }

    private static List<List<@Nullable String>> deviations(
            TestVerdict verdict, SortedMap<String, BigDecimal> accepted, Tolerance tolerance) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Deviation.outside(accepted, verdict.measures(), tolerance).stream()
                .limit(SAMPLE)
                .forEach(deviation -> rows.add(new ArrayList<>(deviation.values(tolerance))));
        return rows;
    }

    private static List<List<@Nullable String>> withoutCount(List<List<@Nullable String>> rows) {
        List<List<@Nullable String>> sample = new ArrayList<>();
        rows.stream().limit(SAMPLE).forEach(row -> sample.add(row.subList(0, row.size() - 1)));
        return sample;
    }
}
