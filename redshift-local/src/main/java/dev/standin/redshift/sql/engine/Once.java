package dev.standin.redshift.sql.engine;

import java.util.function.UnaryOperator;

/**
 * Text that needs a value several times. DuckDB's macros insert their arguments as often as they name them, so nested calls would grow as a
 * power of three; a value that is already large is computed once, as the only element of a list.
 */
public final class Once {
    private static final int MACROS = 2;
    private static final int LENGTH = 2000;

    private Once() {}

    /** The text that the use makes of the value, or of a name for it. */
    public static String of(String value, UnaryOperator<String> use) {
        return isLarge(value)
                ? "list_transform([" + value + "], lambda \"v$\": " + use.apply("\"v$\"") + ")[1]"
                : use.apply(value);
    }

    private static boolean isLarge(String value) {
        if (value.length() > LENGTH) {
            return true;
        }
        int macros = 0;
        for (int at = value.indexOf(Macros.SCHEMA); at >= 0; at = value.indexOf(Macros.SCHEMA, at + 1)) {
            macros++;
        }
        return macros > MACROS;
    }
}
