package dev.larder.core.engine.refused;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that Redshift refused while a statement ran: the SQL, or the data that it reads, must be corrected, and trying again does not
 * help. Recognised by the texts that Redshift's documentation and its users show; any other error is not one.
 *
 * @param words Redshift's own, one sentence
 * @param column the one that Redshift names, or null
 */
public record RefusedValue(
        Kind kind, String words, @Nullable String column) {
    private static final Pattern DETAIL =
            Pattern.compile("\\s*(?:\\R|\\bdetail:|-{5}).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("^(?:error:\\s*)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NULL_COLUMN =
            Pattern.compile("cannot insert a null value into column \"?([^\\s\"]+)", Pattern.CASE_INSENSITIVE);

    /** What is wrong with it, and what to do. */
    public enum Kind {
        /** Null in a column that is declared {@code not null}. */
        NULL(
                "make sure in the select that it is never null, or declare the column without \"not null\"",
                "cannot insert a null value into column"),
        /** More bytes than the column has. Sources: "Character types"; "Load error reference". */
        TOO_LONG(
                "declare the column wider (bytes, not characters), or cut the text with cast or left",
                "value too long for character type",
                "value too long for type",
                "exceeds ddl length"),
        /** A number beyond its type. Source: "Computations with numeric values". */
        OUT_OF_RANGE(
                "declare the column wider, or cast to a wider type before computing",
                "numeric data overflow",
                "value out of range for",
                "integer out of range",
                "smallint out of range",
                "bigint out of range",
                "timestamp out of range",
                "value out of range: overflow",
                "value out of range: underflow",
                "numeric field overflow",
                "overflow for"),
        /** A text that is not a value of the type it is cast to. Source: "Load error reference". */
        UNREADABLE(
                "cast only what can be read (case when), have the data corrected, and let a data test at the input gate find such rows",
                "invalid digit, value",
                "invalid input syntax for",
                "date/time field value out of range",
                "invalid date",
                "invalid timestamp",
                "invalid data",
                "unknown boolean format",
                "missing data for not-null field",
                "error converting text to date"),
        /** A number divided by zero. */
        DIVIDED_BY_ZERO("divide by nullif(DIVISOR, 0)", "divide by zero", "division by zero"),
        /** Several rows where one was expected. */
        MORE_THAN_ONE(
                "make the subquery give one row: aggregate it, or join instead",
                "more than one row returned by a subquery",
                "subquery returns more than one row"),
        /** A value for which a function has no answer. */
        OUT_OF_DOMAIN(
                "keep such values from the function with case or where",
                "negative substring length not allowed",
                "cannot take logarithm of",
                "cannot take square root of",
                "field position must be greater than zero",
                "invalid or unsupported utf-8 codepoints",
                "multibyte character not supported for char"),
        /** A value for which Redshift's documentation leaves several answers open: said by the local Redshift, which gives none of them. */
        UNSETTLED(
                "write the select so that only one answer is possible, as the words say",
                "not supported by the local redshift");

        private final String advice;
        private final Pattern texts;

        Kind(String advice, String... texts) {
            this.advice = advice;
            this.texts = Pattern.compile(
                    Stream.of(texts).map(Pattern::quote).collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
        }

        /** What to do, as the end of a sentence. */
        public String advice() {
            return advice;
        }
    }

    /** Recognises a warehouse's error; empty if it is not known to be about a value. */
    public static Optional<RefusedValue> of(String error) {
        for (Kind kind : Kind.values()) {
            if (kind.texts.matcher(error).find()) {
                Matcher named = NULL_COLUMN.matcher(error);
                return Optional.of(new RefusedValue(kind, words(error), named.find() ? named.group(1) : null));
            }
        }
        return Optional.empty();
    }

    /** The error without the block of details that Redshift appends: code, query, process. */
    public static String words(String error) {
        return DETAIL.matcher(PREFIX.matcher(error.strip()).replaceFirst(""))
                .replaceFirst("")
                .strip();
    }
}
