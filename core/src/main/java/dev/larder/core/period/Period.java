package dev.larder.core.period;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The part of a feed that a delivery can replace: a day {@code 2026-03-15}, a month {@code 2026-03}, a year {@code 2026}, or
 * {@link #UNDATED} for a feed that has only one period.
 */
public record Period(@JsonValue String text) implements Comparable<Period> {
    /** The only period of an undated feed. */
    public static final Period UNDATED = new Period("");

    /** Checks the text's form; throws {@link DateTimeException} for anything but the forms above. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Period {
        if (!isPlainDay(text)) {
            rangeOf(text);
        }
    }

    /** The period of this unit that contains the date. */
    public static Period of(PeriodUnit unit, LocalDate date) {
        return switch (unit) {
            case NONE -> UNDATED;
            case DAY -> new Period(date.toString());
            case MONTH -> new Period(YearMonth.from(date).toString());
            case YEAR -> new Period("%04d".formatted(date.getYear()));
        };
    }

    /**
     * The day, month or year that a text writes as {@code yyyyMMdd}, {@code yyyyMM} or {@code yyyy}, with or without {@code -}, {@code _} or
     * {@code .} between; throws {@link DateTimeException} for any other.
     */
    public static Period written(String text) {
        String digits = text.replaceAll("[-_.]", "");
        return switch (digits.length()) {
            case 4 -> new Period(digits);
            case 6 -> new Period(digits.substring(0, 4) + "-" + digits.substring(4));
            case 8 -> new Period(digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6));
            default -> throw new DateTimeException("\"" + text + "\" is not a date yyyyMMdd, yyyyMM or yyyy");
        };
    }

    /** The days of this period; empty when it is undated. */
    public Optional<DateRange> range() {
        return rangeOf(text);
    }

    /** Whether this lies in the other one or is it: the text of a period begins with the texts of those it lies in. */
    public boolean isWithin(Period other) {
        return text.startsWith(other.text);
    }

    /** The longer periods that this one may lie in, the longest first; {@link #UNDATED} lies in none. */
    public List<Period> around() {
        return switch (text.length()) {
            case 0 -> List.of();
            case 7 -> List.of(UNDATED, new Period(text.substring(0, 4)));
            case 10 -> List.of(UNDATED, new Period(text.substring(0, 4)), new Period(text.substring(0, 7)));
            default -> List.of(UNDATED);
        };
    }

    @Override
    public int compareTo(Period other) {
        return text.compareTo(other.text);
    }

    /** The period for people: its text, or {@code undated}. */
    public String label() {
        return text.isEmpty() ? "undated" : text;
    }

    /** The text, as in keys of JSON objects. */
    @Override
    public String toString() {
        return text;
    }

    /** Whether it is a day that every year has: most are, and a formatter would take as long as all else that is done with one. */
    private static boolean isPlainDay(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        return digits(text, 0, 4) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).minLength();
    }

    /** A number; -1 if there is anything but digits. */
    private static int digits(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static Optional<DateRange> rangeOf(String text) {
        return switch (text.length()) {
            case 0 -> Optional.empty();
            case 4 -> {
                LocalDate first = Year.parse(text).atDay(1);
                yield Optional.of(new DateRange(first, first.plusYears(1)));
            }
            case 7 -> {
                LocalDate first = YearMonth.parse(text).atDay(1);
                yield Optional.of(new DateRange(first, first.plusMonths(1)));
            }
            default -> {
                LocalDate day = isPlainDay(text)
                        ? LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                        : LocalDate.parse(text);
                yield Optional.of(new DateRange(day, day.plusDays(1)));
            }
        };
    }
}
