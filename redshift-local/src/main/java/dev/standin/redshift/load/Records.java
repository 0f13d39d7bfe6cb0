package dev.standin.redshift.load;

import dev.standin.redshift.load.field.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Records of one file, as places in a buffer that the next call of {@link #next} moves. Not thread-safe. */
abstract class Records {
    /** The most bytes that a row may have. Source: r_COPY.html. */
    private static final int LONGEST = 4 << 20;

    /** No whole record is in the buffer. */
    static final int MORE = -1;

    private static final int SHOWN = 1024;

    /** How a field is written: as it is, in quotes, so that its bytes are not its text, or as what is null. */
    static final byte PLAIN = 0;

    static final byte QUOTED = 1;
    static final byte CHANGED = 2;
    static final byte ABSENT = 3;
    private final InputStream in;
    final byte delimiter;
    final boolean[] stops = new boolean[256];
    byte[] buffer = new byte[1 << 17];
    int from;
    int until;
    boolean ended;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private byte[] quotes = new byte[64];
    private int fields;
    private int recordFrom;
    long line = 1;
    private long recordLine = 1;
    int lineEnds;

    /** Fields end at the delimiter and at the end of a line; at the other characters there is something to look at. */
    Records(InputStream in, char delimiter, char... looked) {
        this.in = in;
        this.delimiter = (byte) delimiter;
        for (int stop : new int[] {delimiter, '\r', '\n'}) {
            stops[stop] = true;
        }
        for (char look : looked) {
            stops[look] = true;
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
    int scan() throws Rejected {
        int at = from;
        begin();
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

    void begin() {
        fields = 0;
        lineEnds = 0;
    }

    /** Skips a line as it stands; false at the end of the file. */
    boolean skipLine() throws IOException, Rejected {
        while (true) {
            for (int at = from; at < until; at++) {
                if (buffer[at] == '\n') {
                    from = at + 1;
                    line++;
                    return true;
                }
            }
            if (ended) {
                from = until;
                return false;
            }
            fill();
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
    abstract int field(int start) throws Rejected;

    void add(int start, int end, byte how) {
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

    /** Whether the field is a text of which the file says so: one that looks like null is not certainly null. */
    boolean isQuoted(int field) {
        return quotes[field] == QUOTED || quotes[field] == CHANGED;
    }

    /** Whether the bytes of the field are not its text. */
    boolean isChanged(int field) {
        return quotes[field] == CHANGED;
    }

    /** Whether the field is null, whatever its bytes are. */
    boolean isAbsent(int field) {
        return quotes[field] == ABSENT;
    }

    /** The text of a field that {@link #isChanged is not} its bytes. */
    abstract byte[] changed(int field);

    /** Whether the record is a line feed and nothing else. */
    boolean isBlankLine() throws Rejected {
        if (fields != 1 || starts[0] != ends[0] || quotes[0] != PLAIN) {
            return false;
        }
        if (from - recordFrom > 1) {
            throw Rejected.unsettled("a blank line that has a carriage return");
        }
        return true;
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
