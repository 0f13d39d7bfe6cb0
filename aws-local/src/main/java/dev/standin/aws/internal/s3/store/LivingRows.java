package dev.standin.aws.internal.s3.store;

import dev.standin.aws.internal.s3.store.KeyFile.Row;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Those of a bucket's rows that have a current object. Objects that were deleted leave a row each for good, and below some prefixes nearly all were: whoever has read
 * past many of them spares the next reader all of them. For one thread; the gaps are for many.
 */
final class LivingRows implements Iterator<Row> {
    /** Deleted ones in a row that are cheaper to read again than to remember. */
    private static final int FEW = 64;

    private final Function<byte[], Iterator<Row>> from;
    private final Gaps gaps;
    private Iterator<Row> rows;
    private @Nullable Row next;

    /** Where rows without a current object follow one another, from the first key to one behind the last; of rows that never change. */
    record Gaps(NavigableMap<byte[], byte[]> ends) {
        Gaps() {
            this(new ConcurrentSkipListMap<>(Arrays::compareUnsigned));
        }

        private byte @Nullable [] end(byte[] key) {
            Map.Entry<byte[], byte[]> gap = ends.floorEntry(key);
            return gap != null && Arrays.compareUnsigned(key, gap.getValue()) < 0 ? gap.getValue() : null;
        }
    }

    /**
     * Those from a key on.
     *
     * @param from gives all rows from a key on, in order
     */
    LivingRows(Function<byte[], Iterator<Row>> from, Gaps gaps, byte[] key) {
        this.from = from;
        this.gaps = gaps;
        this.rows = from.apply(key);
        this.next = advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        Row given = next;
        if (given == null) {
            throw new NoSuchElementException();
        }
        next = advance();
        return given;
    }

    private @Nullable Row advance() {
        byte @Nullable [] first = null;
        byte @Nullable [] last = null;
        int read = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (VersionBytes.current(row.versions()) != null) {
                remember(first, row.key(), read);
                return row;
            }
            first = first == null ? row.key() : first;
            last = row.key();
            read++;
            byte[] end = gaps.end(row.key());
            if (end != null) {
                rows = from.apply(end);
            }
        }
        // Behind the last key there is none but those that begin with it.
        remember(first, last == null ? new byte[0] : Arrays.copyOf(last, last.length + 1), read);
        return null;
    }

    private void remember(byte @Nullable [] first, byte[] end, int read) {
        if (first != null && read > FEW) {
            gaps.ends().put(first, end);
        }
    }
}
