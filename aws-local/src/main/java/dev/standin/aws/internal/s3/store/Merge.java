package dev.standin.aws.internal.s3.store;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The elements of two in one order, each of which is in this order and has none twice; of equal ones that of the newer.
 *
 * @param <T> what they are
 */
final class Merge<T> implements Iterator<T> {
    private final Iterator<T> older;
    private final Iterator<T> newer;
    private final Comparator<T> order;
    private @Nullable T nextOlder;
    private @Nullable T nextNewer;

    private Merge(Iterator<T> older, Iterator<T> newer, Comparator<T> order) {
        this.older = older;
        this.newer = newer;
        this.order = order;
        nextOlder = pull(older);
        nextNewer = pull(newer);
    }

    /** Merges them as they are read. */
    static <T> Stream<T> of(Iterator<T> older, Iterator<T> newer, Comparator<T> order) {
        return stream(new Merge<>(older, newer, order));
    }

    /** The elements of an iterator. */
    static <T> Stream<T> stream(Iterator<T> elements) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, Spliterator.ORDERED), false);
    }

    private static <T> @Nullable T pull(Iterator<T> elements) {
        return elements.hasNext() ? elements.next() : null;
    }

    @Override
    public boolean hasNext() {
        return nextOlder != null || nextNewer != null;
    }

    @Override
    public T next() {
        T old = nextOlder;
        T fresh = nextNewer;
        if (old == null && fresh == null) {
            throw new NoSuchElementException();
        }
        int compared = old == null ? 1 : fresh == null ? -1 : order.compare(old, fresh);
        if (compared <= 0) {
            nextOlder = pull(older);
        }
        if (compared >= 0) {
            nextNewer = pull(newer);
        }
        return Objects.requireNonNull(compared < 0 ? old : fresh);
    }
}
