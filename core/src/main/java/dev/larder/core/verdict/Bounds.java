package dev.larder.core.verdict;

import dev.larder.core.plan.Tolerance.Limit;
import dev.larder.core.plan.Tolerance.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Limits of a change, applied once or several times over.
 *
 * @param times how often: once for each elapsed period
 * @param whole what all dimensions together were
 * @param knobs what the limits' knobs are
 */
record Bounds(List<Limit> limits, int times, BigDecimal whole, Map<String, String> knobs) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int MOST_TIMES = 400;

    /**
     * Whether a change is wrong: outside every limit that its direction has; one that its direction has none for is right. From zero, any
     * change exceeds every percentage.
     */
    boolean isExceeded(BigDecimal before, BigDecimal now) {
        BigDecimal change = now.subtract(before);
        List<Limit> applying = limits.stream()
                .filter(limit ->
                        limit.side() == Side.BOTH || limit.side() == (change.signum() < 0 ? Side.FALL : Side.RISE))
                .toList();
        return change.signum() != 0
                && !applying.isEmpty()
                && applying.stream()
                        .allMatch(
                                limit -> change.abs().multiply(HUNDRED).compareTo(allowed(limit, before, change)) > 0);
    }

    /** Hundred times the change that a limit allows. */
    private BigDecimal allowed(Limit limit, BigDecimal before, BigDecimal change) {
        BigDecimal amount = amount(limit);
        int often = Math.clamp(times, 1, MOST_TIMES);
        return switch (limit.unit()) {
            case ABSOLUTE -> amount.multiply(HUNDRED).multiply(BigDecimal.valueOf(often));
            case SHARE -> amount.multiply(whole).multiply(BigDecimal.valueOf(often));
            case PERCENT ->
                (often == 1 ? amount : compounded(amount, often, change.signum() < 0)).multiply(before.abs());
        };
    }

    /** A percentage of what each period left or made. */
    private static BigDecimal compounded(BigDecimal percent, int times, boolean falls) {
        BigDecimal step = percent.divide(HUNDRED, MathContext.DECIMAL64);
        if (falls && step.compareTo(BigDecimal.ONE) >= 0) {
            return percent;
        }
        BigDecimal factor = falls ? BigDecimal.ONE.subtract(step) : BigDecimal.ONE.add(step);
        return factor.pow(times, MathContext.DECIMAL64)
                .subtract(BigDecimal.ONE)
                .abs()
                .multiply(HUNDRED);
    }

    private BigDecimal amount(Limit limit) {
        if (!limit.amount().startsWith(":")) {
            return new BigDecimal(limit.amount());
        }
        String value = knobs.get(limit.amount().substring(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "knob " + limit.amount() + " of a tolerance: expected a value, found none");
        }
        return new BigDecimal(value);
    }

    /** In words, for example {@code 20 % or 5}, {@code -2 %, +50 %} or {@code -2 % per day, 3 times}. */
    String words() {
        List<String> sides = new ArrayList<>();
        for (Side side : List.of(Side.BOTH, Side.FALL, Side.RISE)) {
            String words = String.join(
                    " or ",
                    limits.stream()
                            .filter(limit -> limit.side() == side)
                            .map(this::words)
                            .toList());
            if (!words.isEmpty()) {
                sides.add(words);
            }
        }
        return String.join(", ", sides) + (times > 1 ? ", " + times + " times over" : "");
    }

    private String words(Limit limit) {
        String sign = switch (limit.side()) {
            case FALL -> "-";
            case RISE -> "+";
            case BOTH -> "";
        };
        String unit = switch (limit.unit()) {
            case PERCENT -> " %";
            case SHARE -> " % of all";
            case ABSOLUTE -> "";
        };
        return sign + Deviation.plain(amount(limit)) + unit;
    }
}
