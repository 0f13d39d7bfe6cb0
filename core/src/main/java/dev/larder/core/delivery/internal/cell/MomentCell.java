package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import org.jspecify.annotations.Nullable;

/** {@code timestamptz}: moments, written in UTC with six decimals. A value without an offset is local time of the contract's zone. */
public final class MomentCell extends Cell {
    private static final int SECONDS = 86_400;
    private static final Fault NEVER_WAS = Fault.type("does not exist: clocks skip this hour (daylight saving)");
    private final LocalTimes zone;
    private final TimeReader time;

    MomentCell(Column column, String zone) {
        super(column);
        this.zone = new LocalTimes(zone);
        time = new TimeReader(column);
    }

    /** How many values could be either of two moments, because the clock was put back. */
    public long ambiguous() {
        return zone.ambiguous();
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
        int offset = time.hasOffset() ? time.offset() : zone.offset(time.epochDay(), time.secondOfDay());
        return offset == LocalTimes.NEVER_WAS
                ? NEVER_WAS
                : put(time.epochDay() * SECONDS + time.secondOfDay() - offset, row);
    }

    private @Nullable Fault put(long epochSecond, RowBuffer row) {
        Fault fault = time.put(row, Math.floorDiv(epochSecond, SECONDS), Math.floorMod(epochSecond, SECONDS));
        if (fault == null) {
            row.put('+');
            row.put('0');
            row.put('0');
        }
        return fault;
    }
}
