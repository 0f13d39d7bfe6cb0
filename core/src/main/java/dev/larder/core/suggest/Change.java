package dev.larder.core.suggest;

import dev.larder.core.suggest.MeasureHistory.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The largest changes of a measure in one release, in percent of what was there.
 *
 * @param rise empty when something rose from nothing
 */
record Change(int release, BigDecimal fall, Optional<BigDecimal> rise) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** From how many moves on one of them may be an accident, how many times the next largest it is, and how many percent at least. */
    private static final int NEEDED_MOVES = 6;

    private static final BigDecimal TIMES = new BigDecimal(2);
    private static final BigDecimal LEAST = new BigDecimal(20);

    /**
     * Those of the releases that moved the measure, oldest first.
     *
     * @param share changes of at most so many percent of the whole do not count
     */
    static List<Change> of(List<Point> points, BigDecimal share) {
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Change change = of(points.get(i - 1), points.get(i), share);
            if (change.most().signum() != 0) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Change of(Point last, Point point, BigDecimal share) {
        BigDecimal whole =
                last.values().values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal fall = BigDecimal.ZERO;
        Optional<BigDecimal> rise = Optional.of(BigDecimal.ZERO);
        for (Map.Entry<String, BigDecimal> before : last.values().entrySet()) {
            BigDecimal now = point.values().getOrDefault(before.getKey(), BigDecimal.ZERO);
            BigDecimal change = now.subtract(before.getValue());
            boolean counts = change.abs().multiply(HUNDRED).compareTo(whole.multiply(share)) > 0;
            if (counts && change.signum() < 0 && before.getValue().signum() != 0) {
                fall = fall.max(percent(change, before.getValue()));
            } else if (counts && change.signum() > 0) {
                rise = before.getValue().signum() == 0
                        ? Optional.empty()
                        : rise.map(most -> most.max(percent(change, before.getValue())));
            }
        }
        return new Change(point.release(), fall, rise);
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal before) {
        return change.abs().multiply(HUNDRED).divide(before.abs(), MathContext.DECIMAL64);
    }

    /** The larger one; 100 when something rose from nothing. */
    BigDecimal most() {
        return fall.max(rise.orElse(HUNDRED));
    }

    /** The release that moved a measure by far more than any other: a correction that somebody accepted, by which nothing is measured. */
    static Optional<Integer> accident(List<Change> changes) {
        List<Change> largest = changes.stream()
                .sorted(Comparator.comparing(Change::most).reversed())
                .limit(2)
                .toList();
        return changes.size() >= NEEDED_MOVES
                        && largest.getFirst().most().compareTo(LEAST) > 0
                        && largest.getFirst()
                                        .most()
                                        .compareTo(largest.getLast().most().multiply(TIMES))
                                > 0
                ? Optional.of(largest.getFirst().release())
                : Optional.empty();
    }
}
