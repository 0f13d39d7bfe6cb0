package dev.larder.core.delivery;

import dev.larder.core.contract.Column;
import dev.larder.core.delivery.internal.word.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A strong 64-bit hash of a conformed row without lineage; the seed holds the names and types of its columns. Multiplies and folds
 * 128-bit products like wyhash, then mixes like MurmurHash3, so that sums of hashes are as good as the hashes.
 */
final class RowHash {
    private static final long K0 = 0xa0761d6478bd642fL;
    private static final long K1 = 0xe7037ed1a0b428dbL;
    private static final long K2 = 0x8ebc6af09c88c6e3L;
    private final long seed;

    RowHash(List<Column> columns) {
        StringBuilder described = new StringBuilder();
        columns.forEach(column -> described
                .append(column.name())
                .append(' ')
                .append(column.type().sql())
                .append('\n'));
        byte[] bytes = described.toString().getBytes(StandardCharsets.UTF_8);
        seed = of(bytes, 0, bytes.length, K2);
    }

    /** The hash of a row's bytes. */
    long of(byte[] bytes, int from, int until) {
        return of(bytes, from, until, seed);
    }

    /** The hash of some bytes with any seed. */
    static long of(byte[] bytes, int from, int until, long seed) {
        long hash = seed ^ K0;
        int at = from;
        for (; until - at >= 16; at += 16) {
            hash = fold(Words.at(bytes, at) ^ K1, Words.at(bytes, at + 8) ^ hash);
        }
        if (until - at >= 8) {
            hash = fold(Words.at(bytes, at) ^ K1, hash ^ K2);
            at += 8;
        }
        hash = fold(Words.rest(bytes, at, until) ^ K1, hash ^ K2);
        return mix(hash ^ (until - from) * K0);
    }

    private static long fold(long a, long b) {
        return Math.unsignedMultiplyHigh(a, b) ^ (a * b);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
