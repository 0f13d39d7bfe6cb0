package dev.larder.core.delivery;

import java.util.Arrays;

/**
 * Finds keys that repeat, by a hash of 128 bits (with five million keys the chance of one wrong answer is below 1 in 10^25). As long
 * as each key is higher than the one before, none repeats and they are only written down, one after the other; the first one that is
 * not turns them into a table. Grows up to a limit; 20 bytes a slot. Not thread-safe.
 */
final class DuplicateKeys {
    /** The table is full; nothing is known about further keys. */
    static final int FULL = -1;
    /** The key was not there. */
    static final int NEW = 0;

    private static final long OTHER_SEED = 0x2d358dccaa6c78a5L;
    private final int most;
    private long[] first = new long[1 << 12];
    private long[] second = new long[1 << 12];
    private int[] lines = new int[1 << 12];
    private int count;
    private boolean rising = true;
    private byte[] last = new byte[64];
    private int lastLength = -1;

    DuplicateKeys(int most) {
        this.most = most;
    }

    /** Adds a key; returns the line of its first row if it was there before, {@link #NEW}, or {@link #FULL}. */
    int add(byte[] bytes, int length, long line) {
        if (count >= most) {
            return FULL;
        }
        if (rising && !isHigher(bytes, length)) {
            rising = false;
            spread(tableFor(count));
        }
        makeRoom();
        long one = RowHash.of(bytes, 0, length, 0);
        long other = RowHash.of(bytes, 0, length, OTHER_SEED);
        int slot = rising ? count : slot(one, other);
        if (!rising && lines[slot] != 0) {
            return lines[slot];
        }
        put(slot, one, other, (int) Math.min(line, Integer.MAX_VALUE));
        count++;
        return NEW;
    }

    /** Returns whether the key is higher than the last one, and makes it the last one. */
    private boolean isHigher(byte[] bytes, int length) {
        boolean higher = lastLength < 0 || Arrays.compareUnsigned(bytes, 0, length, last, 0, lastLength) > 0;
        if (length > last.length) {
            last = new byte[2 * length];
        }
        System.arraycopy(bytes, 0, last, 0, length);
        lastLength = length;
        return higher;
    }

    private void makeRoom() {
        if (rising && count == first.length) {
            first = Arrays.copyOf(first, 2 * count);
            second = Arrays.copyOf(second, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        } else if (!rising && count * 5L > first.length * 3L) {
            spread(first.length * 2);
        }
    }

    /** How many slots give room for this many keys: a power of two. */
    private static int tableFor(int keys) {
        return Math.max(1 << 12, Integer.highestOneBit((int) (keys * 5L / 3)) * 2);
    }

    private int slot(long one, long other) {
        int slot = (int) one & (first.length - 1);
        while (lines[slot] != 0 && (first[slot] != one || second[slot] != other)) {
            slot = (slot + 1) & (first.length - 1);
        }
        return slot;
    }

    private void put(int slot, long one, long other, int line) {
        first[slot] = one;
        second[slot] = other;
        lines[slot] = line;
    }

    /** Moves all keys into a table of this many slots. */
    private void spread(int slots) {
        long[] ones = first;
        long[] others = second;
        int[] before = lines;
        first = new long[slots];
        second = new long[slots];
        lines = new int[slots];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                put(slot(ones[i], others[i]), ones[i], others[i], before[i]);
            }
        }
    }
}
