package dev.larder.core.delivery.internal.word;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of an array at a time (SWAR). */
public final class Words {
    private static final long ONES = 0x0101010101010101L;
    /** The highest bit of each byte. */
    public static final long HIGH = 0x8080808080808080L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /** The eight bytes from {@code at}, the first one lowest. */
    public static long at(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /** Writes a word so that {@link #at} reads it again. */
    public static void put(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }

    /** Fewer than eight bytes, the first one lowest; above them zeros. */
    public static long rest(byte[] bytes, int from, int until) {
        if (from + Long.BYTES <= bytes.length) {
            return at(bytes, from) & ~(-1L << (Byte.SIZE * (until - from)));
        }
        long rest = 0;
        for (int i = until - 1; i >= from; i--) {
            rest = (rest << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return rest;
    }

    /** The word that holds the byte eight times. */
    public static long of(int character) {
        return (character & 0xffL) * ONES;
    }

    /** The highest bit of each byte that is zero, and no other. */
    public static long allZeros(long word) {
        return ~(((word & ~HIGH) + ~HIGH) | word) & HIGH;
    }

    /** Its lowest set bit marks the first zero byte; bits above that one may be wrong. */
    public static long zeros(long word) {
        return (word - ONES) & ~word & HIGH;
    }
}
