package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;

/** The characters that cut a text into records and values, as bytes and as words of eight of them. Immutable. */
final class Signs {
    /** No byte is equal to it. */
    static final int NO_BYTE = 256;
    /** Those of RFC 4180. */
    static final Signs USUAL = new Signs(new FileDialect("UTF-8", ',', '.', "UTC"));

    final long delimiter;
    final byte delimiterByte;
    /** Of line feeds where there is no such character. */
    final long quote;

    final int quoteByte;
    final long escape;
    final int escapeByte;
    final int commentByte;
    /** Whether a line end within a value was none of the file's. */
    final boolean linesAreRecords;

    Signs(FileDialect dialect) {
        Layout layout = dialect.layout();
        delimiter = Words.of(dialect.delimiter());
        delimiterByte = (byte) dialect.delimiter();
        quote = word(layout.quote());
        quoteByte = orNone(layout.quote());
        escape = word(layout.escape());
        escapeByte = orNone(layout.escape());
        commentByte = orNone(layout.comment());
        linesAreRecords = dialect.keys() != null || dialect.sheet() != null;
    }

    private static long word(char one) {
        return Words.of(one == Layout.NO ? '\n' : one);
    }

    private static int orNone(char one) {
        return one == Layout.NO ? NO_BYTE : one;
    }
}
