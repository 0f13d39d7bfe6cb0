package dev.standin.redshift;

import dev.standin.redshift.dialect.Objection;
import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's errors in the words of Redshift, or of PostgreSQL 8.0 from which it comes, where they are known; anything else is refused in a sentence of
 * its own. DuckDB's words are only in the cause, for a log. Sources for values: "Computations with numeric values", "Load error reference".
 */
final class Failures {
    private static final String OVERFLOW = "Numeric data overflow (result precision)";
    private static final List<Words> KNOWN = List.of(
            error(
                    "NOT NULL constraint failed: [^.]*\\.\"?([a-z0-9_$]+)",
                    found -> "Cannot insert a NULL value into column " + found.group(1)),
            refusal(
                    "Max expression depth",
                    "an expression that is nested too deep for the local engine; compute a part of it in a with"
                            + " clause"),
            new Words(
                    "Invalid Input Error: Not supported by the local Redshift: (.*)",
                    found -> new Refusal(found.group(1).strip())),
            error("Invalid Input Error: ERROR: (.*)", found -> found.group(1).strip()),
            error(
                    "column \"?([^\"]+?)\"? must appear in the GROUP BY clause",
                    found -> "column \"" + found.group(1)
                            + "\" must appear in the GROUP BY clause or be used in an aggregate function"),
            error(
                    "([A-Z]+(?: BY)?) clause cannot contain aggregates",
                    found -> "aggregates not allowed in " + found.group(1) + " clause"),
            error(
                    "([A-Z]+(?: BY)?) clause cannot contain window functions",
                    found -> "window functions not allowed in " + found.group(1) + " clause"),
            error(
                    "window function calls cannot be nested|not allowed in window definitions",
                    found -> "window function calls may not be nested"),
            error(
                    "aggregate function calls cannot",
                    found -> "aggregate function calls may not have nested aggregate or window functions"),
            error(
                    "at least one window function must appear",
                    found -> "QUALIFY needs a window function in the select list or in its condition"),
            error("INSERT statement cannot contain aggregates", found -> "cannot use aggregate function in VALUES"),
            error(
                    "(aggregate|window) functions are not allowed in ([A-Z]+)",
                    found -> "cannot use " + found.group(1) + " function in " + found.group(2)),
            error("More than one row returned by a subquery", found -> "single-row subquery returns more than one row"),
            error("Overflow in [a-z]+ of INT16", found -> "smallint out of range"),
            error("Overflow in [a-z]+ of INT32", found -> "integer out of range"),
            error("Overflow in [a-z]+ of INT64", found -> "bigint out of range"),
            error("(?:destination type|to type) INT16", found -> "Value out of range for 2 bytes."),
            error("(?:destination type|to type) INT32", found -> "Value out of range for 4 bytes."),
            error("(?:destination type|to type) INT64", found -> "Value out of range for 8 bytes."),
            error(
                    "Overflow in (?:HUGEINT|[a-z]+ of (?:DECIMAL|INT128|HUGEINT))|(?:destination type|to type|to)"
                            + " (?:DECIMAL\\(|INT128|HUGEINT)",
                    found -> OVERFLOW),
            error(
                    "(?:date|timestamp) field value out of range: (\"[^\"]*\")",
                    found -> "date/time field value out of range: " + found.group(1)),
            error(
                    "Date out of range|not in timestamp range|[Tt]imestamp.*out of range",
                    found -> "timestamp out of range"),
            error(
                    "cannot take square root of a negative number",
                    found -> "cannot take square root of a negative number"),
            error(
                    "cannot take logarithm of (zero|a negative number)",
                    found -> "cannot take logarithm of " + found.group(1)),
            error("INTERRUPT|Interrupted", found -> "Query cancelled on user's request"),
            error("Conflict|conflict", found -> "1023 DETAIL: Serializable isolation violation on table in Redshift"),
            refusal("^Out of Memory Error", "a statement that needs more memory than the local engine has"),
            refusal(
                    "^IO Error",
                    "what the local engine cannot write to its disk or read from it; make room, and look at its"
                            + " folder"));

    private Failures() {}

    /** A part of what DuckDB says, and what is said instead. */
    private record Words(Pattern engine, Function<MatchResult, Objection> told) {
        Words(String engine, Function<MatchResult, Objection> told) {
            this(Pattern.compile(engine, Pattern.DOTALL), told);
        }
    }

    /** Words for what Redshift rejects too. */
    private static Words error(String engine, Function<MatchResult, String> told) {
        return new Words(engine, found -> new SqlError(told.apply(found)));
    }

    private static Words refusal(String engine, String construct) {
        return new Words(engine, found -> new Refusal(construct));
    }

    /** The same failure in words that may go into an answer. */
    static Objection of(SQLException failed) {
        Objection told = told(message(failed));
        told.initCause(failed);
        return told;
    }

    /** The message without what the driver puts before it. */
    private static String message(SQLException failed) {
        String whole = String.valueOf(failed.getMessage());
        int begin = whole.indexOf("\nError: ");
        return (begin < 0 ? whole : whole.substring(begin + "\nError: ".length())).strip();
    }

    private static Objection told(String message) {
        for (Words words : KNOWN) {
            Matcher found = words.engine().matcher(message);
            if (found.find()) {
                return words.told().apply(found);
            }
        }
        return new Refusal("a statement that the local engine does not run, though each of its parts is known");
    }
}
