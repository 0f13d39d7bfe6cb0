package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.Column;
import dev.larder.core.contract.FileDialect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Checks a column's values and writes them in canonical form. One instance per column and check; not thread-safe. */
public abstract sealed class Cell
        permits VarcharCell,
                WholeNumberCell,
                DecimalCell,
                DateCell,
                TimestampCell,
                MomentCell,
                BooleanCell,
                SpelledNumberCell {
    private static final Fault EMPTY = Fault.constraint("is empty, a value is required");
    private static final Fault NULL_MARK = Fault.type("is the mark for null, which no text may be");
    private final boolean required;
    private byte[][] missing = {};
    private @Nullable SheetCells sheet;

    Cell(Column column) {
        required = column.required();
    }

    public static Cell of(Column column, FileDialect dialect) {
        Cell cell = SpelledNumberCell.around(of(column, dialect.decimalSeparator(), dialect.zone()), column, dialect);
        cell.missing = dialect.missingValues().stream()
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        cell.sheet =
                dialect.sheet() == null ? null : new SheetCells(column.type().kind());
        return cell;
    }

    private static Cell of(Column column, char decimalSeparator, String zone) {
        return switch (column.type().kind()) {
            case VARCHAR -> new VarcharCell(column);
            case SMALLINT, INTEGER, BIGINT -> new WholeNumberCell(column);
            case DECIMAL -> new DecimalCell(column, decimalSeparator);
            case DATE -> new DateCell(column);
            case TIMESTAMP -> new TimestampCell(column);
            case TIMESTAMPTZ -> new MomentCell(column, zone);
            case BOOLEAN -> new BooleanCell(column);
        };
    }

    /** Writes the canonical value, or returns what is wrong; the caller then discards what was written. */
    public final @Nullable Fault convert(byte[] bytes, int from, int until, RowBuffer row) {
        if (from == until || isMissing(bytes, from, until)) {
            return missing(row);
        }
        return sheet == null ? plain(bytes, from, until, row) : sheet.convert(this, bytes, from, until, row);
    }

    /** Writes that there is no value, or returns that there must be one. */
    final @Nullable Fault missing(RowBuffer row) {
        row.putNull();
        return required ? EMPTY : null;
    }

    /** Like {@link #convert}, for a value that is there and has no mark. */
    final @Nullable Fault plain(byte[] bytes, int from, int until, RowBuffer row) {
        if (from == until) {
            return missing(row);
        }
        if (bytes[from] == '\\' && until - from == 2 && bytes[from + 1] == 'N') {
            return NULL_MARK;
        }
        return value(bytes, from, until, row);
    }

    final boolean isMissing(byte[] bytes, int from, int until) {
        for (byte[] value : missing) {
            if (Arrays.equals(bytes, from, until, value, 0, value.length)) {
                return true;
            }
        }
        return false;
    }

    /** Like {@link #convert}, for a date or time in ISO 8601, whatever the contract's format of texts is. */
    @Nullable
    Fault iso(byte[] bytes, int from, int until, RowBuffer row) {
        return value(bytes, from, until, row);
    }

    /** Like {@link #convert}, for a value that is not empty. */
    abstract @Nullable Fault value(byte[] bytes, int from, int until, RowBuffer row);
}
