package dev.larder.core.delivery.internal.cell;

import dev.larder.core.delivery.internal.word.Words;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The only values a column may have, found without making a text of each. Immutable. */
final class ValidValues {
    private static final int SHOWN = 10;
    private static final long MIXED = 0x9e3779b97f4a7c15L;
    private final byte[][] slots;

    ValidValues(List<String> values) {
        slots = new byte[Integer.highestOneBit(values.size()) * 4][];
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            int slot = slot(bytes, 0, bytes.length);
            while (slots[slot] != null) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = bytes;
        }
    }

    boolean contain(byte[] bytes, int from, int until) {
        int slot = slot(bytes, from, until);
        while (slots[slot] != null) {
            if (Arrays.equals(slots[slot], 0, slots[slot].length, bytes, from, until)) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    /** The first values, for people. */
    static String note(List<String> values) {
        String shown = String.join(", ", values.subList(0, Math.min(SHOWN, values.size())));
        return "is not one of " + shown + (values.size() > SHOWN ? " and " + (values.size() - SHOWN) + " more" : "");
    }

    private int slot(byte[] bytes, int from, int until) {
        long hash = (long) until - from;
        int at = from;
        for (; at <= until - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ Words.at(bytes, at)) * MIXED;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ Words.rest(bytes, at, until)) * MIXED;
        return (int) (hash >>> 40) & (slots.length - 1);
    }
}
