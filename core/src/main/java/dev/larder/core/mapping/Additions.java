package dev.larder.core.mapping;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Works out which deliveries have come in addition to those that gave a mapping: also such as are in force nowhere and made a period
 * vanish. One whose presence changes nothing is none of them. Of ten thousand deliveries of a feed with a few new ones each answer costs
 * a few folds of that feed; {@link Holds} finds any choice, and asks each delivery about each period.
 */
public final class Additions {
    /** Beyond so many in one feed all that landed after the first of them count, without asking each. */
    private static final int MOST_ASKED = 200;

    private final List<DeliveryRecord> feed;
    private final Map<Period, List<String>> target;

    private Additions(List<DeliveryRecord> feed, Map<Period, List<String>> target) {
        this.feed = feed;
        this.target = target;
    }

    /**
     * Ids of the deliveries without which the fold of the others is the target, as far as that can be reached; otherwise, feed by feed, of those
     * that are in force and not in the target.
     *
     * @param deliveries that take part in the fold
     */
    public static SortedSet<String> to(Mapping target, Collection<DeliveryRecord> deliveries) {
        Map<FeedId, List<DeliveryRecord>> feeds = new HashMap<>();
        InForce.whole(deliveries).stream()
                .sorted(InForce.LANDED.reversed())
                .forEach(delivery -> feeds.computeIfAbsent(delivery.feed(), _ -> new ArrayList<>())
                        .add(delivery));
        SortedSet<String> added = new TreeSet<>();
        feeds.forEach((id, newestFirst) -> added.addAll(new Additions(newestFirst, target.of(id)).find()));
        return added;
    }

    private Set<String> find() {
        if (isTarget(Set.of())) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        target.values().forEach(named::addAll);
        List<String> candidates = feed.stream()
                .map(DeliveryRecord::id)
                .filter(id -> !named.contains(id))
                .toList();
        for (int newest = 1; ; newest = Math.min(2 * newest, candidates.size())) {
            List<String> removed = candidates.subList(0, Math.min(newest, candidates.size()));
            if (isTarget(removed)) {
                return fewest(removed);
            }
            if (newest >= candidates.size()) {
                return inForce(named);
            }
        }
    }

    /** Takes back whatever does not disturb, the oldest first. */
    private Set<String> fewest(List<String> removed) {
        Set<String> needed = new HashSet<>(removed);
        if (removed.size() <= MOST_ASKED) {
            removed.reversed().forEach(id -> {
                needed.remove(id);
                if (!isTarget(needed)) {
                    needed.add(id);
                }
            });
        }
        return needed;
    }

    private Set<String> inForce(Set<String> named) {
        Set<String> ids = new HashSet<>();
        InForce.ofFeed(feed, Set.of()).values().forEach(ids::addAll);
        ids.removeAll(named);
        return ids;
    }

    private boolean isTarget(Collection<String> without) {
        return InForce.ofFeed(feed, Set.copyOf(without)).equals(target);
    }

    /** The order of units in a report: the newest first. */
    public static Comparator<DeliveryRecord> newestFirst() {
        return InForce.LANDED.reversed();
    }
}
