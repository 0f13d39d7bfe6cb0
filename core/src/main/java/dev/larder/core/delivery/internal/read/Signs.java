package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.delivery.internal.word.Words;

/** The characters that cut a text into records and values, as bytes and as words of eight of them. Immutable. */
final class Signs {
    /** No byte is equal to it. */
    static final int NO_BYTE = 256;
    /** Those of RFC 4180. */
    static final Signs USUAL = new Signs(new FileDialect("UTF-8", ',', '.', "UTC"));

    /** Bytes from here on are no line ends. */
    private static final long ABOVE_CARRIAGE_RETURN = Words.of(0x7f - '\r');

    private final long delimiter;
    final byte delimiterByte;
    private final long quote;
    final int quoteByte;
    private final long escape;
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

    /**
     * Marks, with the highest bit of each, the bytes of a word that may end a value or change what follows: delimiters, quotes, escapes, and
     * all up to the carriage return, among them line ends and NUL. No other byte is marked.
     */
    long marks(long word) {
        long low = ~(((word & ~Words.HIGH) + ABOVE_CARRIAGE_RETURN) | word) & Words.HIGH;
        long marks = low | Words.allZeros(word ^ delimiter) | Words.allZeros(word ^ quote);
        return escapeByte == NO_BYTE ? marks : marks | Words.allZeros(word ^ escape);
    }

    private static long word(char one) {
        return Words.of(one == Layout.NO ? '\n' : one);
    }

    private static int orNone(char one) {
        return one == Layout.NO ? NO_BYTE : one;
    }
}
