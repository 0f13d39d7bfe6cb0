package dev.larder.core.delivery.internal.cell;

import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.time.Year;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date pattern of digits at fixed places, for example {@code dd/MM/yyyy HH:mm}, read without making objects. Holds the value that was
 * read last; not thread-safe.
 */
final class DateShape {
    private static final Pattern TOKEN = Pattern.compile("yyyy|uuuu|MM|dd|HH|mm|ss|'[ -&(-~]+'|[-/.:, _]");
    private static final int LITERAL = -1;
    private final boolean hasTime;
    /** Of which part of the value each byte is a digit, or {@link #LITERAL}. */
    private final int[] fields;

    private final byte[] literals;
    private final int[] value = new int[6];

    private DateShape(String letters, String literals) {
        hasTime = letters.contains("HH") && letters.contains("mm");
        fields = letters.chars().map(letter -> field((char) letter)).toArray();
        this.literals = literals.getBytes(StandardCharsets.US_ASCII);
    }

    /** The shape of the pattern, or null when it is not of digits at fixed places or names something twice. */
    static @Nullable DateShape of(String pattern) {
        StringBuilder letters = new StringBuilder();
        StringBuilder literals = new StringBuilder();
        Matcher token = TOKEN.matcher(pattern);
        int at = 0;
        while (at < pattern.length() && token.find(at) && token.start() == at) {
            String text = token.group();
            boolean isField = Character.isLetter(text.charAt(0));
            String field = isField ? text.replace('u', 'y') : text.replace("'", "");
            if (isField && letters.indexOf(field) >= 0) {
                return null;
            }
            letters.append(isField ? field : "\0".repeat(field.length()));
            literals.append(isField ? "\0".repeat(field.length()) : field);
            at = token.end();
        }
        boolean isDate = letters.indexOf("yyyy") >= 0 && letters.indexOf("MM") >= 0 && letters.indexOf("dd") >= 0;
        return at == pattern.length() && isDate ? new DateShape(letters.toString(), literals.toString()) : null;
    }

    /** Whether the pattern names hour and minute. */
    boolean hasTime() {
        return hasTime;
    }

    /** Whether exactly these bytes are a date (and time) that exists; if so, its parts can be asked for. */
    boolean read(byte[] bytes, int from, int until) {
        if (until - from != fields.length) {
            return false;
        }
        Arrays.fill(value, 0);
        for (int i = 0; i < fields.length; i++) {
            byte one = bytes[from + i];
            int field = fields[i];
            if (field == LITERAL ? one != literals[i] : one < '0' || one > '9') {
                return false;
            }
            if (field != LITERAL) {
                value[field] = value[field] * 10 + one - '0';
            }
        }
        return exists(year(), month(), day()) && value[3] < 24 && value[4] < 60 && value[5] < 60;
    }

    private static int field(char letter) {
        return switch (letter) {
            case 'y' -> 0;
            case 'M' -> 1;
            case 'd' -> 2;
            case 'H' -> 3;
            case 'm' -> 4;
            case 's' -> 5;
            default -> LITERAL;
        };
    }

    /** Whether the day is in the calendar, from year 1. */
    static boolean exists(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
    }

    int year() {
        return value[0];
    }

    int month() {
        return value[1];
    }

    int day() {
        return value[2];
    }

    int secondOfDay() {
        return value[3] * 3600 + value[4] * 60 + value[5];
    }
}
