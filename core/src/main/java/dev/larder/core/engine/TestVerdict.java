package dev.larder.core.engine;

import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.DataTest.Tolerance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a data test found.
 *
 * @param test its name
 * @param sentence for people, for example {@code customers by region: North 412 -> 0 (-100 %), allowed 20 %}
 * @param failing failing rows at most {@link TestStatements#MAX_ROWS} + 1, or dimension values outside the tolerance
 * @param measures by dimension ({@code ""} without one); empty when the test selects failing rows
 */
public record TestVerdict(
        String test, boolean passed, Severity severity, String sentence, int failing, SortedMap<String, BigDecimal> measures) {
    /** Releases that must have been accepted before a tolerance is judged. */
    public static final int NEEDED_RELEASES = 2;

    private static final int SHOWN = 3;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Copies the map. */
    public TestVerdict {
        measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
    }

    /** Whether the run may not go on to publish. */
    public boolean blocks() {
        return !passed && severity == Severity.BLOCK;
    }

    /**
     * Judges the rows of {@link TestStatements#query}.
     *
     * @param rows values as text, null for null
     * @param accepted measures of the live release, by dimension
     * @param releases accepted releases that have a measure of this test
     * @throws IllegalArgumentException when a measure's rows are not dimensions and one number each, each dimension once
     */
    public static TestVerdict evaluate(
            DataTest test, List<List<@Nullable String>> rows, SortedMap<String, BigDecimal> accepted, int releases) {
        Tolerance tolerance = test.tolerance();
        if (tolerance == null) {
            return failingRows(test, rows);
        }
        SortedMap<String, BigDecimal> measures = measures(test, rows);
        if (releases < NEEDED_RELEASES) {
            String sentence = heading(test) + ": measured, not judged until " + NEEDED_RELEASES + " releases were accepted (" + releases + " so far)";
            return new TestVerdict(test.name(), true, test.severity(), sentence, 0, measures);
        }
        List<String> outside = new ArrayList<>();
        for (String dimension : new TreeSet<>(accepted.keySet())) {
            BigDecimal before = Objects.requireNonNull(accepted.get(dimension));
            BigDecimal now = measures.getOrDefault(dimension, BigDecimal.ZERO);
            if (isOutside(before, now, tolerance)) {
                outside.add(change(dimension, before, now));
            }
        }
        String sentence = heading(test) + ": " + (outside.isEmpty() ? "within " : shown(outside) + ", allowed ") + allowed(tolerance);
        return new TestVerdict(test.name(), outside.isEmpty(), test.severity(), sentence, outside.size(), measures);
    }

    private static TestVerdict failingRows(DataTest test, List<List<@Nullable String>> rows) {
        int count = rows.size();
        String number = count > TestStatements.MAX_ROWS ? "more than " + TestStatements.MAX_ROWS + " rows" : count == 1 ? "1 row" : count + " rows";
        String sentence = heading(test) + ": " + (count == 0 ? "no failing row" : number + (count == 1 ? " fails" : " fail"));
        return new TestVerdict(test.name(), count == 0, test.severity(), sentence, count, Collections.emptySortedMap());
    }

    private static SortedMap<String, BigDecimal> measures(DataTest test, List<List<@Nullable String>> rows) {
        if (rows.size() > TestStatements.MAX_DIMENSIONS) {
            throw new IllegalArgumentException("test " + test.name() + ": expected at most " + TestStatements.MAX_DIMENSIONS
                    + " dimension values, found more; group by something coarser");
        }
        SortedMap<String, BigDecimal> measures = new TreeMap<>();
        for (List<@Nullable String> row : rows) {
            String dimension = row.subList(0, row.size() - 1).stream().map(value -> value == null ? "(null)" : value).collect(Collectors.joining(" / "));
            String value = row.getLast();
            // an aggregate over no row is null: nothing was there to measure
            BigDecimal measure = value == null ? BigDecimal.ZERO : number(test, value);
            if (measures.put(dimension, measure) != null) {
                throw new IllegalArgumentException("test " + test.name() + ": expected each dimension value once, found \"" + dimension + "\" twice");
            }
        }
        return measures;
    }

    private static BigDecimal number(DataTest test, String value) {
        try {
            return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("test " + test.name() + ": expected a number as last column, found \"" + value + "\"", e);
        }
    }

    /** With both tolerances a measure fails only outside both; from zero, any change is more than every percentage. */
    private static boolean isOutside(BigDecimal before, BigDecimal now, Tolerance tolerance) {
        BigDecimal change = now.subtract(before).abs();
        BigDecimal percent = tolerance.percent();
        BigDecimal absolute = tolerance.absolute();
        boolean outsidePercent = percent == null || change.multiply(HUNDRED).compareTo(percent.multiply(before.abs())) > 0;
        boolean outsideAbsolute = absolute == null || change.compareTo(absolute) > 0;
        return outsidePercent && outsideAbsolute;
    }

    /** The description without its full stop, since the finding follows. */
    private static String heading(DataTest test) {
        String description = test.description();
        return description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
    }

    private static String change(String dimension, BigDecimal before, BigDecimal now) {
        String percent = before.signum() == 0
                ? "from nothing"
                : signed(now.subtract(before).multiply(HUNDRED).divide(before.abs(), 1, RoundingMode.HALF_UP)) + " %";
        return (dimension.isEmpty() ? "" : dimension + " ") + plain(before) + " -> " + plain(now) + " (" + percent + ")";
    }

    private static String shown(List<String> changes) {
        String first = String.join("; ", changes.subList(0, Math.min(SHOWN, changes.size())));
        return changes.size() > SHOWN ? first + "; and " + (changes.size() - SHOWN) + " more" : first;
    }

    private static String allowed(Tolerance tolerance) {
        List<String> parts = new ArrayList<>();
        if (tolerance.percent() != null) {
            parts.add(plain(tolerance.percent()) + " %");
        }
        if (tolerance.absolute() != null) {
            parts.add(plain(tolerance.absolute()));
        }
        return String.join(" or ", parts);
    }

    private static String signed(BigDecimal value) {
        return (value.signum() > 0 ? "+" : "") + plain(value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
