package dev.standin.redshift.load.field;

import dev.standin.redshift.dialect.type.Type;
import org.duckdb.DuckDBWritableVector;

/** Whole numbers: digits, and a sign before them. Source: r_numeric_literals201.html. */
final class WholeField extends Field {
    static final int NO_DIGIT = 1207;
    static final int OVERFLOW = 1204;
    private final Type type;
    private final long lowest;
    private final long highest;

    WholeField(Type type) {
        this.type = type;
        int bits = type.kind() == Type.Kind.SMALLINT ? 16 : type.kind() == Type.Kind.INTEGER ? 32 : 64;
        highest = Long.MAX_VALUE >> (64 - bits);
        lowest = -highest - 1;
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        long value = number(bytes, from, until);
        if (value < lowest || value > highest) {
            throw overflow();
        }
        if (type.kind() == Type.Kind.SMALLINT) {
            column.setShort(row, (short) value);
        } else if (type.kind() == Type.Kind.INTEGER) {
            column.setInt(row, (int) value);
        } else {
            column.setLong(row, value);
        }
    }

    private long number(byte[] bytes, int from, int until) throws Rejected {
        boolean negative = bytes[from] == '-';
        int first = negative || bytes[from] == '+' ? from + 1 : from;
        if (first == until) {
            throw Rejected.digit(NO_DIGIT, 0, bytes[from], "Integer");
        }
        // negative, since there is one more number below 0 than above
        long value = 0;
        for (int at = first; at < until; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                throw Numbers.noDigit(NO_DIGIT, bytes, from, at, until, "Integer");
            }
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                throw overflow();
            }
            value = value * 10 - digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            throw overflow();
        }
        return negative ? value : -value;
    }

    private Rejected overflow() {
        return Rejected.error(OVERFLOW, "Overflow for " + type.apiName());
    }
}
