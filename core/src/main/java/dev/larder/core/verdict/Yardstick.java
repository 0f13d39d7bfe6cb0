package dev.larder.core.verdict;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a measure is judged by.
 *
 * @param values those of the live release, by dimension
 * @param releases accepted releases that have a measure of the test
 * @param earlier values of releases before that moved the measure, newest first
 * @param days since the live release, by the landing dates of both; at least 1
 * @param knobs those of the run
 * @param isFed whether deliveries that the test reads are other ones than in the live release; without one nothing is to be expected of what grows
 */
public record Yardstick(
        SortedMap<String, BigDecimal> values,
        int releases,
        List<SortedMap<String, BigDecimal>> earlier,
        long days,
        Map<String, String> knobs,
        boolean isFed) {
    /** Nothing was measured yet. */
    public static final Yardstick NONE = of(Collections.emptySortedMap(), 0);

    /** Copies the collections. */
    public Yardstick {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        earlier = List.copyOf(earlier);
        knobs = Map.copyOf(knobs);
    }

    /** The values of the live release alone, a day ago. */
    public static Yardstick of(SortedMap<String, BigDecimal> values, int releases) {
        return new Yardstick(values, releases, List.of(), 1, Map.of(), true);
    }

    /** What all dimensions together were in the live release, without signs. */
    BigDecimal whole() {
        return values.values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether enough releases were accepted for judging. */
    boolean isEnough() {
        return releases >= TestVerdict.NEEDED_RELEASES;
    }
}
