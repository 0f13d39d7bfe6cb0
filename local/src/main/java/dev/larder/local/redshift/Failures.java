package dev.larder.local.redshift;

import dev.larder.local.redshift.sql.SqlError;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's errors in Redshift's words where they are known. */
final class Failures {
    private static final Pattern NOT_NULL = Pattern.compile("NOT NULL constraint failed: [^.]*\\.\"?([a-z0-9_$]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OURS = Pattern.compile("Invalid Input Error: (Not supported by the local Redshift: .*|ERROR: .*)", Pattern.DOTALL);

    private Failures() {}

    static RuntimeException of(SQLException failed) {
        String whole = String.valueOf(failed.getMessage());
        String message = whole.substring(Math.max(0, whole.indexOf("\nError: ") < 0 ? 0 : whole.indexOf("\nError: ") + 8));
        Matcher missing = NOT_NULL.matcher(message);
        if (missing.find()) {
            return new SqlError("Cannot insert a NULL value into column " + missing.group(1));
        }
        Matcher ours = OURS.matcher(message);
        if (ours.find()) {
            return new Told(ours.group(1).strip());
        }
        if (message.contains("INTERRUPT") || message.contains("Interrupted")) {
            return new SqlError("Query cancelled on user's request");
        }
        if (message.contains("Conflict")) {
            return new SqlError("1023 DETAIL: Serializable isolation violation on table - " + message);
        }
        return new SqlError(message.strip());
    }

    /** An error whose text is complete. */
    static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Told(String message) {
            super(message);
        }
    }
}
