package dev.larder.core.suggest;

import dev.larder.core.suggest.MeasureHistory.Point;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The largest changes of a measure from one release to the next, in percent; those of at most {@code floor} do not count.
 *
 * @param rise empty when something rose from nothing by more than the floor
 */
record Changes(BigDecimal fall, Optional<BigDecimal> rise) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Changes of(List<Point> points, BigDecimal floor) {
        BigDecimal fall = BigDecimal.ZERO;
        Optional<BigDecimal> rise = Optional.of(BigDecimal.ZERO);
        for (int i = 1; i < points.size(); i++) {
            for (Map.Entry<String, BigDecimal> before :
                    points.get(i - 1).values().entrySet()) {
                BigDecimal now = points.get(i).values().getOrDefault(before.getKey(), BigDecimal.ZERO);
                BigDecimal change = now.subtract(before.getValue());
                boolean counts = change.abs().compareTo(floor) > 0;
                if (counts && change.signum() < 0 && before.getValue().signum() != 0) {
                    fall = fall.max(percent(change, before.getValue()));
                } else if (counts && change.signum() > 0) {
                    rise = before.getValue().signum() == 0
                            ? Optional.empty()
                            : rise.map(most -> most.max(percent(change, before.getValue())));
                }
            }
        }
        return new Changes(fall, rise);
    }

    private static BigDecimal percent(BigDecimal change, BigDecimal before) {
        return change.abs().multiply(HUNDRED).divide(before.abs(), MathContext.DECIMAL64);
    }
}
