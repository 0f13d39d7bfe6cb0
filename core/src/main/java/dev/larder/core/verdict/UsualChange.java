package dev.larder.core.verdict;

import dev.larder.core.plan.Tolerance.Usual;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The usual change of a dimension: median and spread of the changes that were accepted, in percent. The spread is the median of the
 * distances from the median, so that one odd release does not widen it.
 */
record UsualChange(BigDecimal median, BigDecimal spread) {
    /** How many accepted changes it takes. */
    static final int NEEDED = 3;

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Of values, newest first; empty while there are too few. */
    static Optional<UsualChange> of(String dimension, List<SortedMap<String, BigDecimal>> values) {
        List<BigDecimal> changes = new ArrayList<>();
        for (int i = 0; i + 1 < values.size(); i++) {
            BigDecimal change =
                    percent(values.get(i + 1).get(dimension), values.get(i).get(dimension));
            if (change != null) {
                changes.add(change);
            }
        }
        if (changes.size() < NEEDED) {
            return Optional.empty();
        }
        BigDecimal median = median(changes);
        return Optional.of(new UsualChange(
                median,
                median(changes.stream()
                        .map(change -> change.subtract(median).abs())
                        .toList())));
    }

    boolean isExceeded(BigDecimal before, BigDecimal now, Usual usual) {
        BigDecimal change = percent(before, now);
        if (change == null) {
            return false;
        }
        BigDecimal distance = change.subtract(median).abs();
        return distance.compareTo(usual.spreads().multiply(spread)) > 0 && distance.compareTo(usual.percent()) > 0;
    }

    String words(Usual usual) {
        return "usually " + (median.signum() < 0 ? "" : "+") + rounded(median) + " %, allowed "
                + Deviation.plain(usual.spreads()) + " spreads of " + rounded(spread) + " % or "
                + Deviation.plain(usual.percent()) + " %";
    }

    private static String rounded(BigDecimal value) {
        return Deviation.plain(value.setScale(1, RoundingMode.HALF_UP));
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal before, @Nullable BigDecimal now) {
        return before == null || now == null || before.signum() == 0
                ? null
                : now.subtract(before).multiply(HUNDRED).divide(before.abs(), MathContext.DECIMAL64);
    }

    private static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.TWO, MathContext.DECIMAL64);
    }
}
