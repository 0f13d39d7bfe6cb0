package dev.larder.core.blame;

import dev.larder.core.contract.FeedId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What blocked a trial: a data test, or a model or test whose statement was refused for a value.
 *
 * @param name the test's, or {@code star.<model>}
 * @param feeds upstream of all that it reads: with the same deliveries of these it fails again
 * @param terms ids of what else can change it: the plan, the knobs in its cone, its waiver
 */
public record Failure(String name, SortedSet<FeedId> feeds, Set<String> terms) {
    /** Copies the sets. */
    public Failure {
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
        terms = Set.copyOf(terms);
    }

    /** What only deliveries can change. */
    public Failure(String name, SortedSet<FeedId> feeds) {
        this(name, feeds, Set.of());
    }

    /** Whether it can be another with this or without it. */
    boolean concerns(Unit unit) {
        return terms.contains(unit.id()) || !Collections.disjoint(unit.feeds(), feeds);
    }
}
