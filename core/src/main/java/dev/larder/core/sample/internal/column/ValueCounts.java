package dev.larder.core.sample.internal.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The different values of a column, as long as they are few. Not thread-safe. */
public final class ValueCounts {
    private static final int MOST = 256;
    private static final int ROOM = 1024;

    private final long[] hashes = new long[ROOM];
    private final Set<String> values = new LinkedHashSet<>();
    private boolean isFull;

    /** Takes a value in UTF-8. */
    public void take(byte[] bytes, int from, int until) {
        if (isFull) {
            return;
        }
        long hash = hash(bytes, from, until);
        int slot = (int) (hash >>> 54);
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) % ROOM;
        }
        if (hashes[slot] == 0) {
            hashes[slot] = hash;
            values.add(new String(bytes, from, until - from, StandardCharsets.UTF_8));
            isFull = values.size() > MOST;
        }
    }

    private static long hash(byte[] bytes, int from, int until) {
        long hash = 0xcbf29ce484222325L;
        for (int at = from; at < until; at++) {
            hash = (hash ^ bytes[at]) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash == 0 ? 1 : hash;
    }

    /** Adds what was seen of another part of the same column. */
    public void add(ValueCounts other) {
        values.addAll(other.values);
        isFull |= other.isFull || values.size() > MOST;
        if (isFull) {
            Arrays.fill(hashes, 0);
        }
    }

    /** Whether these are all. */
    public boolean areAll() {
        return !isFull;
    }

    /** The different values in the order in which they came. */
    public Set<String> values() {
        return values;
    }
}
