package dev.larder.core.delivery.internal.cell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day as a number of days, with the time as its fraction, as sheets have it. Times are rounded to milliseconds, as Excel shows them:
 * what the number holds beyond is noise, since a double tells no two times of today apart that are less than 0.6 microseconds away, and
 * a program that writes 15 digits none within 8. Holds the day that was read last; not thread-safe.
 */
final class SerialDay {
    static final Fault HAS_TIME = Fault.type("is a date with a time of day in the sheet, a date is expected");
    private static final Fault NO_DAY = Fault.type("is a number that is no date in Excel (1 to 2958465)");
    private static final Fault NEVER_WAS = Fault.type("is day 60 in Excel, 29 February 1900, which never was");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,7}(\\.\\d{1,60})?");
    private static final long MILLIS = 86_400_000;
    private static final long LEAP_DAY = 60;
    private static final LocalDate BEFORE_LEAP_DAY = LocalDate.of(1899, 12, 31);
    private static final LocalDate AFTER_LEAP_DAY = LocalDate.of(1899, 12, 30);
    private static final LocalDate OF_1904 = LocalDate.of(1904, 1, 1);

    private static final DateTimeFormatter SECONDS = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.MILLI_OF_SECOND, 0, 3, true)
            .toFormatter(Locale.ROOT);

    private LocalDate date = LocalDate.EPOCH;
    private long millis;

    /** Reads a number; returns what is wrong with it, or null. */
    @Nullable
    Fault read(String number, boolean from1904) {
        if (!NUMBER.matcher(number).matches()) {
            return NO_DAY;
        }
        long all = new BigDecimal(number)
                .multiply(BigDecimal.valueOf(MILLIS))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        long day = Math.floorDiv(all, MILLIS);
        millis = Math.floorMod(all, MILLIS);
        if (day < (from1904 ? 0 : 1)) {
            return NO_DAY;
        }
        if (!from1904 && day == LEAP_DAY) {
            return NEVER_WAS;
        }
        date = (from1904 ? OF_1904 : day < LEAP_DAY ? BEFORE_LEAP_DAY : AFTER_LEAP_DAY).plusDays(day);
        return date.getYear() > 9999 ? NO_DAY : null;
    }

    /** The number as date and time in ISO 8601; empty if it is none. */
    static Optional<String> moment(String number, boolean from1904) {
        SerialDay day = new SerialDay();
        return day.read(number, from1904) == null
                ? Optional.of(day.date
                        .atTime(LocalTime.ofNanoOfDay(day.millis * 1_000_000))
                        .format(SECONDS))
                : Optional.empty();
    }

    /** Whether it is another time than midnight. */
    boolean hasTime() {
        return millis > 0;
    }

    /** In ISO 8601, with its time or without. */
    String iso(boolean withTime) {
        return withTime ? date.atTime(LocalTime.ofNanoOfDay(millis * 1_000_000)).toString() : date.toString();
    }
}
