package dev.larder.core.delivery.internal.cell;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.FileDialect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads single values, between neighbours that would change them if they were looked at. */
final class Cells {
    static final FileDialect ENGLISH = new FileDialect("UTF-8", ',', '.', "UTC");
    static final FileDialect ITALIAN = new FileDialect("UTF-8", ';', ',', "Europe/Rome");
    private static final byte[] BEFORE = "+1-0\"".getBytes(StandardCharsets.US_ASCII);
    /** What may stand behind a file's last value: the buffer holds former bytes there. */
    private static final List<String> BEHIND =
            List.of("0:5,\"1\n7", ":30.5Z00", ".25+01:0", "Z,1,2,3,", "\n\n\"\"\n,,,");
    /** How often each value is read. */
    static final int READS = BEHIND.size();

    /** One for all, since it is large. */
    private static final RowBuffer ROW = new RowBuffer();

    private Cells() {}

    static Cell cell(ColumnBuilder column) {
        return Cell.of(column.build(), ENGLISH);
    }

    /** What stands in the row afterwards, or what is wrong in brackets. */
    static String read(Cell cell, String value) {
        return read(cell, value.getBytes(StandardCharsets.UTF_8));
    }

    static String read(Cell cell, byte[] value) {
        String read = read(cell, value, BEHIND.getFirst());
        for (String behind : BEHIND.subList(1, READS)) {
            String again = read(cell, value, behind);
            if (!again.equals(read)) {
                throw new AssertionError("read as " + read + ", before " + behind + " as " + again);
            }
        }
        return read;
    }

    private static String read(Cell cell, byte[] value, String behind) {
        byte[] record = new byte[BEFORE.length + value.length + behind.length()];
        System.arraycopy(BEFORE, 0, record, 0, BEFORE.length);
        System.arraycopy(value, 0, record, BEFORE.length, value.length);
        System.arraycopy(
                behind.getBytes(StandardCharsets.US_ASCII), 0, record, BEFORE.length + value.length, behind.length());
        ROW.truncate(0);
        ROW.put(BEFORE);
        Fault fault = cell.convert(record, BEFORE.length, BEFORE.length + value.length, ROW);
        String written = new String(ROW.bytes(), BEFORE.length, ROW.length() - BEFORE.length, StandardCharsets.UTF_8);
        return fault == null ? written : "[" + fault.note() + "]";
    }
}
