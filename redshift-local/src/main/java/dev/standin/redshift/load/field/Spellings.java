package dev.standin.redshift.load.field;

import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The spellings of days and times that {@code 'auto'} recognises beside {@code YYYY-MM-DD HH:MI:SS}, as far as they name the century:
 * which one two digits mean is not documented. Source: automatic-recognition.html, r_Date_and_time_literals.html.
 */
final class Spellings {
    private static final List<DateTimeFormatter> DAYS = of(
            "uuuu-MM-dd",
            "uuuuMMdd",
            "M/d/uuuu",
            "uuuu-MMM-dd",
            "MMM-dd-uuuu",
            "dd-MMM-uuuu",
            "MMMM d, uuuu",
            "uuuu.DDD");
    private static final List<DateTimeFormatter> TIMES = Stream.concat(
                    of("HH:mm", "HHmmss", "hh:mm a").stream(), Stream.of(fractional("HH:mm:ss")))
            .toList();

    private Spellings() {}

    private static List<DateTimeFormatter> of(String... patterns) {
        return Stream.of(patterns)
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT))
                .toList();
    }

    private static DateTimeFormatter fractional(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The day and time, midnight if there is none; null if no spelling fits. */
    static @Nullable LocalDateTime read(byte[] bytes, int from, int until) {
        String text = new String(bytes, from, until - from, StandardCharsets.ISO_8859_1);
        for (DateTimeFormatter format : DAYS) {
            ParsePosition end = new ParsePosition(0);
            LocalDate day = day(format, text, end);
            LocalTime time = day == null ? null : time(text.substring(end.getIndex()));
            if (day != null && time != null && day.getYear() > 0 && day.getYear() <= 9999) {
                return day.atTime(time);
            }
        }
        return null;
    }

    private static @Nullable LocalDate day(DateTimeFormatter format, String text, ParsePosition end) {
        try {
            return LocalDate.from(format.parse(text, end));
        } catch (DateTimeException other) {
            return null;
        }
    }

    private static @Nullable LocalTime time(String text) {
        if (text.isEmpty()) {
            return LocalTime.MIDNIGHT;
        }
        if (text.charAt(0) != ' ') {
            return null;
        }
        return TIMES.stream()
                .map(format -> time(format, text.substring(1)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalTime time(DateTimeFormatter format, String text) {
        try {
            return LocalTime.from(format.parse(text));
        } catch (DateTimeException other) {
            return null;
        }
    }
}
