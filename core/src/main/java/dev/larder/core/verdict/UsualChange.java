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

    /**
     * What the live release was.
     *
     * @param times for how many usual changes there was time since; at least 1
     * @param whole what all dimensions together were
     */
    record Since(int times, BigDecimal whole) {}

    /** Whether a change is too far from so many usual ones, by each measure of distance that is given. */
    boolean isExceeded(BigDecimal before, BigDecimal now, Usual usual, Since since) {
        BigDecimal change = percent(before, now);
        if (change == null) {
            return false;
        }
        BigDecimal times = BigDecimal.valueOf(since.times());
        BigDecimal distance = change.subtract(median.multiply(times)).abs();
        return distance.compareTo(usual.spreads().multiply(spread).multiply(times)) > 0
                && distance.compareTo(usual.percent().multiply(times)) > 0
                && isLarge(distance.multiply(before.abs()), usual, since);
    }

    private static boolean isLarge(BigDecimal amount, Usual usual, Since since) {
        return usual.share() == null
                || amount.compareTo(usual.share().multiply(since.whole()).multiply(BigDecimal.valueOf(since.times())))
                        > 0;
    }

    /** In words, for example {@code 5 spreads or 3 %}, without the usual change itself. */
    static String distance(Usual usual) {
        String words = Deviation.plain(usual.spreads()) + " spreads or " + Deviation.plain(usual.percent()) + " %";
        return usual.share() == null ? words : words + " or " + Deviation.plain(usual.share()) + " % of all";
    }

    String words(Usual usual) {
        String all = usual.share() == null ? "" : " or " + Deviation.plain(usual.share()) + " % of all";
        return "usually " + (median.signum() < 0 ? "" : "+") + rounded(median) + " %, allowed "
                + Deviation.plain(usual.spreads()) + " spreads of " + rounded(spread) + " % or "
                + Deviation.plain(usual.percent()) + " %" + all;
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
