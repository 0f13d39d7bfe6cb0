package dev.larder.core.mapping;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is left of deliveries of long ago: of each feed those in force, with the periods for which they are. Folded with what landed later they give
 * the same as all deliveries do. Immutable.
 */
@InFormat(Format.HISTORY)
public record Settled(SortedMap<FeedId, OfFeed> feeds) {
    /** Nothing is settled yet. */
    public static final Settled NOTHING = new Settled(new TreeMap<>());

    /** Copies the map. */
    public Settled {
        feeds = Collections.unmodifiableSortedMap(new TreeMap<>(feeds));
    }

    /** What is settled of one feed. */
    public OfFeed of(FeedId feed) {
        return feeds.getOrDefault(feed, OfFeed.NOTHING);
    }

    /**
     * What is settled of one feed.
     *
     * @param inForce with the periods for which they are in force, and without their bundles
     * @param excluded ids of settled deliveries that were left out
     * @param conflicts ids of settled deliveries that the fold has no place for; their feed is folded from its past as long as there are any
     * @param bundled whether any settled delivery stands or falls with others, perhaps of other feeds
     * @param last the settled delivery that landed last, in force or not; null when none is settled
     */
    public record OfFeed(
            List<Essence> inForce,
            SortedSet<String> excluded,
            SortedSet<String> conflicts,
            boolean bundled,
            @Nullable Essence last) {
        static final OfFeed NOTHING = new OfFeed(List.of(), new TreeSet<>(), new TreeSet<>(), false, null);

        /** Copies the collections. */
        public OfFeed {
            inForce = List.copyOf(inForce);
            excluded = Collections.unmodifiableSortedSet(new TreeSet<>(excluded));
            conflicts = Collections.unmodifiableSortedSet(new TreeSet<>(conflicts));
        }

        /** Whether what this delivery does to the mapping depends on settled ones that landed after it. */
        boolean isLate(DeliveryRecord delivery) {
            return last != null && InForce.LANDED.compare(delivery, last.record()) <= 0;
        }
    }
}
