package dev.larder.core.delivery.internal.read;

import java.io.IOException;
import java.util.Arrays;

/**
 * Splits a file into records and fields (RFC 4180; LF or CRLF) in one buffer, without making objects. Quotes may only stand around a
 * whole field. Not thread-safe.
 */
public final class RecordScanner {
    private static final int START = 256 * 1024;
    private static final int PADDING = 8;
    private static final long LF = Words.of('\n');
    private static final long CR = Words.of('\r');
    private static final long QUOTE = Words.of('"');

    /** What was found at the place that was scanned. */
    public enum Found {
        RECORD,
        /** A line without characters. */
        BLANK,
        /** {@link #fault} says what is wrong; the scan goes on with the next line. */
        FAULTY,
        /** Longer than allowed; the scan cannot go on. */
        TOO_LONG,
        END,
        /** Internal only: the record does not end in the buffer. */
        MORE
    }

    private final DigestedInput input;
    private final int longest;
    private byte[] buffer;
    private int limit;
    private boolean ended;
    private int start;
    private int next;
    private long line = 1;
    private long nextLine = 1;
    private long delimiter = Words.of(',');
    private byte delimiterByte = ',';
    private int fields;
    private int[] from = new int[64];
    private int[] until = new int[64];
    private boolean[] doubled = new boolean[64];
    private boolean anyDoubled;
    private long suspicious;
    private int wrongByte = -1;
    private boolean unclosed;
    private int recordEnd;
    private long quoteLine;
    private long faultLine;
    private String fault = "";

    /** A record that is longer than {@code longest} bytes, its line end included, is {@link Found#TOO_LONG}. */
    public RecordScanner(DigestedInput input, int longest) throws IOException {
        this(input, longest, START);
    }

    /** Starts with a buffer of this many bytes. */
    RecordScanner(DigestedInput input, int longest, int room) throws IOException {
        this.input = input;
        this.longest = longest;
        buffer = new byte[room + PADDING];
        fill();
    }

    /** Forgets the file's first bytes; only before anything is scanned. */
    void cut(int bytes) {
        System.arraycopy(buffer, bytes, buffer, 0, limit - bytes);
        limit -= bytes;
    }

    /** Starts anew with this delimiter; only before the second record is read. */
    void restart(char separator) {
        delimiter = Words.of(separator);
        delimiterByte = (byte) separator;
        next = 0;
        nextLine = 1;
    }

    /** Reads the next record and resolves doubled quotes. */
    public Found next() throws IOException {
        Found found = scan();
        // A malformed record stays as it is, so that the place of its wrong byte is right.
        if (found == Found.RECORD && anyDoubled && wrongByte < 0) {
            resolveDoubledQuotes();
        }
        return found;
    }

    /** Reads the next record and leaves doubled quotes as they are, so that it can be read again. */
    Found scan() throws IOException {
        start = next;
        line = nextLine;
        Found found = record();
        while (found == Found.MORE) {
            if (!makeRoom()) {
                return Found.TOO_LONG;
            }
            fill();
            found = record();
        }
        wrongByte = found == Found.RECORD && suspicious != 0 ? Utf8.firstWrong(buffer, start, recordEnd) : -1;
        // The buffer may hold more than is allowed; the answer must not depend on where in it the record lies.
        return next - start > longest ? Found.TOO_LONG : found;
    }

    private Found record() {
        fields = 0;
        anyDoubled = false;
        suspicious = 0;
        nextLine = line + 1;
        int at = start;
        if (at >= limit) {
            next = at;
            return ended ? Found.END : Found.MORE;
        }
        while (true) {
            int end = at < limit && buffer[at] == '"' ? quoted(at) : plain(at);
            if (end >= limit) {
                return ended ? atEnd(limit) : Found.MORE;
            }
            byte stop = buffer[end];
            if (stop == delimiterByte) {
                at = end + 1;
            } else if (stop == '\n') {
                return finish(end + 1, end);
            } else if (stop == '\r' && end + 1 < limit && buffer[end + 1] == '\n') {
                return finish(end + 2, end);
            } else {
                return faulty(end, reason(end, stop));
            }
        }
    }

    private String reason(int end, byte stop) {
        if (stop == '\r') {
            return "has a carriage return without a line feed";
        }
        return until[fields - 1] < end
                ? "has text after a closing quote"
                : "has a quote inside a value that does not start with one (quote the whole value and double the quotes in it)";
    }

    /** The end of an unquoted field: the first delimiter, line end or quote at or after this place. */
    private int plain(int at) {
        int end = at;
        while (end < limit) {
            long word = Words.at(buffer, end);
            suspicious |= (word & Words.HIGH) | Words.zeros(word);
            long stops = Words.zeros(word ^ delimiter)
                    | Words.zeros(word ^ LF)
                    | Words.zeros(word ^ CR)
                    | Words.zeros(word ^ QUOTE);
            if (stops != 0) {
                end += Long.numberOfTrailingZeros(stops) >>> 3;
                break;
            }
            end += 8;
        }
        add(at, Math.min(end, limit), false);
        return end;
    }

    /** The place after the closing quote of the field that starts here, or the limit. */
    private int quoted(int at) {
        boolean escapes = false;
        quoteLine = nextLine - 1;
        int end = at + 1;
        while (end < limit) {
            byte one = buffer[end];
            if (one == '"') {
                if (end + 1 < limit && buffer[end + 1] == '"') {
                    escapes = true;
                    end++;
                } else {
                    break;
                }
            } else if (one == '\n') {
                nextLine++;
            } else if (one <= 0) {
                suspicious = 1;
            }
            end++;
        }
        add(at + 1, Math.min(end, limit), escapes);
        unclosed = end >= limit;
        return end + 1;
    }

    private Found atEnd(int end) {
        if (unclosed) {
            next = limit;
            fault = "has a quote that is never closed";
            faultLine = quoteLine;
            return Found.FAULTY;
        }
        return finish(limit, end);
    }

    private Found finish(int behind, int end) {
        next = behind;
        recordEnd = end;
        return end == start ? Found.BLANK : Found.RECORD;
    }

    /** Goes on after the end of this line. */
    private Found faulty(int at, String reason) {
        int end = at;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        if (end >= limit && !ended) {
            return Found.MORE;
        }
        next = Math.min(end + 1, limit);
        fault = reason;
        faultLine = nextLine - 1;
        return Found.FAULTY;
    }

    private void add(int first, int end, boolean escapes) {
        if (fields == from.length) {
            from = Arrays.copyOf(from, fields * 2);
            until = Arrays.copyOf(until, fields * 2);
            doubled = Arrays.copyOf(doubled, fields * 2);
        }
        from[fields] = first;
        until[fields] = end;
        doubled[fields] = escapes;
        anyDoubled |= escapes;
        unclosed = false;
        fields++;
    }

    private void resolveDoubledQuotes() {
        for (int field = 0; field < fields; field++) {
            if (doubled[field]) {
                int to = from[field];
                for (int at = from[field]; at < until[field]; at++) {
                    buffer[to++] = buffer[at];
                    at += buffer[at] == '"' ? 1 : 0;
                }
                until[field] = to;
            }
        }
    }

    /** Moves the record to the front; false if it is already longer than allowed. */
    private boolean makeRoom() {
        int length = limit - start;
        if (length > longest) {
            return false;
        }
        byte[] target = length > (buffer.length - PADDING) / 2 ? new byte[buffer.length * 2] : buffer;
        System.arraycopy(buffer, start, target, 0, length);
        buffer = target;
        start = 0;
        limit = length;
        return true;
    }

    private void fill() throws IOException {
        int room = buffer.length - PADDING;
        limit += input.fill(buffer, limit, room);
        ended = limit < room;
    }

    /** Reads the rest of the file without looking at it. */
    public void drain() throws IOException {
        input.drain(buffer);
    }

    /** The first byte of the record that is malformed UTF-8 or NUL, or -1; cheap for plain ASCII. */
    public int firstWrongByte() {
        return wrongByte;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Bytes in the buffer. */
    public int limit() {
        return limit;
    }

    public int fields() {
        return fields;
    }

    public int from(int field) {
        return from[field];
    }

    public int until(int field) {
        return until[field];
    }

    /** Length of the record in bytes. */
    public int length() {
        return recordEnd - start;
    }

    /** Physical line on which the record starts, from 1. */
    public long line() {
        return line;
    }

    /** Physical line of the fault, from 1. */
    public long faultLine() {
        return faultLine;
    }

    public String fault() {
        return fault;
    }
}
