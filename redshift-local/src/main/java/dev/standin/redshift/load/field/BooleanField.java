package dev.standin.redshift.load.field;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBWritableVector;

/** BOOLEAN, in the spellings of r_Boolean_type.html. */
final class BooleanField extends Field {
    private static final int NO_BOOLEAN = 1210;

    /** PostgreSQL takes these too, but the page does not name them. */
    private static final Set<String> UNNAMED = Set.of("on", "off", "of", "tr", "tru", "ye", "fa", "fal", "fals");

    @Override
    public void read(byte[] bytes, int from, int until, DuckDBWritableVector column, int row) throws Rejected {
        if (until == from + 1 && (bytes[from] == '1' || bytes[from] == '0')) {
            column.setBoolean(row, bytes[from] == '1');
            return;
        }
        column.setBoolean(row, spelled(new String(bytes, from, until - from, StandardCharsets.ISO_8859_1)));
    }

    private static boolean spelled(String text) throws Rejected {
        return switch (text) {
            case "true", "TRUE", "t", "yes", "y" -> true;
            case "false", "FALSE", "f", "no", "n" -> false;
            default -> throw unknown(text.strip().toLowerCase(Locale.ROOT));
        };
    }

    private static Rejected unknown(String text) {
        boolean known = Set.of("true", "t", "yes", "y", "1", "false", "f", "no", "n", "0")
                .contains(text);
        return known || UNNAMED.contains(text)
                ? Rejected.unsettled(
                        "another spelling of a boolean than t, true, TRUE, y, yes, 1, f, false, FALSE, n, no, 0")
                : Rejected.error(NO_BOOLEAN, "Unknown boolean format");
    }
}
