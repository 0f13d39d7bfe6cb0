package dev.larder.core.sample.internal.column;

import java.time.Month;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A form in which dates are written, matched without making objects. Immutable. */
public final class DatePattern {
    /** The forms that are known; of several that fit all values the first one is taken. */
    static final List<DatePattern> ALL = Stream.of(
                    "yyyy-MM-dd",
                    "yyyyMMdd",
                    "dd/MM/yyyy",
                    "MM/dd/yyyy",
                    "dd.MM.yyyy",
                    "dd-MM-yyyy",
                    "MM-dd-yyyy",
                    "yyyy/MM/dd",
                    "yyyy.MM.dd",
                    "dd/MM/yy",
                    "MM/dd/yy",
                    "dd.MM.yy",
                    "d/M/yyyy",
                    "M/d/yyyy",
                    "d.M.yyyy",
                    "d/M/yy",
                    "M/d/yy",
                    "ddMMMyyyy",
                    "dd-MMM-yyyy",
                    "dd MMM yyyy",
                    "d MMM yyyy",
                    "dd-MMM-yy",
                    "ddMMyyyy")
            .map(DatePattern::new)
            .toList();

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2100;

    private final String pattern;

    private DatePattern(String pattern) {
        this.pattern = pattern;
    }

    /** A pattern of java.time. */
    public String pattern() {
        return pattern;
    }

    /** Whether exactly these bytes are a date of this form, from 1900 to 2100. */
    public boolean matches(byte[] bytes, int from, int until) {
        int at = from;
        int year = 0;
        int month = 0;
        int day = 0;
        for (int i = 0; i < pattern.length(); ) {
            char letter = pattern.charAt(i);
            int length = run(i);
            i += length;
            if (letter == 'M' && length == 3) {
                month = month(bytes, at, until);
                at += 3;
            } else if (letter == 'y' || letter == 'M' || letter == 'd') {
                int digits = digits(bytes, at, until, length == 1 ? 2 : length);
                if (digits == 0 || (length > 1 && digits < length)) {
                    return false;
                }
                int number = number(bytes, at, digits);
                at += digits;
                year = letter == 'y' ? number + (length == 2 ? 2000 : 0) : year;
                month = letter == 'M' ? number : month;
                day = letter == 'd' ? number : day;
            } else if (at < until && bytes[at] == letter) {
                at++;
            } else {
                return false;
            }
        }
        return at == until && exists(year, month, day);
    }

    private int run(int from) {
        int at = from;
        while (at < pattern.length() && pattern.charAt(at) == pattern.charAt(from)) {
            at++;
        }
        return at - from;
    }

    private static int digits(byte[] bytes, int from, int until, int most) {
        int count = 0;
        while (count < most && from + count < until && bytes[from + count] >= '0' && bytes[from + count] <= '9') {
            count++;
        }
        return count;
    }

    private static int number(byte[] bytes, int from, int digits) {
        int number = 0;
        for (int at = from; at < from + digits; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private static int month(byte[] bytes, int from, int until) {
        if (from + 3 > until) {
            return 0;
        }
        for (Month month : Month.values()) {
            String name = month.name().substring(0, 3).toLowerCase(Locale.ROOT);
            if ((bytes[from] | 0x20) == name.charAt(0)
                    && (bytes[from + 1] | 0x20) == name.charAt(1)
                    && (bytes[from + 2] | 0x20) == name.charAt(2)) {
                return month.getValue();
            }
        }
        return 0;
    }

    private static boolean exists(int year, int month, int day) {
        return year >= EARLIEST
                && year <= LATEST
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
    }
}
