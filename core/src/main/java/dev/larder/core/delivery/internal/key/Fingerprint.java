package dev.larder.core.delivery.internal.key;

import dev.larder.core.delivery.internal.word.Words;

/**
 * 128 bits that stand for a key: MurmurHash3, x64, 128 bits, seed 0, as Austin Appleby published it. A hash and no cipher: who
 * makes two keys with the same fingerprint has only his own file refused. Not thread-safe.
 */
final class Fingerprint {
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;
    private long one;
    private long other;

    /** Takes the first {@code length} bytes. */
    void take(byte[] bytes, int length) {
        one = 0;
        other = 0;
        int at = 0;
        for (; length - at >= 16; at += 16) {
            one = (Long.rotateLeft(one ^ left(Words.at(bytes, at)), 27) + other) * 5 + 0x52dce729;
            other = (Long.rotateLeft(other ^ right(Words.at(bytes, at + 8)), 31) + one) * 5 + 0x38495ab5;
        }
        if (length - at > 8) {
            other ^= right(rest(bytes, at + 8, length));
        }
        if (length > at) {
            one ^= left(rest(bytes, at, Math.min(length, at + 8)));
        }
        finish(length);
    }

    private static long left(long word) {
        return Long.rotateLeft(word * C1, 31) * C2;
    }

    private static long right(long word) {
        return Long.rotateLeft(word * C2, 33) * C1;
    }

    /** At most eight bytes, the first one lowest. */
    private static long rest(byte[] bytes, int from, int until) {
        if (until - from == 8) {
            return Words.at(bytes, from);
        }
        long word = 0;
        for (int at = until - 1; at >= from; at--) {
            word = (word << 8) | (bytes[at] & 0xffL);
        }
        return word;
    }

    private void finish(int length) {
        one ^= length;
        other ^= length;
        one += other;
        other += one;
        one = mix(one);
        other = mix(other);
        one += other;
        other += one;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    long one() {
        return one;
    }

    long other() {
        return other;
    }
}
