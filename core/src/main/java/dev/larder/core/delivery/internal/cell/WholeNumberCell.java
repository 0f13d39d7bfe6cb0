package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.ColumnType.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Integers of 16, 32 or 64 bits: an optional sign and digits, nothing else. */
final class WholeNumberCell extends Cell {
    private static final int MOST_DIGITS = 18;
    private final long lowest;
    private final long highest;
    private final long minimum;
    private final long maximum;
    private final @Nullable ValidValues validValues;
    private final Fault noNumber;
    private final Fault outOfRange;
    private final Fault tooSmall;
    private final Fault tooLarge;
    private final Fault notListed;

    WholeNumberCell(Column column) {
        super(column);
        highest = highest(column.type().kind());
        lowest = -highest - 1;
        minimum = bound(column.minimum(), lowest);
        maximum = bound(column.maximum(), highest);
        validValues = column.validValues().isEmpty() ? null : new ValidValues(column.validValues());
        noNumber = Fault.type("is not a whole number").like(GoodForm.number(column, '.'));
        outOfRange = Fault.type("is outside the range of " + column.type().sql() + ", " + lowest + " to " + highest);
        tooSmall = Fault.constraint("is smaller than " + column.minimum());
        tooLarge = Fault.constraint("is larger than " + column.maximum());
        notListed = Fault.constraint(ValidValues.note(column.validValues()));
    }

    private static long highest(Kind kind) {
        return switch (kind) {
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            case BIGINT -> Long.MAX_VALUE;
            case VARCHAR, DECIMAL, DATE, TIMESTAMP, TIMESTAMPTZ, BOOLEAN ->
                throw new IllegalArgumentException(kind + " is no whole number");
        };
    }

    private static long bound(@Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        BigDecimal value = new BigDecimal(text);
        BigDecimal inLong = value.max(BigDecimal.valueOf(Long.MIN_VALUE)).min(BigDecimal.valueOf(Long.MAX_VALUE));
        return inLong.longValueExact();
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        boolean negative = bytes[from] == '-';
        int at = negative || bytes[from] == '+' ? from + 1 : from;
        if (at == until) {
            return noNumber;
        }
        int digits = at;
        long number = 0;
        for (; at < until; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return noNumber;
            }
            number = number * 10 + digit;
        }
        if (until - digits > MOST_DIGITS) {
            return long19(bytes, digits, until, negative, row);
        }
        Fault outside = outside(negative ? -number : number);
        return outside == null ? copy(bytes, digits, until, negative && number != 0, row) : outside;
    }

    /** Writes digits as they stand, but for zeros before them. */
    private @Nullable Fault copy(byte[] bytes, int from, int until, boolean negative, RowBuffer row) {
        int start = row.length();
        int first = from;
        while (first < until - 1 && bytes[first] == '0') {
            first++;
        }
        if (negative) {
            row.put('-');
        }
        row.putFew(bytes, first, until);
        return listed(row, start);
    }

    /** Nineteen digits may or may not fit into 64 bits. */
    private @Nullable Fault long19(byte[] bytes, int from, int until, boolean negative, RowBuffer row) {
        String digits = new String(bytes, from, until - from, java.nio.charset.StandardCharsets.US_ASCII);
        try {
            return write(Long.parseLong(negative ? "-" + digits : digits), row);
        } catch (NumberFormatException e) {
            return outOfRange;
        }
    }

    private @Nullable Fault write(long number, RowBuffer row) {
        Fault outside = outside(number);
        if (outside != null) {
            return outside;
        }
        int start = row.length();
        row.putNumber(number);
        return listed(row, start);
    }

    private @Nullable Fault outside(long number) {
        if (number < lowest || number > highest) {
            return outOfRange;
        }
        if (number < minimum) {
            return tooSmall;
        }
        return number > maximum ? tooLarge : null;
    }

    private @Nullable Fault listed(RowBuffer row, int start) {
        return validValues == null || validValues.contain(row.bytes(), start, row.length()) ? null : notListed;
    }
}
