package dev.larder.core.delivery.internal.excel;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.internal.read.ByteSource;
import dev.larder.core.delivery.internal.read.KeptLines;
import dev.larder.core.scratch.ScratchSpace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook as text with delimiters and escapes, each row on the line of its number. A value that is no text begins with the {@link
 * dev.larder.core.delivery.internal.cell.SheetMark} of what it is. Rows without a value at the end are left out, those before it are
 * empty lines; rows are as long as the header at least. Not thread-safe.
 */
public final class SheetText implements ByteSource, Closeable {
    private static final byte[] EMPTY_LINES = "\n".repeat(4096).getBytes(StandardCharsets.US_ASCII);

    private final ByteSource file;
    private final FileDialect dialect;
    private final int longest;
    private final ScratchSpace scratch;
    private @Nullable KeptLines kept;
    private @Nullable Workbook workbook;
    private @Nullable XmlPart part;
    private @Nullable SheetRows rows;
    private @Nullable RowText row;
    private boolean tellsDates;
    private int width;
    /** Lines that were given. */
    private int lines;
    /** Whether the row at hand is still to be given. */
    private boolean isAhead;

    private byte[] output = EMPTY_LINES;
    private int outputAt;
    private int outputLimit;

    /** Reads nothing yet; a row that becomes longer than {@code longest} bytes is cut there. */
    public SheetText(ByteSource file, FileDialect dialect, int longest, ScratchSpace scratch) {
        this.file = file;
        this.dialect = dialect;
        this.longest = longest;
        this.scratch = scratch;
    }

    /** Keeps the rows as people see them; to be called before anything is read. */
    public KeptLines keep() {
        KeptLines lines = new KeptLines();
        kept = lines;
        return lines;
    }

    /** Tells numbers that are shown as dates from others, as no check does; to be called before anything is read. */
    public void tellDates() {
        tellsDates = true;
    }

    /** The names of a workbook's sheets that have cells, in their order. */
    public static List<String> names(ByteSource file, ScratchSpace scratch) throws IOException {
        try (Workbook workbook = Workbook.open(file, scratch)) {
            return workbook.sheetNames();
        }
    }

    @Override
    public int fill(byte[] buffer, int from, int until) throws IOException {
        int filled = from;
        while (filled < until && (outputAt < outputLimit || turn())) {
            int given = Math.min(outputLimit - outputAt, until - filled);
            System.arraycopy(output, outputAt, buffer, filled, given);
            outputAt += given;
            filled += given;
        }
        return filled - from;
    }

    private boolean turn() throws IOException {
        SheetRows sheet = rows == null ? open() : rows;
        RowText text = row == null ? new RowText(dialect.delimiter(), longest, kept != null) : row;
        row = text;
        if (!isAhead && !advance(sheet, text)) {
            return false;
        }
        int missing = Math.min(EMPTY_LINES.length, sheet.row() - lines - 1);
        outputAt = 0;
        if (missing > 0) {
            give(EMPTY_LINES, missing);
            for (int i = 0; i < missing; i++) {
                keep(EMPTY_LINES, 0);
            }
            lines += missing;
        } else {
            text.endLine();
            give(text.line(), text.length());
            keep(text.plain(), text.plainLength());
            lines++;
            isAhead = false;
        }
        return true;
    }

    private void give(byte[] bytes, int length) {
        output = bytes;
        outputLimit = length;
    }

    private void keep(byte[] bytes, int length) {
        if (kept != null) {
            kept.add(bytes, 0, length);
        }
    }

    /** Moves to the next row that has a value and is read. */
    private boolean advance(SheetRows sheet, RowText text) throws IOException {
        int skipped = dialect.layout().skippedLines();
        while (!isAhead && sheet.next(text)) {
            isAhead = text.cells() > 0 && sheet.row() > skipped;
        }
        if (isAhead && sheet.row() <= lastLabels()) {
            width = Math.max(width, text.cells());
        } else if (isAhead) {
            text.pad(width);
        }
        return isAhead;
    }

    private int lastLabels() {
        return dialect.layout().skippedLines() + dialect.layout().headerRows();
    }

    private SheetRows open() throws IOException {
        Workbook opened = Workbook.open(file, scratch);
        workbook = opened;
        XmlPart sheet = opened.sheet(Objects.requireNonNull(dialect.sheet()), tellsDates);
        part = sheet;
        SheetRows read = new SheetRows(opened, sheet, lastLabels());
        rows = read;
        return read;
    }

    /** Gives the scratch space back. */
    @Override
    public void close() throws IOException {
        if (part != null) {
            part.close();
        }
        if (workbook != null) {
            workbook.close();
        }
    }
}
