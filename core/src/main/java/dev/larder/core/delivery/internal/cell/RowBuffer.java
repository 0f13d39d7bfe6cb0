package dev.larder.core.delivery.internal.cell;

import dev.larder.core.delivery.internal.word.Words;
import dev.larder.core.scratch.ScratchSpace;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Conformed rows as bytes. {@link #reserve} is called once a row; puts do not check. Not thread-safe. */
public final class RowBuffer {
    private static final long QUOTES = Words.of('"');
    /** A point and seven zeros, of which the last is written over. */
    private static final long NO_MICROS = Words.of('0') - '0' + '.';

    private static final byte[] NULL = {'\\', 'N'};
    private static final int USUAL = 128 * 1024;
    private byte[] bytes;
    private int length;

    /** An empty one with room for many rows. */
    public RowBuffer() {
        this(new byte[USUAL]);
    }

    /** The same in lent memory. */
    public static RowBuffer in(ScratchSpace scratch) {
        return new RowBuffer(scratch.lend(USUAL));
    }

    private RowBuffer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Makes room for this many more bytes. */
    public void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    public void put(int character) {
        bytes[length++] = (byte) character;
    }

    public void put(byte[] source, int from, int until) {
        int count = until - from;
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    /** Appends a text in quotes, its own doubled; a NUL, which COPY refuses, becomes a blank. Room for twice the text is needed. */
    public void putQuoted(byte[] source, int from, int until) {
        put('"');
        int at = from;
        while (at < until) {
            int end = plainUntil(source, at, until);
            put(source, at, end);
            if (end < until) {
                put(source[end] == 0 ? ' ' : '"');
                if (source[end] == '"') {
                    put('"');
                }
            }
            at = end + 1;
        }
        put('"');
    }

    /** The place of the first quote or NUL. */
    private static int plainUntil(byte[] source, int from, int until) {
        int at = from;
        for (; at <= until - Long.BYTES; at += Long.BYTES) {
            long word = Words.at(source, at);
            long special = Words.zeros(word) | Words.zeros(word ^ QUOTES);
            if (special != 0) {
                return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
            }
        }
        while (at < until && source[at] != 0 && source[at] != '"') {
            at++;
        }
        return at;
    }

    /** Appends what COPY takes for null. */
    public void putNull() {
        put(NULL);
    }

    /** Appends the digits without leading zeros. */
    public void putNumber(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            put(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int digits = 1;
        for (int rest = (int) number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        putPadded((int) number, digits);
    }

    /** Appends the lowest {@code digits} digits, with leading zeros. */
    void putPadded(int number, int digits) {
        int rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Appends some bytes one by one, which costs less than a call if they are few. */
    void putFew(byte[] source, int from, int until) {
        byte[] target = bytes;
        int to = length;
        for (int at = from; at < until; at++) {
            target[to++] = source[at];
        }
        length = to;
    }

    /** Appends the ten bytes of which these are the first and the last eight. */
    void putTen(long first, long last) {
        Words.put(bytes, length, first);
        Words.put(bytes, length + 2, last);
        length += 10;
    }

    /** Appends a blank and {@code HH:mm:ss}. */
    void putTime(int second) {
        int minute = second / 60;
        int hour = minute / 60;
        byte[] target = bytes;
        int to = length;
        target[to] = ' ';
        two(target, to + 1, hour);
        target[to + 3] = ':';
        two(target, to + 4, minute - hour * 60);
        target[to + 6] = ':';
        two(target, to + 7, second - minute * 60);
        length = to + 9;
    }

    private static void two(byte[] target, int at, int number) {
        // A multiplication instead of a division: right for what has two digits.
        int tens = (number * 103) >> 10;
        target[at] = (byte) ('0' + tens);
        target[at + 1] = (byte) ('0' + number - tens * 10);
    }

    /** Appends a point and six digits. */
    void putMicros(int micros) {
        if (micros == 0) {
            Words.put(bytes, length, NO_MICROS);
            length += 7;
            return;
        }
        put('.');
        putPadded(micros, 6);
    }

    /** Says that so many bytes were written into {@link #bytes} behind {@link #length}. */
    void advance(int more) {
        length += more;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Discards the bytes from here on. */
    public void truncate(int to) {
        length = to;
    }
}
