package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.DateFormats;
import dev.larder.core.delivery.internal.word.Words;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dates in the contract's format, strictly. Remembers the date that was read last. */
public final class DateCell extends Cell {
    private static final int TEN = 10;
    private static final String ISO = "yyyy-MM-dd";
    private final DateShape isoShape = Objects.requireNonNull(DateShape.of(ISO));
    private final @Nullable DateShape shape;
    private final DateTimeFormatter formatter;
    private final int minimum;
    private final int maximum;
    private final Fault noDate;
    private final Fault tooEarly;
    private final Fault tooLate;
    private final LastDay last = new LastDay();
    private int year;
    private int month;
    private int day;

    DateCell(Column column) {
        super(column);
        String format = column.format() == null ? ISO : column.format();
        DateShape fixed = DateShape.of(format);
        shape = fixed == null || fixed.hasTime() ? null : fixed;
        formatter = DateFormats.strict(format);
        minimum = bound(column.minimum(), 0);
        maximum = bound(column.maximum(), Integer.MAX_VALUE);
        noDate = Fault.type("is not a date " + format).like(GoodForm.date(column));
        tooEarly = Fault.constraint("is before " + column.minimum());
        tooLate = Fault.constraint("is after " + column.maximum());
    }

    private static int bound(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        LocalDate date = LocalDate.parse(text);
        return order(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private static int order(int year, int month, int day) {
        return year * 10_000 + month * 100 + day;
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        if (until - from == TEN && last.isAgain(bytes, from)) {
            year = last.year;
            month = last.month;
            day = last.day;
            last.put(row);
            return null;
        }
        if (shape == null ? !formatted(bytes, from, until) : !shaped(shape, bytes, from, until)) {
            return noDate;
        }
        int start = row.length();
        Fault fault = put(row);
        if (fault == null && until - from == TEN) {
            last.keep(this, bytes, from, row.bytes(), start);
        }
        return fault;
    }

    /** The last value of ten bytes that was right: in files by day, most are the same as the one before. */
    private static final class LastDay {
        private long head = -1;
        private long tail;
        private long textHead;
        private long textTail;
        private int year;
        private int month;
        private int day;

        boolean isAgain(byte[] bytes, int from) {
            return Words.at(bytes, from) == head && Words.at(bytes, from + 2) == tail;
        }

        void put(RowBuffer row) {
            row.putTen(textHead, textTail);
        }

        void keep(DateCell read, byte[] bytes, int from, byte[] text, int start) {
            head = Words.at(bytes, from);
            tail = Words.at(bytes, from + 2);
            textHead = Words.at(text, start);
            textTail = Words.at(text, start + 2);
            year = read.year;
            month = read.month;
            day = read.day;
        }
    }

    @Override
    @Nullable
    Fault iso(byte[] bytes, int from, int until, RowBuffer row) {
        return shaped(isoShape, bytes, from, until) ? put(row) : noDate;
    }

    private @Nullable Fault put(RowBuffer row) {
        int order = order(year, month, day);
        if (order < minimum) {
            return tooEarly;
        }
        if (order > maximum) {
            return tooLate;
        }
        put(row, year, month, day);
        return null;
    }

    private boolean shaped(DateShape digits, byte[] bytes, int from, int until) {
        if (!digits.read(bytes, from, until)) {
            return false;
        }
        year = digits.year();
        month = digits.month();
        day = digits.day();
        return true;
    }

    private boolean formatted(byte[] bytes, int from, int until) {
        String text = new String(bytes, from, until - from, StandardCharsets.UTF_8);
        // Most wrong values are found here, without the cost of an exception.
        if (formatter.parseUnresolved(text, new ParsePosition(0)) == null) {
            return false;
        }
        try {
            LocalDate date = LocalDate.parse(text, formatter);
            year = date.getYear();
            month = date.getMonthValue();
            day = date.getDayOfMonth();
            return year >= 1 && year <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Writes {@code yyyy-MM-dd}. */
    static void put(RowBuffer row, int year, int month, int day) {
        row.putPadded(year, 4);
        row.put('-');
        row.putPadded(month, 2);
        row.put('-');
        row.putPadded(day, 2);
    }

    public int year() {
        return year;
    }

    public int month() {
        return month;
    }

    public int day() {
        return day;
    }
}
