package dev.larder.core.delivery.internal.read;

import java.util.Arrays;

/** Lines of a text that became another one, for as long as their records may be asked for: what the scanner has read ahead. Not thread-safe. */
public final class KeptLines {
    private byte[] bytes = new byte[64 * 1024];
    private int[] ends = new int[1024];
    private int count;
    /** The number, from 1, of the first line that is kept. */
    private long first = 1;
    /** Lines before it are not asked for again. */
    private long needed = 1;

    /** Adds the next line. */
    public void add(byte[] source, int from, int until) {
        int length = until - from;
        if (end(count) + length > bytes.length || count == ends.length) {
            forget();
            makeRoom(length);
        }
        System.arraycopy(source, from, bytes, end(count), length);
        ends[count] = end(count) + length;
        count++;
    }

    /** Says that no line before this one is asked for again. */
    void need(long line) {
        needed = line;
    }

    /** Shows a line that is kept. */
    void show(long line, RecordText text) {
        int index = Math.toIntExact(line - first);
        if (index < 0 || index >= count) {
            throw new IllegalStateException("line " + line + " is not kept; these are: " + count + " from " + first);
        }
        text.show(bytes, end(index), ends[index]);
    }

    /** Where the line before this one ends. */
    private int end(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private void forget() {
        int gone = (int) Math.min(needed - first, count);
        int begin = end(gone);
        System.arraycopy(bytes, begin, bytes, 0, end(count) - begin);
        for (int i = gone; i < count; i++) {
            ends[i - gone] = ends[i] - begin;
        }
        count -= gone;
        first += gone;
    }

    private void makeRoom(int more) {
        int length = end(count) + more;
        if (length > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        if (count > ends.length / 2) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
    }
}
