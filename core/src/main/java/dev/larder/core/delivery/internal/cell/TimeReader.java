package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.DateFormats;
import dev.larder.core.delivery.internal.word.Words;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Reads a date and time in a column's format, strictly, with or without an offset. Holds the value that was read last; not thread-safe. */
final class TimeReader {
    private static final Fault TOO_FINE = Fault.type("has more than 6 decimals of a second");
    private final IsoTimestamp iso = new IsoTimestamp();
    private final @Nullable DateShape shape;
    private final @Nullable DateTimeFormatter formatter;
    private final Fault noTimestamp;
    /** The day that was written last, and the first and the last eight bytes of its text. */
    private long writtenDay = Long.MIN_VALUE;

    private long writtenHead;
    private long writtenTail;
    private long epochDay;
    private int secondOfDay;
    private int micros;
    private boolean hasOffset;
    private int offset;

    TimeReader(Column column) {
        String format = column.format();
        DateShape fixed = format == null ? null : DateShape.of(format);
        shape = fixed != null && fixed.hasTime() ? fixed : null;
        formatter = format == null || shape != null ? null : DateFormats.strict(format);
        noTimestamp = Fault.type("is not a date and time " + (format == null ? "yyyy-MM-ddTHH:mm:ss" : format))
                .like(GoodForm.time(column));
    }

    /** Reads these bytes; returns what is wrong with them, or null, and then their parts can be asked for. */
    @Nullable
    Fault read(byte[] bytes, int from, int until) {
        if (shape != null) {
            return shaped(shape, bytes, from, until);
        }
        if (formatter != null) {
            return formatted(formatter, new String(bytes, from, until - from, StandardCharsets.UTF_8));
        }
        return readIso(bytes, from, until);
    }

    /** Reads these bytes as ISO 8601, whatever the column's format is. */
    @Nullable
    Fault readIso(byte[] bytes, int from, int until) {
        if (!iso.read(bytes, from, until)) {
            return iso.isTooFine() ? TOO_FINE : noTimestamp;
        }
        epochDay = iso.epochDay();
        secondOfDay = iso.secondOfDay();
        micros = iso.micros();
        hasOffset = iso.hasOffset();
        offset = iso.offset();
        return null;
    }

    private @Nullable Fault shaped(DateShape digits, byte[] bytes, int from, int until) {
        if (!digits.read(bytes, from, until)) {
            return noTimestamp;
        }
        epochDay = LocalDate.of(digits.year(), digits.month(), digits.day()).toEpochDay();
        secondOfDay = digits.secondOfDay();
        micros = 0;
        hasOffset = false;
        offset = 0;
        return null;
    }

    private @Nullable Fault formatted(DateTimeFormatter format, String text) {
        // Most wrong values are found here, without the cost of an exception.
        if (format.parseUnresolved(text, new ParsePosition(0)) == null) {
            return noTimestamp;
        }
        try {
            TemporalAccessor read = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            LocalDateTime local = LocalDateTime.from(read);
            int nanos = local.get(ChronoField.NANO_OF_SECOND);
            if (nanos % 1000 != 0) {
                return TOO_FINE;
            }
            epochDay = local.toLocalDate().toEpochDay();
            secondOfDay = local.toLocalTime().toSecondOfDay();
            micros = nanos / 1000;
            hasOffset = read instanceof OffsetDateTime;
            offset = read instanceof OffsetDateTime moment ? moment.getOffset().getTotalSeconds() : 0;
            return null;
        } catch (DateTimeException e) {
            return noTimestamp;
        }
    }

    /** Writes {@code yyyy-MM-dd HH:mm:ss.ffffff}; returns what is wrong if the year is not in 1 to 9999. */
    @Nullable
    Fault put(RowBuffer row, long day, int second) {
        if (day == writtenDay) {
            row.putTen(writtenHead, writtenTail);
        } else if (!write(row, day)) {
            return noTimestamp;
        }
        row.putTime(second);
        row.putMicros(micros);
        return null;
    }

    /** Writes a day and keeps its text; false if the year is not in 1 to 9999. */
    private boolean write(RowBuffer row, long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (date.getYear() < 1 || date.getYear() > 9999) {
            return false;
        }
        int start = row.length();
        DateCell.put(row, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        writtenDay = day;
        writtenHead = Words.at(row.bytes(), start);
        writtenTail = Words.at(row.bytes(), start + 2);
        return true;
    }

    long epochDay() {
        return epochDay;
    }

    int secondOfDay() {
        return secondOfDay;
    }

    /** Whether the value names its distance from UTC. */
    boolean hasOffset() {
        return hasOffset;
    }

    /** Seconds east of UTC. */
    int offset() {
        return offset;
    }
}
