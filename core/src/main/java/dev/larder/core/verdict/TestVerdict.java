package dev.larder.core.verdict;

import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a data test found.
 *
 * @param test its name
 * @param sentence for people, for example {@code customers by region: North 412 -> 0 (-100 %), allowed 20 %}
 * @param failing failing rows, or dimension values outside the tolerance
 * @param measures by dimension ({@code ""} without one); empty when the test selects failing rows
 */
public record TestVerdict(
        String test,
        boolean passed,
        Severity severity,
        String sentence,
        int failing,
        SortedMap<String, BigDecimal> measures) {
    /** Releases that must have been accepted before a tolerance is judged. */
    public static final int NEEDED_RELEASES = 2;

    /** The most dimension values that a measure may have. */
    public static final int MAX_DIMENSIONS = 5_000;

    /** Copies the map. */
    public TestVerdict {
        measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
    }

    /** Whether the run must not go on to publish. */
    public boolean blocks() {
        return !passed && severity == Severity.BLOCK;
    }

    /** The same as a warning. */
    TestVerdict excused(String because) {
        return new TestVerdict(test, passed, Severity.WARN, sentence, failing, measures).noting(because);
    }

    /** The same with something more to say. */
    TestVerdict noting(String more) {
        return new TestVerdict(test, passed, severity, sentence + "; " + more, failing, measures);
    }

    /** The verdict on a measure of which every dimension was judged. */
    static TestVerdict ofMeasure(
            DataTest test, SortedMap<String, BigDecimal> measures, List<Judged> judged, Comparison comparison) {
        int releases = comparison.yardstick().releases();
        if (!comparison.yardstick().isEnough()) {
            String sentence = heading(test) + ": measured, not judged until " + NEEDED_RELEASES
                    + " releases were accepted (" + releases + " so far)";
            return new TestVerdict(test.name(), true, test.severity(), sentence, 0, measures);
        }
        List<Deviation> outside = Deviation.of(judged);
        String sentence =
                heading(test) + ": " + (outside.isEmpty() ? "within " + comparison.words() : Deviation.shown(outside));
        return new TestVerdict(test.name(), outside.isEmpty(), test.severity(), sentence, outside.size(), measures);
    }

    /** The verdict on a grain of which this many keys stand for more than one row. */
    static TestVerdict repeated(DataTest test, int keys) {
        String number = String.format(Locale.ENGLISH, "%,d", keys) + (keys == 1 ? " key stands" : " keys stand");
        String sentence = heading(test) + ": " + (keys == 0 ? "no key repeats" : number + " for more than one row");
        return new TestVerdict(test.name(), keys == 0, test.severity(), sentence, keys, Collections.emptySortedMap());
    }

    /** The number that the warehouse gives with each row, in the last column; 0 if there are no rows. */
    static int counted(List<List<@Nullable String>> rows) {
        return rows.isEmpty()
                ? 0
                : Integer.parseInt(Objects.requireNonNull(rows.getFirst().getLast(), "a count is never null"));
    }

    /** The verdict on rows of which there should be none. */
    static TestVerdict failingRows(DataTest test, List<List<@Nullable String>> rows) {
        int count = counted(rows);
        String number = count == 1 ? "1 row" : "%,d rows".formatted(count);
        String sentence =
                heading(test) + ": " + (count == 0 ? "no failing row" : number + (count == 1 ? " fails" : " fail"));
        return new TestVerdict(test.name(), count == 0, test.severity(), sentence, count, Collections.emptySortedMap());
    }

    /**
     * What a measure's rows say, by dimension ({@code ""} without one).
     *
     * @param rows values as text, null for null
     * @throws UnusableMeasure when they are not dimensions and one number each, each dimension once
     */
    public static SortedMap<String, BigDecimal> measures(DataTest test, List<List<@Nullable String>> rows) {
        if (rows.size() > MAX_DIMENSIONS) {
            throw new UnusableMeasure(
                    test,
                    "expected at most " + MAX_DIMENSIONS + " dimension values, found more",
                    "group by something coarser");
        }
        SortedMap<String, BigDecimal> measures = new TreeMap<>();
        for (List<@Nullable String> row : rows) {
            String dimension = row.subList(0, row.size() - 1).stream()
                    .map(value -> value == null ? "(null)" : value)
                    .collect(Collectors.joining(" / "));
            String value = row.getLast();
            // an aggregate over no row is null: nothing was there to measure
            BigDecimal measure = value == null ? BigDecimal.ZERO : number(test, value);
            if (measures.put(dimension, measure) != null) {
                throw new UnusableMeasure(
                        test,
                        "expected each dimension value once, found \"" + dimension + "\" twice",
                        "group by all columns but the last, which is the measure");
            }
        }
        return measures;
    }

    private static BigDecimal number(DataTest test, String value) {
        try {
            return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP);
        } catch (NumberFormatException noNumber) {
            throw new UnusableMeasure(
                    test, "expected a number as last column, found \"" + value + "\"", "select the measure last");
        }
    }

    /** The description without its full stop, since the finding follows. */
    private static String heading(DataTest test) {
        String description = test.description();
        return description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
    }
}
