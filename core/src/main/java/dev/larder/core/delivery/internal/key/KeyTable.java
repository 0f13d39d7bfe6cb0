package dev.larder.core.delivery.internal.key;

import java.util.Arrays;

/** Fingerprints and the lines where they came first, in a table of up to two thirds: 24 bytes a slot. Not thread-safe. */
final class KeyTable {
    /** There is no room for a further key. */
    static final long FULL = -1;
    /** The key was not there. */
    static final long NEW = 0;

    private static final int WORDS = 3;
    private static final int LEAST_SLOTS = 16;
    private final int most;
    private long[] words = new long[LEAST_SLOTS * WORDS];
    private int slots = LEAST_SLOTS;
    private int count;

    KeyTable(int most) {
        this.most = most;
    }

    /** Forgets all keys and makes room for so many, or for as many as the limit allows. */
    void clear(long keys) {
        long wanted = Math.max(LEAST_SLOTS, Math.min(keys, most) * 3 / 2);
        slots = Integer.highestOneBit((int) (wanted - 1)) * 2;
        count = 0;
        if (words.length < slots * WORDS) {
            words = new long[slots * WORDS];
        } else {
            Arrays.fill(words, 0, slots * WORDS, 0);
        }
    }

    /** Adds a key; returns the line of its first row if it was there before, {@link #NEW}, or {@link #FULL}. */
    long add(long one, long other, long line) {
        int slot = (int) one & (slots - 1);
        while (true) {
            int at = slot * WORDS;
            long first = words[at + 2];
            if (first == 0) {
                return put(at, one, other, line);
            }
            if (words[at] == one && words[at + 1] == other) {
                return first;
            }
            slot = (slot + 1) & (slots - 1);
        }
    }

    private long put(int at, long one, long other, long line) {
        if (count >= most) {
            return FULL;
        }
        words[at] = one;
        words[at + 1] = other;
        words[at + 2] = line;
        count++;
        return NEW;
    }
}
