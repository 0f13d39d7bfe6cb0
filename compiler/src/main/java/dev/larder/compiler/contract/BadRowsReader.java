package dev.larder.compiler.contract;

import dev.larder.core.contract.BadRows;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how many records of a file may be bad: a number of records, or a percentage. A fraction is refused, since 1 would be both. */
final class BadRowsReader {
    private static final String EXPECTED =
            "a whole number of records from 0, or a share in quotes, above 0 and below 100 with up to four decimals, for example \"0.5 %\"";
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,4})?) ?%");
    private static final BigDecimal PER_MILLION = BigDecimal.valueOf(10_000);
    private static final long MOST = 1_000_000_000;
    private static final int LONGEST_TABLE = 127 - "_rejected".length();

    private BadRowsReader() {}

    /** Null if no record may be bad, and after a problem. */
    static @Nullable BadRows read(CustomProperties properties, String table) {
        Optional<DocumentNode> node = properties.get("badRows");
        if (node.isEmpty()) {
            return null;
        }
        String written = node.get().written();
        Matcher percent = PERCENT.matcher(written);
        BadRows read = null;
        if (percent.matches()) {
            long perMillion =
                    new BigDecimal(percent.group(1)).multiply(PER_MILLION).longValueExact();
            read = perMillion > 0 ? new BadRows(null, perMillion) : null;
        } else if (written.matches("[0-9]{1,10}") && Long.parseLong(written) <= MOST) {
            long records = Long.parseLong(written);
            if (records == 0) {
                return null;
            }
            read = new BadRows(records, null);
        }
        if (read == null) {
            node.get().problem(EXPECTED, node.get().described(), closest(written));
        } else if (table.length() > LONGEST_TABLE) {
            node.get()
                    .problem(
                            "a table whose name has at most " + LONGEST_TABLE + " characters, since " + table
                                    + "_rejected is one too",
                            "one of " + table.length(),
                            null);
        }
        return read;
    }

    private static @Nullable String closest(String written) {
        if (!written.matches("0?\\.[0-9]{1,6}")) {
            return null;
        }
        BigDecimal percent = new BigDecimal(written).movePointRight(2).stripTrailingZeros();
        return percent.signum() == 0 ? null : "did you mean \"" + percent.toPlainString() + " %\"?";
    }
}
