package dev.standin.redshift.load.field;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.duckdb.DuckDBWritableVector;

/** DOUBLE PRECISION. Source: r_numeric_literals201.html, r_Numeric_types201.html. */
final class DoubleField extends Field {
    private static final int NO_FLOAT = 1208;
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ZERO = Pattern.compile("[^1-9eE]*([eE].*)?");

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        String text = new String(bytes, from, until - from, StandardCharsets.ISO_8859_1);
        if (!NUMBER.matcher(text).matches()) {
            throw SPECIAL.matcher(text).matches()
                            || NUMBER.matcher(text.strip()).matches()
                    ? Rejected.unsettled("a number with blanks around it, an infinity or no number")
                    : Rejected.error(NO_FLOAT, "Invalid digit in a number of type float8");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw Rejected.error(WholeField.OVERFLOW, "Overflow for float8");
        }
        if (Math.abs(value) < Double.MIN_NORMAL && !ZERO.matcher(text).matches()) {
            throw Rejected.unsettled("a number too near to 0 for float8");
        }
        column.setDouble(row, value);
    }
}
