package dev.larder.core.delivery.internal.total;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The exact sum of a column's conformed numbers. Not thread-safe. */
final class ColumnSum {
    private static final int MOST_DIGITS = 18;
    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MOST_DIGITS; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final int scale;
    /** In units of the last decimal. */
    private long units;

    private BigDecimal rest = BigDecimal.ZERO;

    /** The sum of numbers with at most so many decimals. */
    ColumnSum(int scale) {
        this.scale = scale;
    }

    /** Adds the number that stands there: digits, a sign, a point; nothing if it is empty. */
    void add(byte[] bytes, int from, int until) {
        boolean negative = from < until && bytes[from] == '-';
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (int at = negative ? from + 1 : from; at < until; at++) {
            if (bytes[at] == '.') {
                decimals = 0;
            } else {
                value = value * 10 + (bytes[at] - '0');
                digits++;
                decimals += decimals >= 0 ? 1 : 0;
            }
        }
        int missing = scale - Math.max(decimals, 0);
        if (digits + missing > MOST_DIGITS || missing < 0) {
            rest = rest.add(new BigDecimal(new String(bytes, from, until - from, StandardCharsets.US_ASCII)));
        } else {
            add((negative ? -value : value) * POWERS[missing]);
        }
    }

    private void add(long value) {
        long sum = units + value;
        if (((units ^ sum) & (value ^ sum)) < 0) {
            rest = rest.add(BigDecimal.valueOf(units, scale));
            sum = value;
        }
        units = sum;
    }

    BigDecimal value() {
        return rest.add(BigDecimal.valueOf(units, scale));
    }
}
