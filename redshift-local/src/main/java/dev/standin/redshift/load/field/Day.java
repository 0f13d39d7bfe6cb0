package dev.standin.redshift.load.field;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads {@code YYYY-MM-DD}; remembers the last day, since days repeat. Not thread-safe. */
final class Day {
    static final int LENGTH = 10;
    static final int NO_DATE = 1205;
    private int last = -1;
    private LocalDate lastDay = LocalDate.EPOCH;

    /** Whether a day of this form, possible or not, begins here. */
    static boolean isWritten(byte[] bytes, int from, int until) {
        return until - from >= LENGTH
                && bytes[from + 4] == '-'
                && bytes[from + 7] == '-'
                && two(bytes, from) >= 0
                && two(bytes, from + 2) >= 0
                && two(bytes, from + 5) >= 0
                && two(bytes, from + 8) >= 0;
    }

    /** Reads the day that {@link #isWritten is written} here. */
    LocalDate read(byte[] bytes, int from) throws Rejected {
        int year = 100 * two(bytes, from) + two(bytes, from + 2);
        int month = two(bytes, from + 5);
        int day = two(bytes, from + 8);
        int written = (year * 100 + month) * 100 + day;
        if (written != last) {
            lastDay = day(year, month, day);
            last = written;
        }
        return lastDay;
    }

    private static LocalDate day(int year, int month, int day) throws Rejected {
        try {
            if (year > 0) {
                return LocalDate.of(year, month, day);
            }
        } catch (DateTimeException never) {
            // said below, with the words of the load
        }
        throw Rejected.error(NO_DATE, "Invalid date; there is no such day");
    }

    /** A number of two digits; -1 if there is none. */
    static int two(byte[] bytes, int at) {
        return Numbers.isDigit(bytes[at]) && Numbers.isDigit(bytes[at + 1])
                ? 10 * (bytes[at] - '0') + bytes[at + 1] - '0'
                : -1;
    }
}
