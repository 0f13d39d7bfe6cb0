package dev.larder.core.delivery.internal.read;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The record that a scanner has just read, as it stands in the file without its line end, in UTF-8: what is no character stands there as
 * U+FFFD. Not thread-safe.
 */
public final class RecordText {
    private static final byte[] NO_CHARACTER = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};
    /** The length of the mark that {@link DecodedText} puts in the place of a wrong byte. */
    private static final int MARK = 3;

    private final RecordScanner scanner;
    private final @Nullable KeptLines lines;
    private final boolean isDecoded;
    private byte[] source = {};
    private int from;
    private int until;
    /** Whether the scanner has found that all its bytes are characters. */
    private boolean isClean;

    private byte[] clean = new byte[1024];
    private int length;

    /**
     * The records of this scanner.
     *
     * @param lines what the scanned text was made of; null if it is the file's own
     */
    RecordText(RecordScanner scanner, @Nullable KeptLines lines, boolean isDecoded) {
        this.scanner = scanner;
        this.lines = lines;
        this.isDecoded = isDecoded;
    }

    /** Says that the records before the one that was just read are not asked for again. */
    public void pass() {
        if (lines != null) {
            lines.need(scanner.line());
        }
    }

    /** Whether the fault of the record is a quote that nobody closed. */
    public boolean hasOpenQuote() {
        return scanner.fault().equals(OpenedQuote.NEVER_CLOSED);
    }

    /** Reads the text, or as much of it as fits into so many bytes. */
    public void read(int most) {
        if (lines == null) {
            scanner.show(this);
        } else {
            lines.show(scanner.line(), this);
        }
        isClean = lines == null && scanner.isWellFormed() && until - from <= most;
        if (!isClean) {
            clean(most);
        }
    }

    private void clean(int most) {
        length = 0;
        int at = from;
        while (at < until && length < most) {
            int wrong = Utf8.firstWrong(source, at, until);
            int end = wrong < 0 ? until : wrong;
            put(source, at, end);
            if (wrong >= 0) {
                put(NO_CHARACTER, 0, NO_CHARACTER.length);
                end += isDecoded && source[wrong] != 0 ? MARK : 1;
            }
            at = end;
        }
        cut(most);
    }

    void show(byte[] bytes, int first, int end) {
        source = bytes;
        from = first;
        until = end;
    }

    private void put(byte[] bytes, int first, int end) {
        int more = end - first;
        if (clean.length - length < more) {
            clean = Arrays.copyOf(clean, 2 * (length + more));
        }
        System.arraycopy(bytes, first, clean, length, more);
        length += more;
    }

    /** Ends the text with a whole character. */
    private void cut(int most) {
        if (length > most) {
            length = most;
            while (length > 0 && (clean[length] & 0xc0) == 0x80) {
                length--;
            }
        }
    }

    /** Holds the text that was read, {@link #from} here {@link #until} there; valid until the scanner goes on. */
    public byte[] bytes() {
        return isClean ? source : clean;
    }

    /** The first byte of the text. */
    public int from() {
        return isClean ? from : 0;
    }

    /** The place behind the text's last byte. */
    public int until() {
        return isClean ? until : length;
    }
}
