package dev.standin.redshift;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's errors in Redshift's words where they are known. */
public final class Failures {
    private static final Pattern NOT_NULL = Pattern.compile("NOT NULL constraint failed: [^.]*\\.\"?([a-z0-9_$]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OURS = Pattern.compile("Invalid Input Error: (Not supported by the local Redshift: .*|ERROR: .*)", Pattern.DOTALL);

    /** What DuckDB does not take may well be taken by Redshift. */
    private static final Pattern UNTRANSLATED = Pattern.compile("^(Binder|Parser|Catalog|Not implemented|INTERNAL|Invalid Input|Mismatch Type) Error");

    /** But these are errors of the author on both. */
    private static final List<String> COMMON = List.of("must appear in the GROUP BY clause", "cannot contain aggregates", "cannot contain window functions", "calls cannot be nested",
            "at least one window function must appear");

    /** Errors of values: what DuckDB says, and what Redshift does. Sources: "Computations with numeric values"; "Load error reference". */
    private static final Map<Pattern, String> VALUES = values();

    private Failures() {}

    private static Map<Pattern, String> values() {
        Map<Pattern, String> words = new LinkedHashMap<>();
        words.put(Pattern.compile("out of range for the destination type INT16"), "Value out of range for 2 bytes.");
        words.put(Pattern.compile("out of range for the destination type INT32"), "Value out of range for 4 bytes.");
        words.put(Pattern.compile("out of range for the destination type INT64"), "Value out of range for 8 bytes.");
        words.put(Pattern.compile("(?:to type|destination type) DECIMAL\\("), "Numeric data overflow (result precision)");
        words.put(Pattern.compile("Overflow in [a-z]+ of DECIMAL"), "Numeric data overflow (result precision)");
        words.put(Pattern.compile("Overflow in [a-z]+ of INT64"), "bigint out of range");
        words.put(Pattern.compile("Overflow in [a-z]+ of INT32"), "integer out of range");
        words.put(Pattern.compile("(?:date|timestamp) field value out of range: (\"[^\"]*\")"), "date/time field value out of range: $1");
        words.put(Pattern.compile("More than one row returned by a subquery"), "single-row subquery returns more than one row");
        words.put(Pattern.compile("cannot take square root of a negative number"), "cannot take square root of a negative number");
        return Collections.unmodifiableMap(words);
    }

    private static Optional<String> ofValue(String message) {
        for (Map.Entry<Pattern, String> words : VALUES.entrySet()) {
            Matcher known = words.getKey().matcher(message);
            if (known.find()) {
                return Optional.of(known.groupCount() == 0 ? words.getValue() : words.getValue().replace("$1", known.group(1)));
            }
        }
        return Optional.empty();
    }

    public static RuntimeException of(SQLException failed) {
        String whole = String.valueOf(failed.getMessage());
        String message = whole.substring(Math.max(0, whole.indexOf("\nError: ") < 0 ? 0 : whole.indexOf("\nError: ") + 8));
        Matcher missing = NOT_NULL.matcher(message);
        if (missing.find()) {
            return new SqlError("Cannot insert a NULL value into column " + missing.group(1));
        }
        if (message.contains("Max expression depth")) {
            return new Refusal("an expression that is nested too deep for the local engine").instead("compute a part of it in a with clause");
        }
        Optional<String> value = ofValue(message);
        if (value.isPresent()) {
            return new SqlError(value.get());
        }
        Matcher ours = OURS.matcher(message);
        if (ours.find()) {
            return new Told(ours.group(1).strip());
        }
        if (UNTRANSLATED.matcher(message).find() && COMMON.stream().noneMatch(message::contains)) {
            return new Told("Not supported by the local Redshift: " + message.strip());
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
