package dev.larder.core.verdict;

import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Tolerance;
import dev.larder.core.verdict.Judged.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        List<Judged> judged = tolerance == null
                ? List.of(Judged.ofRows(verdict.failing()))
                : judged(verdict, accepted, tolerance, releases);
        if (verdict.passed()) {
            return new TestFinding(verdict, List.of(), List.of(), judged);
        }
        return tolerance == null
                ? new TestFinding(verdict, columns.subList(0, columns.size() - 1), withoutCount(rows), judged)
                : new TestFinding(verdict, labels(columns), deviations(verdict, accepted, tolerance), judged);
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

    private static List<Judged> judged(
            TestVerdict verdict, SortedMap<String, BigDecimal> accepted, Tolerance tolerance, int releases) {
        boolean isJudged = releases >= TestVerdict.NEEDED_RELEASES;
        Set<String> outside = isJudged
                ? Deviation.outside(accepted, verdict.measures(), tolerance).stream()
                        .map(Deviation::dimension)
                        .collect(Collectors.toSet())
                : Set.of();
        SortedSet<String> dimensions = new TreeSet<>(verdict.measures().keySet());
        dimensions.addAll(isJudged ? accepted.keySet() : Set.of());
        return dimensions.stream()
                .map(dimension -> new Judged(
                        dimension,
                        verdict.measures().getOrDefault(dimension, BigDecimal.ZERO),
                        accepted.get(dimension),
                        Deviation.allowed(tolerance),
                        !isJudged || !accepted.containsKey(dimension)
                                ? Outcome.MEASURED
                                : outside.contains(dimension) ? Outcome.FAILED : Outcome.PASSED))
                .toList();
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
