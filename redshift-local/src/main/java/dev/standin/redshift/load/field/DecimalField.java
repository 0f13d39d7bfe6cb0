package dev.standin.redshift.load.field;

import dev.standin.redshift.dialect.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.duckdb.DuckDBWritableVector;

/**
 * Decimals; places that the column does not have are cut off, or rounded with ROUNDEC. Source: copy-parameters-data-conversion.html,
 * r_Numeric_types201.html.
 */
final class DecimalField extends Field {
    private static final int NO_DECIMAL = 1209;

    /** A column of this many digits is kept in 64 bits, which cannot hold all of its values. */
    private static final int HALF_REACHED = 19;

    private static final BigInteger REACHED = BigInteger.valueOf(Long.MAX_VALUE);
    private final Type type;
    private final int scale;
    private final boolean rounds;
    private int whole;
    private int point;
    private int fraction;

    DecimalField(Type type, boolean rounds) {
        this.type = type;
        this.rounds = rounds;
        scale = type.scale();
    }

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        boolean negative = bytes[from] == '-';
        read(bytes, from, negative || bytes[from] == '+' ? from + 1 : from, until);
        if (point - whole > type.size() - scale) {
            throw overflow();
        }
        int places = Math.min(scale, until - fraction);
        boolean up = rounds && until - fraction > scale && bytes[fraction + scale] >= '5';
        if (type.size() > 18 || up) {
            column.setBigDecimal(row, large(bytes, places, up, negative));
            return;
        }
        long digits = digits(bytes, fraction, fraction + places, digits(bytes, whole, point, 0));
        for (int missing = places; missing < scale; missing++) {
            digits *= 10;
        }
        column.setBigDecimal(row, BigDecimal.valueOf(negative ? -digits : digits, scale));
    }

    /** Finds the digits before the point, without leading zeros, and those after it. */
    private void read(byte[] bytes, int from, int first, int until) throws Rejected {
        whole = first;
        point = pastDigits(bytes, first, until);
        fraction = point < until && bytes[point] == '.' ? point + 1 : point;
        int end = pastDigits(bytes, fraction, until);
        if (end < until) {
            throw Numbers.noDigit(NO_DECIMAL, bytes, from, end, until, "Decimal");
        }
        if (point == first && end == fraction) {
            throw Rejected.digit(NO_DECIMAL, 0, bytes[from], "Decimal");
        }
        while (whole < point && bytes[whole] == '0') {
            whole++;
        }
    }

    private static int pastDigits(byte[] bytes, int from, int until) {
        int at = from;
        while (at < until && Numbers.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static long digits(byte[] bytes, int from, int until, long before) {
        long digits = before;
        for (int at = from; at < until; at++) {
            digits = digits * 10 + bytes[at] - '0';
        }
        return digits;
    }

    private BigDecimal large(byte[] bytes, int places, boolean up, boolean negative) throws Rejected {
        String digits = new String(bytes, whole, point - whole, StandardCharsets.US_ASCII)
                + new String(bytes, fraction, places, StandardCharsets.US_ASCII)
                + "0".repeat(scale - places);
        BigInteger cut = digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
        BigInteger unscaled = up ? cut.add(BigInteger.ONE) : cut;
        if (up && unscaled.toString().length() > type.size()) {
            throw overflow();
        }
        if (type.size() == HALF_REACHED && unscaled.compareTo(REACHED) > 0) {
            throw overflow();
        }
        return new BigDecimal(negative ? unscaled.negate() : unscaled, scale);
    }

    private Rejected overflow() {
        return Rejected.error(WholeField.OVERFLOW, "Overflow for " + type.apiName());
    }
}
