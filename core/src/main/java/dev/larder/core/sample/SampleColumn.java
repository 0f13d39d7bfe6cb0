package dev.larder.core.sample;

import dev.larder.core.delivery.internal.cell.SheetMark;
import dev.larder.core.sample.internal.column.ColumnProfile;
import dev.larder.core.sample.internal.column.ColumnProfile.Cell;
import java.nio.charset.StandardCharsets;

/**
 * A column as it is read. In a sheet each value says what its cell is, and a number that is shown as a date is taken as a date and as a moment: which of
 * them the column has is known at its end. Not thread-safe.
 */
final class SampleColumn {
    private static final int DATE = "2026-11-27".length();
    private static final String MIDNIGHT = "T00:00:00";

    private final boolean isOfSheet;
    /** Without times of day. */
    private final ColumnProfile days = new ColumnProfile();
    /** With them; of a text file the same values are in the other one, and this stays empty. */
    private final ColumnProfile moments = new ColumnProfile();

    private boolean hasTimes;

    SampleColumn(boolean isOfSheet) {
        this.isOfSheet = isOfSheet;
    }

    /** Takes a value in UTF-8. */
    void take(byte[] bytes, int from, int until) {
        if (isOfSheet) {
            takeCell(bytes, from, until);
        } else {
            days.take(bytes, from, until);
        }
    }

    private void takeCell(byte[] bytes, int from, int until) {
        int begin = SheetMark.behind(bytes, from, until);
        byte mark = begin == from ? SheetMark.NONE : bytes[from];
        if (mark == SheetMark.SHOWN_AS_DATE) {
            days.take(bytes, begin, begin + DATE, Cell.TEXT);
            moments.take(bytes, begin, until, Cell.TEXT);
            hasTimes |=
                    !new String(bytes, begin + DATE, until - begin - DATE, StandardCharsets.US_ASCII).equals(MIDNIGHT);
            return;
        }
        Cell cell = switch (mark) {
            case SheetMark.NUMBER, SheetMark.NUMBER_FROM_1904 -> Cell.NUMBER;
            default -> Cell.TEXT;
        };
        days.take(bytes, begin, until, cell);
        moments.take(bytes, begin, until, cell);
    }

    ColumnProfile profile() {
        return hasTimes ? moments : days;
    }
}
