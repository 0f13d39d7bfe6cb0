package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.ColumnType.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a column makes of the cells of a sheet: one of another type than the contract's is a problem, never converted. Not thread-safe. */
final class SheetCells {
    private static final Fault NO_TEXT = Fault.type(
            "is a number in the sheet, a text is expected: leading zeros may be lost; make the column one of text");
    private static final Fault TEXT = Fault.type("is a text in the sheet, a number is expected");
    private static final Fault BOOLEAN = Fault.type("is true or false in the sheet, and no such value is expected");
    private static final Fault ERROR = Fault.type("is an error in the sheet");
    private static final Fault FORMULA =
            Fault.type("is a formula whose value is not in the file; open it in Excel and save it");

    private final Kind kind;
    private final SerialDay days = new SerialDay();

    SheetCells(Kind kind) {
        this.kind = kind;
    }

    @Nullable
    Fault convert(Cell cell, byte[] bytes, int from, int until, RowBuffer row) {
        byte mark = SheetMark.isMark(bytes[from]) ? bytes[from] : SheetMark.NONE;
        int begin = SheetMark.behind(bytes, from, until);
        if (cell.isMissing(bytes, begin, until)) {
            return cell.missing(row);
        }
        return switch (mark) {
            case SheetMark.NUMBER -> number(cell, bytes, begin, until, row);
            case SheetMark.NUMBER_FROM_1904 ->
                isTime() ? time(cell, bytes, begin, until, row, true) : number(cell, bytes, begin, until, row);
            case SheetMark.BOOLEAN -> kind == Kind.BOOLEAN ? cell.plain(bytes, begin, until, row) : BOOLEAN;
            case SheetMark.ERROR -> ERROR;
            case SheetMark.FORMULA -> FORMULA;
            default -> isNumber() ? TEXT : cell.plain(bytes, begin, until, row);
        };
    }

    private @Nullable Fault number(Cell cell, byte[] bytes, int from, int until, RowBuffer row) {
        if (isTime()) {
            return time(cell, bytes, from, until, row, false);
        }
        return kind == Kind.VARCHAR ? NO_TEXT : cell.plain(bytes, from, until, row);
    }

    private @Nullable Fault time(Cell cell, byte[] bytes, int from, int until, RowBuffer row, boolean from1904) {
        Fault fault = days.read(new String(bytes, from, until - from, StandardCharsets.UTF_8), from1904);
        if (fault != null) {
            return fault;
        }
        if (kind == Kind.DATE && days.hasTime()) {
            return SerialDay.HAS_TIME;
        }
        byte[] iso = days.iso(kind != Kind.DATE).getBytes(StandardCharsets.US_ASCII);
        return cell.iso(iso, 0, iso.length, row);
    }

    private boolean isTime() {
        return switch (kind) {
            case DATE, TIMESTAMP, TIMESTAMPTZ -> true;
            case VARCHAR, SMALLINT, INTEGER, BIGINT, DECIMAL, BOOLEAN -> false;
        };
    }

    private boolean isNumber() {
        return switch (kind) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL -> true;
            case VARCHAR, BOOLEAN, DATE, TIMESTAMP, TIMESTAMPTZ -> false;
        };
    }
}
