package dev.larder.core.delivery.internal.key;

import dev.larder.core.delivery.internal.read.Words;
import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of keys with their lines, put into partitions by their first bits, so that two equal ones are in the same and one
 * partition at a time is compared in a table. They are gathered in memory; when there are as many as it may hold, they are ordered by
 * partition and written down as a stripe: all stripes are of one size, and begin with where each partition begins. Not thread-safe.
 */
final class KeyPartitions {
    private static final int PARTITIONS = 256;
    private static final int PARTITION_SHIFT = 64 - 8;
    private static final int WORDS = 3;
    private static final int RECORD = WORDS * Long.BYTES;
    private static final int HEADER = (PARTITIONS + 1) * Long.BYTES;
    private static final int READ_RECORDS = 2048;

    private final int most;
    private final ScratchSpace scratch;
    private final KeyTable table;
    private final long[] totals = new long[PARTITIONS];
    private long[] gathered = new long[16 * WORDS];
    private int count;
    private byte[] stripe = new byte[0];
    private @Nullable ScratchFile file;
    private long stripes;
    private byte[] buffer = new byte[0];

    /** Partitions of which one stripe, of so many keys, is in memory, and a table of twice as many. */
    KeyPartitions(int most, ScratchSpace scratch) {
        this.most = most;
        this.scratch = scratch;
        table = new KeyTable(2 * most);
    }

    void add(long one, long other, long line) throws IOException {
        if (count == most) {
            spill();
        }
        int at = count * WORDS;
        if (at == gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.min(2 * gathered.length, most * WORDS));
        }
        gathered[at] = one;
        gathered[at + 1] = other;
        gathered[at + 2] = line;
        count++;
    }

    private static int partition(long one) {
        return (int) (one >>> PARTITION_SHIFT);
    }

    private void spill() throws IOException {
        ScratchFile target = file;
        if (target == null) {
            target = scratch.create();
            file = target;
        }
        order();
        target.append(stripe, 0, stripe.length);
        stripes++;
        count = 0;
    }

    /** Makes a stripe of what was gathered: within a partition, lines stay in their order. */
    private void order() {
        int[] next = new int[PARTITIONS + 1];
        for (int i = 0; i < count; i++) {
            next[partition(gathered[i * WORDS]) + 1]++;
        }
        stripe = stripe.length == HEADER + count * RECORD ? stripe : new byte[HEADER + count * RECORD];
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

    /** Adds what repeats; call it once, at the end. */
    void find(Repeats repeats) throws IOException {
        order();
        gathered = new long[0];
        buffer = new byte[file == null ? 0 : READ_RECORDS * RECORD];
        for (int i = 0; i < PARTITIONS; i++) {
            if (totals[i] > 1) {
                find(new Part(i, 0, 0), repeats);
            }
        }
        if (file != null) {
            file.close();
        }
    }

    /** Those keys of a partition whose other half begins with these bits. */
    private record Part(int partition, int depth, long bits) {
        boolean has(long other) {
            return depth == 0 || other >>> (64 - depth) == bits;
        }

        Part half(int bit) {
            return new Part(partition, depth + 1, bits << 1 | bit);
        }
    }

    /** Compares the part's keys; if they are more than the table holds, those of its two halves. */
    private void find(Part part, Repeats repeats) throws IOException {
        Repeats found = repeats.empty();
        table.clear(totals[part.partition]);
        if (compare(part, found)) {
            repeats.addAll(found);
        } else {
            find(part.half(0), repeats);
            find(part.half(1), repeats);
        }
    }

    /** Returns whether the table held them all. */
    private boolean compare(Part part, Repeats found) throws IOException {
        byte[] bounds = new byte[2 * Long.BYTES];
        ScratchFile spilled = file;
        for (long i = 0; spilled != null && i < stripes; i++) {
            long start = i * (HEADER + (long) most * RECORD);
            spilled.read(start + (long) part.partition * Long.BYTES, bounds, 0, bounds.length);
            long until = Words.at(bounds, Long.BYTES);
            for (long from = Words.at(bounds, 0); from < until; from += READ_RECORDS) {
                int length = (int) Math.min(READ_RECORDS, until - from) * RECORD;
                spilled.read(start + HEADER + from * RECORD, buffer, 0, length);
                if (!compare(part, buffer, 0, length, found)) {
                    return false;
                }
            }
        }
        int from = HEADER + (int) Words.at(stripe, part.partition * Long.BYTES) * RECORD;
        int until = HEADER + (int) Words.at(stripe, (part.partition + 1) * Long.BYTES) * RECORD;
        return compare(part, stripe, from, until, found);
    }

    private boolean compare(Part part, byte[] records, int from, int until, Repeats found) {
        for (int at = from; at < until; at += RECORD) {
            long other = Words.at(records, at + Long.BYTES);
            if (part.has(other)) {
                long line = Words.at(records, at + 2 * Long.BYTES);
                long first = table.add(Words.at(records, at), other, line);
                if (first == KeyTable.FULL) {
                    return false;
                }
                if (first != KeyTable.NEW) {
                    found.add(line, first);
                }
            }
        }
        return true;
    }
}
