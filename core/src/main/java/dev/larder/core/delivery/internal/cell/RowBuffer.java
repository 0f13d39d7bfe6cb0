package dev.larder.core.delivery.internal.cell;

import dev.larder.core.delivery.internal.read.Words;
import java.util.Arrays;

/** Conformed rows as bytes. {@link #reserve} is called once a row; puts do not check. Not thread-safe. */
public final class RowBuffer {
    private static final long QUOTES = Words.of('"');
    private static final byte[] NULL = {'\\', 'N'};
    private byte[] bytes = new byte[128 * 1024];
    private int length;

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
        if (number < 0) {
            put(Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return;
        }
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        putPadded(number, digits);
    }

    /** Appends the lowest {@code digits} digits, with leading zeros. */
    void putPadded(long number, int digits) {
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
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
