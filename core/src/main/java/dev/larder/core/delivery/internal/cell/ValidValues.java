package dev.larder.core.delivery.internal.cell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The only values a column may have, found without making a text of each. Immutable. */
final class ValidValues {
    private static final int SHOWN = 10;
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
        int hash = until - from;
        for (int at = from; at < until; at++) {
            hash = hash * 31 + bytes[at];
        }
        return (hash ^ (hash >>> 15)) & (slots.length - 1);
    }
}
