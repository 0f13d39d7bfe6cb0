package dev.standin.redshift.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records of one CSV file, as places in a buffer that the next call of {@link #next} moves. Quotes are doubled inside quotes, a quoted
 * field may hold line ends, blanks around quotes do not count. Source: copy-parameters-data-format.html. Not thread-safe.
 */
final class Records {
    /** The most bytes that a row may have. Source: r_COPY.html. */
    private static final int LONGEST = 4 << 20;

    /** No whole record is in the buffer. */
    private static final int MORE = -1;

    private static final int SHOWN = 1024;
    private static final byte QUOTE = '"';

    /** How a field is written: as it is, in quotes, or in quotes with quotes in it. */
    private static final byte PLAIN = 0;

    private static final byte QUOTED = 1;
    private static final byte DOUBLED = 2;
    private final InputStream in;
    private final byte delimiter;
    private final boolean[] stops = new boolean[256];
    private byte[] buffer = new byte[1 << 17];
    private int from;
    private int until;
    private boolean ended;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] quotes = new byte[64];
    private int fields;
    private int recordFrom;
    private long line = 1;
    private long recordLine = 1;
    private int lineEnds;
    private boolean doubled;

    Records(InputStream in, char delimiter) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        for (int stop : new int[] {delimiter, QUOTE, '\r', '\n'}) {
            stops[stop] = true;
        }
    }

    /** Reads a record; returns false at the end of the file. */
    boolean next() throws IOException, Rejected {
        recordLine = line;
        recordFrom = from;
        int end = scan();
        while (end == MORE) {
            fill();
            recordFrom = from;
            end = scan();
        }
        from = end;
        line += lineEnds;
        return fields > 0;
    }

    /** Whether what is left begins with these bytes. */
    boolean beginsWith(byte... bytes) throws IOException, Rejected {
        while (!ended && until - from < bytes.length) {
            fill();
        }
        return until - from >= bytes.length && Arrays.equals(buffer, from, from + bytes.length, bytes, 0, bytes.length);
    }

    /** Moves what is left in the buffer to its beginning and reads more after it. */
    private void fill() throws IOException, Rejected {
        int left = until - from;
        if (left > LONGEST) {
            throw Rejected.error(1216, "a row of more than 4 MB");
        }
        if (left > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        System.arraycopy(buffer, from, buffer, 0, left);
        from = 0;
        until = left;
        int read = in.read(buffer, until, buffer.length - until);
        ended = read < 0;
        until += Math.max(0, read);
    }

    /** Finds the fields of the next record; returns where it ends, or {@link #MORE}. */
    private int scan() throws Rejected {
        int at = from;
        fields = 0;
        lineEnds = 0;
        if (at == until) {
            return ended ? at : MORE;
        }
        while (true) {
            at = field(at);
            if (at == MORE || at == until) {
                return at;
            }
            byte stop = buffer[at++];
            if (stop != delimiter) {
                return lineEnd(stop, at);
            }
        }
    }

    private int lineEnd(byte stop, int at) throws Rejected {
        lineEnds++;
        if (stop == '\n') {
            return at;
        }
        if (at == until && !ended) {
            return MORE;
        }
        if (at == until || buffer[at] != '\n') {
            throw Rejected.unsettled("a carriage return that no line feed follows");
        }
        return at + 1;
    }

    /** Finds one field; returns where the delimiter or line end after it is, or {@link #MORE}. */
    private int field(int start) throws Rejected {
        int at = start;
        while (at < until && !stops[buffer[at] & 0xff]) {
            at++;
        }
        if (at == until && !ended) {
            return MORE;
        }
        if (at < until && buffer[at] == QUOTE) {
            return quotedField(start, at);
        }
        add(start, at, PLAIN);
        return at;
    }

    private int quotedField(int start, int quote) throws Rejected {
        if (skipBlanks(start) != quote) {
            throw Rejected.error(1216, "a quote in a field that does not begin with one");
        }
        doubled = false;
        int close = close(quote + 1);
        if (close == MORE) {
            return MORE;
        }
        add(quote + 1, close, doubled ? DOUBLED : QUOTED);
        int at = skipBlanks(close + 1);
        if (at == until) {
            return ended ? at : MORE;
        }
        if (!stops[buffer[at] & 0xff] || buffer[at] == QUOTE) {
            throw Rejected.error(1216, "text behind a closing quote");
        }
        return at;
    }

    /** The quote that closes a field, or {@link #MORE}. */
    private int close(int start) throws Rejected {
        int at = start;
        while (true) {
            while (at < until && buffer[at] != QUOTE) {
                lineEnds += buffer[at++] == '\n' ? 1 : 0;
            }
            if (at == until && ended) {
                throw Rejected.error(1216, "a quote that is never closed");
            }
            if (at + 1 >= until) {
                return ended ? at : MORE;
            }
            if (buffer[at + 1] != QUOTE) {
                return at;
            }
            at += 2;
            doubled = true;
        }
    }

    private int skipBlanks(int start) {
        int at = start;
        while (at < until && (buffer[at] == ' ' || buffer[at] == '\t') && buffer[at] != delimiter) {
            at++;
        }
        return at;
    }

    private void add(int start, int end, byte how) {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, 2 * fields);
            ends = Arrays.copyOf(ends, 2 * fields);
            quotes = Arrays.copyOf(quotes, 2 * fields);
        }
        starts[fields] = start;
        ends[fields] = end;
        quotes[fields++] = how;
    }

    int fields() {
        return fields;
    }

    /** The buffer to which the places refer. */
    byte[] buffer() {
        return buffer;
    }

    int from(int field) {
        return starts[field];
    }

    int until(int field) {
        return ends[field];
    }

    boolean isQuoted(int field) {
        return quotes[field] != PLAIN;
    }

    /** Whether a field has quotes in it, each written twice. */
    boolean isDoubled(int field) {
        return quotes[field] == DOUBLED;
    }

    /** A field with each doubled quote as one. */
    byte[] undoubled(int field) {
        byte[] text = new byte[ends[field] - starts[field]];
        int length = 0;
        for (int at = starts[field]; at < ends[field]; at++) {
            text[length++] = buffer[at];
            at += buffer[at] == QUOTE ? 1 : 0;
        }
        return Arrays.copyOf(text, length);
    }

    /** The physical line on which the record begins, from 1. */
    long line() {
        return recordLine;
    }

    /**
     * The record as it stands in the file, at most this many bytes of it, with a full stop for every byte that is not
     * ASCII.
     */
    String shown() {
        int end = from > recordFrom ? from : until;
        byte[] record = Arrays.copyOfRange(buffer, recordFrom, Math.min(end, recordFrom + SHOWN));
        for (int at = 0; at < record.length; at++) {
            record[at] = record[at] < 0 ? (byte) '.' : record[at];
        }
        String text = new String(record, StandardCharsets.US_ASCII);
        return from > recordFrom || text.indexOf('\n') < 0
                ? text.stripTrailing()
                : text.substring(0, text.indexOf('\n'));
    }
}
