package dev.larder.core.delivery.internal.read;

/**
 * The quote that a {@link RecordScanner} opened last, and whether somebody forgot to close it. A value may go on over lines, so a quote that is
 * never closed swallows records up to the next quote, where it looks as if that one were wrong. Not thread-safe.
 */
final class OpenedQuote {
    /** What a forgotten quote is called. */
    static final String NEVER_CLOSED = "has a quote that is never closed";

    private int at;
    private long line;
    private int lineEnd;

    /** A quote was opened at this place of the buffer, on this physical line. */
    void opened(int place, long physicalLine) {
        at = place;
        line = physicalLine;
    }

    /** The physical line of the quote. */
    long line() {
        return line;
    }

    /** The place of the end of its line; only after {@link #isForgotten} said yes. */
    int lineEnd() {
        return lineEnd;
    }

    /** What is wrong where a value should have ended, and does not. */
    static String reason(byte found, boolean isBehindQuoted) {
        if (found == '\r') {
            return "has a carriage return without a line feed";
        }
        return isBehindQuoted
                ? "has text after a closing quote"
                : "has a quote inside a value that does not start with one (quote the whole value and double the quotes in it)";
    }

    /**
     * Whether the value should have ended on its line: that is so if the next line, read by itself, is a record of as many values as
     * others have, or of fewer of which the last goes on.
     *
     * @param until where the value seems to end
     * @param limit the end of the buffer's bytes, which hold the whole next line
     * @param delimiter between two values
     * @param usual how many values the last record had
     */
    boolean isForgotten(byte[] bytes, int until, int limit, byte delimiter, int usual) {
        lineEnd = indexOf((byte) '\n', bytes, at, until);
        return lineEnd < until && usual > 1 && looksLikeRecord(bytes, lineEnd + 1, limit, delimiter, usual);
    }

    private boolean looksLikeRecord(byte[] bytes, int from, int limit, byte delimiter, int usual) {
        byte quote = bytes[at];
        int end = indexOf((byte) '\n', bytes, from, limit);
        int values = 1;
        int place = from;
        while (place < end) {
            if (bytes[place] == quote) {
                place = behindQuoted(bytes, place, end, quote);
                if (place > end) {
                    return values <= usual;
                }
            }
            place = indexOf(delimiter, bytes, place, end) + 1;
            values += place <= end ? 1 : 0;
        }
        return values == usual;
    }

    /** The place behind the closing quote of the value that starts here, or behind the end if it goes on. */
    private static int behindQuoted(byte[] bytes, int start, int end, byte quote) {
        int place = start + 1;
        while (place < end) {
            if (bytes[place] != quote) {
                place++;
            } else if (place + 1 < end && bytes[place + 1] == quote) {
                place += 2;
            } else {
                return place + 1;
            }
        }
        return end + 1;
    }

    private static int indexOf(byte one, byte[] bytes, int from, int until) {
        int place = from;
        while (place < until && bytes[place] != one) {
            place++;
        }
        return place;
    }
}
