package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Numbers with a fixed scale. Too many decimals are a problem, never rounded. */
final class DecimalCell extends Cell {
    private static final int LONG_DIGITS = 18;
    private final char separator;
    private final int scale;
    private final int wholeDigits;
    private final @Nullable BigDecimal minimum;
    private final @Nullable BigDecimal maximum;
    private final boolean fitsLong;
    private final long lowest;
    private final long highest;
    private final Fault noNumber;
    private final Fault tooManyDigits;
    private final Fault tooManyDecimals;
    private final Fault tooSmall;
    private final Fault tooLarge;
    // Where the parts of the value at hand are; set by value().
    private boolean negative;
    private int whole;
    private int point;
    private int decimals;

    DecimalCell(Column column, char separator) {
        super(column);
        this.separator = separator;
        scale = column.type().scale();
        wholeDigits = column.type().length() - scale;
        minimum = column.minimum() == null ? null : new BigDecimal(column.minimum());
        maximum = column.maximum() == null ? null : new BigDecimal(column.maximum());
        fitsLong = column.type().length() <= LONG_DIGITS;
        lowest = unscaled(minimum, RoundingMode.CEILING, Long.MIN_VALUE);
        highest = unscaled(maximum, RoundingMode.FLOOR, Long.MAX_VALUE);
        noNumber = Fault.type("is not a number (decimal " + (separator == ',' ? "comma" : "point") + ")")
                .like(GoodForm.number(column, separator));
        tooManyDigits = Fault.type("has more than " + wholeDigits + " digits before the decimal "
                + (separator == ',' ? "comma" : "point"));
        tooManyDecimals = Fault.type("has more than " + scale + " decimals").like(GoodForm.number(column, separator));
        tooSmall = Fault.constraint("is smaller than " + column.minimum());
        tooLarge = Fault.constraint("is larger than " + column.maximum());
    }

    private long unscaled(@Nullable BigDecimal bound, RoundingMode rounding, long otherwise) {
        if (bound == null || !fitsLong) {
            return otherwise;
        }
        BigDecimal shifted = bound.setScale(scale, rounding).movePointRight(scale);
        return shifted.max(BigDecimal.valueOf(Long.MIN_VALUE))
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        negative = bytes[from] == '-';
        whole = negative || bytes[from] == '+' ? from + 1 : from;
        point = digits(bytes, whole, until);
        boolean hasPoint = point < until;
        if (hasPoint && bytes[point] != separator) {
            return noNumber;
        }
        decimals = hasPoint ? point + 1 : until;
        if (digits(bytes, decimals, until) != until || (hasPoint ? decimals == until : whole == until)) {
            return noNumber;
        }
        while (whole < point && bytes[whole] == '0') {
            whole++;
        }
        if (point - whole > wholeDigits) {
            return tooManyDigits;
        }
        return until - decimals > scale ? tooManyDecimals : write(bytes, until, row);
    }

    /** Where the digits that start here end. */
    private static int digits(byte[] bytes, int from, int until) {
        int at = from;
        while (at < until && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private @Nullable Fault write(byte[] bytes, int until, RowBuffer row) {
        int start = row.length();
        if (negative && !isZero(bytes, until)) {
            row.put('-');
        }
        if (whole == point) {
            row.put('0');
        }
        row.putFew(bytes, whole, point);
        if (scale > 0) {
            row.put('.');
            row.putFew(bytes, decimals, until);
            for (int i = until - decimals; i < scale; i++) {
                row.put('0');
            }
        }
        return minimum == null && maximum == null ? null : outside(row, start);
    }

    private boolean isZero(byte[] bytes, int until) {
        for (int at = whole; at < until; at++) {
            if (bytes[at] >= '1' && bytes[at] <= '9') {
                return false;
            }
        }
        return true;
    }

    private @Nullable Fault outside(RowBuffer row, int start) {
        if (fitsLong) {
            long value = unscaled(row.bytes(), start, row.length());
            return value < lowest ? tooSmall : value > highest ? tooLarge : null;
        }
        BigDecimal value =
                new BigDecimal(new String(row.bytes(), start, row.length() - start, StandardCharsets.US_ASCII));
        if (minimum != null && value.compareTo(minimum) < 0) {
            return tooSmall;
        }
        return maximum != null && value.compareTo(maximum) > 0 ? tooLarge : null;
    }

    /** The digits of a canonical number as if it had no point. */
    private static long unscaled(byte[] bytes, int from, int until) {
        long digits = 0;
        for (int at = from; at < until; at++) {
            digits = bytes[at] >= '0' ? digits * 10 + bytes[at] - '0' : digits;
        }
        return bytes[from] == '-' ? -digits : digits;
    }
}
