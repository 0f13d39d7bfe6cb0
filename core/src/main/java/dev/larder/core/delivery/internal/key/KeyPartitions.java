package dev.larder.core.delivery.internal.key;

import dev.larder.core.delivery.internal.word.Words;
import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of keys with their lines, put into partitions by some of their bits, so that two equal ones are in the same and one
 * partition at a time is compared in a table. They are gathered in memory; when there are as many as it may hold, they are ordered by
 * partition and written down as a stripe: all stripes but the last are of one size, and begin with where each partition begins. A
 * partition that the table does not hold is put into finer ones. Not thread-safe.
 */
final class KeyPartitions {
    private static final int BITS = 8;
    private static final int PARTITIONS = 1 << BITS;
    private static final int WORDS = 3;
    private static final int RECORD = WORDS * Long.BYTES;
    private static final int HEADER = (PARTITIONS + 1) * Long.BYTES;
    private static final int READ_RECORDS = 2048;
    /** Few steps, so that little is left behind for the collector. */
    private static final int GROWTH = 16;

    private final int most;
    private final ScratchSpace scratch;
    private final KeyTable table;
    private final int shift;
    private final long[] totals = new long[PARTITIONS];
    private long[] gathered;
    private int count;
    private byte[] stripe = new byte[0];
    private @Nullable ScratchFile file;
    private int stripes;
    private @Nullable KeyPartitions finer;

    /** Partitions of which one stripe, of so many keys, is in memory, and a table of a third more. */
    KeyPartitions(int most, ScratchSpace scratch) {
        this.most = most;
        this.scratch = scratch;
        table = new KeyTable(most + most / 3);
        shift = Long.SIZE - BITS;
        gathered = new long[Math.min(GROWTH, most) * WORDS];
    }

    /** Partitions of one of the coarser ones, which gathers no more: they share memory. */
    private KeyPartitions(KeyPartitions coarser) {
        if (coarser.shift < BITS) {
            throw new IllegalStateException("more keys than a table holds have the same 64 bits of fingerprint");
        }
        most = coarser.most;
        scratch = coarser.scratch;
        table = coarser.table;
        shift = coarser.shift - BITS;
        gathered = coarser.gathered;
    }

    void add(long one, long other, long line) throws IOException {
        if (count == most) {
            spill();
        }
        int at = count * WORDS;
        if (at == gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.min(GROWTH * gathered.length, most * WORDS));
        }
        gathered[at] = one;
        gathered[at + 1] = other;
        gathered[at + 2] = line;
        count++;
    }

    private int partition(long one) {
        return (int) (one >>> shift) & (PARTITIONS - 1);
    }

    private void spill() throws IOException {
        ScratchFile target = file;
        if (target == null) {
            target = scratch.create();
            file = target;
        }
        order();
        target.append(stripe, 0, HEADER + count * RECORD);
        stripes++;
        count = 0;
    }

    /** Makes a stripe of what was gathered: within a partition, lines stay in their order. */
    private void order() {
        int[] next = new int[PARTITIONS + 1];
        for (int i = 0; i < count; i++) {
            next[partition(gathered[i * WORDS]) + 1]++;
        }
        if (stripe.length < HEADER + count * RECORD) {
            stripe = new byte[HEADER + count * RECORD];
        }
        Words.put(stripe, 0, 0);
        for (int i = 0; i < PARTITIONS; i++) {
            totals[i] += next[i + 1];
            next[i + 1] += next[i];
            Words.put(stripe, (i + 1) * Long.BYTES, next[i + 1]);
        }
        for (int i = 0; i < count; i++) {
            int from = i * WORDS;
            int to = HEADER + next[partition(gathered[from])]++ * RECORD;
            Words.put(stripe, to, gathered[from]);
            Words.put(stripe, to + Long.BYTES, gathered[from + 1]);
            Words.put(stripe, to + 2 * Long.BYTES, gathered[from + 2]);
        }
    }

    /** Adds what repeats, and is empty again. */
    void find(Repeats repeats) throws IOException {
        if (file == null) {
            order();
        } else {
            spill();
        }
        for (int i = 0; i < PARTITIONS; i++) {
            if (totals[i] > 1) {
                find(i, repeats);
            }
        }
        if (file != null) {
            file.close();
        }
        file = null;
        stripes = 0;
        count = 0;
        Arrays.fill(totals, 0);
    }

    private void find(int partition, Repeats repeats) throws IOException {
        Repeats found = repeats.empty();
        table.clear(totals[partition]);
        if (pieces(partition, (records, from, until) -> compare(records, from, until, found))) {
            repeats.addAll(found);
            return;
        }
        KeyPartitions parts = finer == null ? new KeyPartitions(this) : finer;
        finer = parts;
        pieces(partition, parts::addAll);
        parts.find(repeats);
    }

    /** Some records of a partition. */
    @FunctionalInterface
    private interface Piece {
        /** Returns whether the next ones are wanted. */
        boolean take(byte[] records, int from, int until) throws IOException;
    }

    /** Hands over the records of a partition in the order of their lines; returns whether all were wanted. */
    private boolean pieces(int partition, Piece piece) throws IOException {
        ScratchFile spilled = file;
        if (spilled == null) {
            int from = HEADER + (int) Words.at(stripe, partition * Long.BYTES) * RECORD;
            int until = HEADER + (int) Words.at(stripe, (partition + 1) * Long.BYTES) * RECORD;
            return piece.take(stripe, from, until);
        }
        byte[] bounds = new byte[2 * Long.BYTES];
        int atOnce = Math.min(READ_RECORDS, most);
        for (int i = 0; i < stripes; i++) {
            long start = i * (HEADER + (long) most * RECORD);
            spilled.read(start + (long) partition * Long.BYTES, bounds, 0, bounds.length);
            long until = Words.at(bounds, Long.BYTES);
            for (long from = Words.at(bounds, 0); from < until; from += atOnce) {
                int length = (int) Math.min(atOnce, until - from) * RECORD;
                spilled.read(start + HEADER + from * RECORD, stripe, 0, length);
                if (!piece.take(stripe, 0, length)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns whether the table held them all. */
    private boolean compare(byte[] records, int from, int until, Repeats found) {
        for (int at = from; at < until; at += RECORD) {
            long line = Words.at(records, at + 2 * Long.BYTES);
            long first = table.add(Words.at(records, at), Words.at(records, at + Long.BYTES), line);
            if (first == KeyTable.FULL) {
                return false;
            }
            if (first != KeyTable.NEW) {
                found.add(line, first);
            }
        }
        return true;
    }

    private boolean addAll(byte[] records, int from, int until) throws IOException {
        for (int at = from; at < until; at += RECORD) {
            add(Words.at(records, at), Words.at(records, at + Long.BYTES), Words.at(records, at + 2 * Long.BYTES));
        }
        return true;
    }
}
