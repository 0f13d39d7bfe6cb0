package dev.larder.core.delivery.internal.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the fields of a record are in a buffer. Not thread-safe. */
final class FieldTable {
    private int quote = '"';
    private int escape = Signs.NO_BYTE;
    private int count;
    private int[] from = new int[64];
    private int[] until = new int[64];
    private boolean[] marked = new boolean[64];
    private boolean anyMarked;
    private byte[] kept = {};
    private boolean isKept;

    /** Whatever is added from now on has these around it and in it; no byte is equal to what there is not. */
    void use(int quoteByte, int escapeByte) {
        quote = quoteByte;
        escape = escapeByte;
    }

    void clear() {
        count = 0;
        anyMarked = false;
        isKept = false;
    }

    /** Adds a field; {@code isMarked} says that it has doubled quotes or escapes. */
    void add(int first, int end, boolean isMarked) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            until = Arrays.copyOf(until, count * 2);
            marked = Arrays.copyOf(marked, count * 2);
        }
        from[count] = first;
        until[count] = end;
        marked[count] = isMarked;
        anyMarked |= isMarked;
        count++;
    }

    int count() {
        return count;
    }

    int from(int field) {
        return from[field];
    }

    int until(int field) {
        return until[field];
    }

    /** Whether the last field ends before this place, as one in quotes does. */
    boolean endsBefore(int at) {
        return until[count - 1] < at;
    }

    /** Whether a field is not yet what the file means. */
    boolean isMarked() {
        return anyMarked;
    }

    /** Keeps the record as it stands in the buffer, before it is resolved there. */
    void keep(byte[] buffer, int first, int end) {
        if (kept.length < end - first) {
            kept = new byte[2 * (end - first)];
        }
        System.arraycopy(buffer, first, kept, 0, end - first);
        isKept = true;
    }

    /** Whether the record was kept. */
    boolean isKept() {
        return isKept;
    }

    /** Begins with the record that was kept. */
    byte[] kept() {
        return kept;
    }

    /** Takes doubled quotes and escapes out of the buffer. */
    void resolve(byte[] buffer) {
        for (int field = 0; field < count; field++) {
            if (marked[field]) {
                until[field] = resolve(field, buffer, buffer, from[field]);
            }
        }
    }

    /** A value as the file means it; the buffer stays as it is. */
    String text(int field, byte[] buffer) {
        byte[] value = new byte[until[field] - from[field]];
        int length = resolve(field, buffer, value, 0);
        return new String(value, 0, length, StandardCharsets.UTF_8);
    }

    /** Writes the value without doubled quotes and escapes; returns the place behind it. */
    private int resolve(int field, byte[] buffer, byte[] target, int start) {
        boolean whole = !marked[field] || isNullMark(field, buffer);
        boolean quoted = from[field] > 0 && buffer[from[field] - 1] == quote;
        int to = start;
        for (int at = from[field]; at < until[field]; at++) {
            boolean escaped = !whole && buffer[at] == escape && at + 1 < until[field];
            at += escaped ? 1 : 0;
            target[to++] = buffer[at];
            at += !whole && !escaped && quoted && buffer[at] == quote ? 1 : 0;
        }
        return to;
    }

    /** Whether it is an escaped N, which databases write for null; a contract can name it as a missing value. */
    private boolean isNullMark(int field, byte[] buffer) {
        return until[field] - from[field] == 2 && buffer[from[field]] == escape && buffer[from[field] + 1] == 'N';
    }
}
