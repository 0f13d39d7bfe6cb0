package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import org.jspecify.annotations.Nullable;

/**
 * {@code timestamp}: what a clock somewhere showed, written as it is, with six decimals; it has no zone, so no offset is ever
 * dropped.
 */
final class TimestampCell extends Cell {
    private static final Fault HAS_OFFSET =
            Fault.type("has an offset from UTC, which a timestamp without time zone cannot keep");
    private final TimeReader time;

    TimestampCell(Column column) {
        super(column);
        time = new TimeReader(column);
    }

    @Override
    @Nullable
    Fault value(byte[] bytes, int from, int until, RowBuffer row) {
        return put(time.read(bytes, from, until), row);
    }

    @Override
    @Nullable
    Fault iso(byte[] bytes, int from, int until, RowBuffer row) {
        return put(time.readIso(bytes, from, until), row);
    }

    private @Nullable Fault put(@Nullable Fault fault, RowBuffer row) {
        if (fault != null) {
            return fault;
        }
        return time.hasOffset() ? HAS_OFFSET : time.put(row, time.epochDay(), time.secondOfDay());
    }
}
