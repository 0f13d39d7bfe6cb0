package dev.larder.functions.reception;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays that are lent to one check after another. A check needs about a megabyte of them; made anew for each of a bundle's thousand members,
 * they would fill the heap before the collector takes them away, since they outlive its young generation. Thread-safe.
 */
final class LentArrays {
    /** As many of one length as a check borrows; what checks at the same time borrow beyond that is not kept. */
    private static final int MOST = 8;

    private final Map<Integer, Deque<byte[]>> free = new HashMap<>();

    /** An array of exactly so many bytes, with anything in it. */
    synchronized byte[] lend(int bytes) {
        byte[] kept = free.getOrDefault(bytes, new ArrayDeque<>()).poll();
        return kept == null ? new byte[bytes] : kept;
    }

    /** Takes arrays back that nobody uses any longer. */
    synchronized void takeBack(List<byte[]> arrays) {
        for (byte[] array : arrays) {
            Deque<byte[]> same = free.computeIfAbsent(array.length, _ -> new ArrayDeque<>());
            if (same.size() < MOST) {
                same.push(array);
            }
        }
    }
}
