package dev.larder.core.delivery;

/**
 * Finds keys that repeat, by 128 bits of hash (with five million keys the chance of one wrong answer is below 1 in 10^25). Grows up to
 * a limit; 20 bytes a slot. Not thread-safe.
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

    DuplicateKeys(int most) {
        this.most = most;
    }

    /** The line of the key's first row when it was there before, {@link #NEW}, or {@link #FULL}. */
    int add(byte[] bytes, int length, long line) {
        if (count >= most) {
            return FULL;
        }
        if (count * 5L > first.length * 3L) {
            grow();
        }
        long one = RowHash.of(bytes, 0, length, 0);
        long other = RowHash.of(bytes, 0, length, OTHER_SEED);
        int slot = slot(one, other);
        if (lines[slot] != 0) {
            return lines[slot];
        }
        put(slot, one, other, (int) Math.min(line, Integer.MAX_VALUE));
        count++;
        return NEW;
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

    private void grow() {
        long[] ones = first;
        long[] others = second;
        int[] before = lines;
        first = new long[ones.length * 2];
        second = new long[ones.length * 2];
        lines = new int[ones.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                put(slot(ones[i], others[i]), ones[i], others[i], before[i]);
            }
        }
    }
}
