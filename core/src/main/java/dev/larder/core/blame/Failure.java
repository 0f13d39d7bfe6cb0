package dev.larder.core.blame;

import dev.larder.core.contract.FeedId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What blocked a trial: a data test, or a model or test whose statement was refused for a value.
 *
 * @param name the test's, or {@code star.<model>}
 * @param feeds upstream of all that it reads: with the same deliveries of these it fails again
 */
public record Failure(String name, SortedSet<FeedId> feeds) {
    /** Copies the set. */
    public Failure {
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
    }
}
