package dev.larder.core.verdict;

import dev.larder.core.plan.DataTest.Tolerance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A measure that lies outside its tolerance.
 *
 * @param dimension {@code ""} without one
 * @param before in the live release
 * @param now in the candidate; zero when the dimension vanished
 */
public record Deviation(String dimension, BigDecimal before, BigDecimal now) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Comparator<Deviation> LARGEST_FIRST =
            Comparator.comparing(Deviation::share).reversed().thenComparing(Deviation::dimension);

    /**
     * Every measure that lies outside, including those of dimensions that vanished; the largest change, as a share of what
     * was, comes first.
     */
    public static List<Deviation> outside(
            SortedMap<String, BigDecimal> accepted, SortedMap<String, BigDecimal> measures, Tolerance tolerance) {
        List<Deviation> outside = new ArrayList<>();
        for (String dimension : new TreeSet<>(accepted.keySet())) {
            BigDecimal before = Objects.requireNonNull(accepted.get(dimension));
            Deviation deviation = new Deviation(dimension, before, measures.getOrDefault(dimension, BigDecimal.ZERO));
            if (deviation.isOutside(tolerance)) {
                outside.add(deviation);
            }
        }
        outside.sort(LARGEST_FIRST);
        return List.copyOf(outside);
    }

    /**
     * Whether the measure fails: with both tolerances, only outside both; from zero, any change exceeds every
     * percentage.
     */
    private boolean isOutside(Tolerance tolerance) {
        BigDecimal change = now.subtract(before).abs();
        BigDecimal percent = tolerance.percent();
        BigDecimal absolute = tolerance.absolute();
        boolean outsidePercent =
                percent == null || change.multiply(HUNDRED).compareTo(percent.multiply(before.abs())) > 0;
        boolean outsideAbsolute = absolute == null || change.compareTo(absolute) > 0;
        return outsidePercent && outsideAbsolute;
    }

    /** The change as a share of what was there; larger than any other if nothing was. */
    private BigDecimal share() {
        BigDecimal change = now.subtract(before).abs();
        return before.signum() == 0
                ? new BigDecimal(Long.MAX_VALUE)
                : change.divide(before.abs(), 9, RoundingMode.HALF_UP);
    }

    /** The deviation in words, for example {@code North 412 -> 0 (-100 %)}. */
    String sentence() {
        return (dimension.isEmpty() ? "" : dimension + " ") + plain(before) + " -> " + plain(now) + " (" + percent()
                + ")";
    }

    /** The cells of a table's row: dimension, before, now, difference, and what is allowed. */
    public List<String> values(Tolerance tolerance) {
        return List.of(
                dimension,
                plain(before),
                plain(now),
                signed(now.subtract(before)) + " (" + percent() + ")",
                allowed(tolerance));
    }

    private String percent() {
        return before.signum() == 0
                ? "from nothing"
                : signed(now.subtract(before).multiply(HUNDRED).divide(before.abs(), 1, RoundingMode.HALF_UP)) + " %";
    }

    /** A tolerance in words, for example {@code 20 % or 5}. */
    static String allowed(Tolerance tolerance) {
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
