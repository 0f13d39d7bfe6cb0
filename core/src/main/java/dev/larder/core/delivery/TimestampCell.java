package dev.larder.core.delivery;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.DateFormats;
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

/** Moments, written in UTC with six decimals. A value without an offset is local time of the contract's zone. */
final class TimestampCell extends Cell {
    private static final int SECONDS = 86_400;
    private static final Fault NEVER_WAS = Fault.type("never was, the clock was put forward then");
    private static final Fault TOO_FINE = Fault.type("has more than 6 decimals of a second");
    private final LocalTimes zone;
    private final IsoTimestamp iso = new IsoTimestamp();
    private final @Nullable DateShape shape;
    private final @Nullable DateTimeFormatter formatter;
    private final Fault noTimestamp;

    TimestampCell(Column column, String zone) {
        super(column);
        this.zone = new LocalTimes(zone);
        String format = column.format();
        DateShape fixed = format == null ? null : DateShape.of(format);
        shape = fixed != null && fixed.hasTime() ? fixed : null;
        formatter = format == null || shape != null ? null : DateFormats.strict(format);
        noTimestamp = Fault.type("is not a date and time " + (format == null ? "yyyy-MM-ddTHH:mm:ss" : format));
    }

    /** How many values were two moments, because the clock was put back. */
    long ambiguous() {
        return zone.ambiguous();
    }

    @Override
    @Nullable Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        if (shape != null) {
            return shape.read(bytes, from, until)
                    ? local(LocalDate.of(shape.year(), shape.month(), shape.day()).toEpochDay(), shape.secondOfDay(), 0, row)
                    : noTimestamp;
        }
        if (formatter != null) {
            return formatted(formatter, new String(bytes, from, until - from, StandardCharsets.UTF_8), row);
        }
        if (!iso.read(bytes, from, until)) {
            return iso.isTooFine() ? TOO_FINE : noTimestamp;
        }
        return iso.hasOffset()
                ? moment(iso.epochDay() * SECONDS + iso.secondOfDay() - iso.offset(), iso.micros(), row)
                : local(iso.epochDay(), iso.secondOfDay(), iso.micros(), row);
    }

    private @Nullable Fault formatted(DateTimeFormatter format, String text, RowBuffer row) {
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
            return read instanceof OffsetDateTime moment
                    ? moment(moment.toEpochSecond(), nanos / 1000, row)
                    : local(local.toLocalDate().toEpochDay(), local.toLocalTime().toSecondOfDay(), nanos / 1000, row);
        } catch (DateTimeException e) {
            return noTimestamp;
        }
    }

    private @Nullable Fault local(long epochDay, int secondOfDay, int micros, RowBuffer row) {
        int offset = zone.offset(epochDay, secondOfDay);
        return offset == LocalTimes.NEVER_WAS ? NEVER_WAS : moment(epochDay * SECONDS + secondOfDay - offset, micros, row);
    }

    private @Nullable Fault moment(long epochSecond, int micros, RowBuffer row) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS));
        if (date.getYear() < 1 || date.getYear() > 9999) {
            return noTimestamp;
        }
        int second = Math.floorMod(epochSecond, SECONDS);
        DateCell.put(row, date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        row.put(' ');
        row.putPadded(second / 3600, 2);
        row.put(':');
        row.putPadded(second / 60 % 60, 2);
        row.put(':');
        row.putPadded(second % 60, 2);
        row.put('.');
        row.putPadded(micros, 6);
        row.put('+');
        row.put('0');
        row.put('0');
        return null;
    }
}
