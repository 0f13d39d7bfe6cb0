package dev.larder.core.mapping;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All accepted deliveries: what is left of those that are settled, and one by one those that are not. Costs by what is in force and by what is
 * new; the past of a feed is read only when something in it is no longer so. Immutable.
 *
 * @param later accepted deliveries that are not settled, in the order of landing
 */
public record History(Settled settled, List<Essence> later) {
    /** Nothing was delivered. */
    public static final History NOTHING = new History(Settled.NOTHING, List.of());

    /** Copies the list and puts it in order. */
    public History {
        later = later.stream().sorted(Essence.LANDED).toList();
    }

    /** All settled deliveries of a feed, in any order. */
    public interface Past {
        /** Those of this feed. */
        List<Essence> of(FeedId feed);
    }

    /**
     * Ids that are left out of the fold, such as of deliveries on hold.
     *
     * @param feeds the feed of each one that is {@link #unplaced}, unless it was never delivered
     */
    public record Apart(Set<String> ids, Map<String, FeedId> feeds) {
        /** Copies the collections. */
        public Apart {
            ids = Set.copyOf(ids);
            feeds = Map.copyOf(feeds);
        }
    }

    /**
     * Deliveries whose fold is that of all, whatever is left out of it beside what is {@link Apart}, if that is not settled.
     *
     * @param pasts the whole past of those feeds of which it is among them
     */
    public record Open(List<DeliveryRecord> deliveries, SortedMap<FeedId, List<Essence>> pasts) {}

    /** With deliveries that may be known; the past is asked about those that landed before a settled one. */
    public History with(Collection<DeliveryRecord> arrived, Past past) {
        Map<String, Essence> all = new HashMap<>();
        later.forEach(delivery -> all.put(delivery.id(), delivery));
        Map<FeedId, Set<String>> known = new HashMap<>();
        for (DeliveryRecord delivery : arrived) {
            if (!delivery.loads() || all.containsKey(delivery.id())) {
                continue;
            }
            boolean isSettled = settled.of(delivery.feed()).isLate(delivery)
                    && known.computeIfAbsent(delivery.feed(), feed -> ids(past.of(feed)))
                            .contains(delivery.id());
            if (!isSettled) {
                all.put(delivery.id(), Essence.of(delivery));
            }
        }
        return new History(settled, List.copyOf(all.values()));
    }

    /** Of ids that are left out, those of which nothing here tells whether they are settled, and in which feed. */
    public SortedSet<String> unplaced(Set<String> apart) {
        SortedSet<String> unplaced = new TreeSet<>(apart);
        if (unplaced.isEmpty()) {
            return unplaced;
        }
        later.forEach(delivery -> unplaced.remove(delivery.id()));
        settled.feeds().values().forEach(feed -> {
            unplaced.removeAll(feed.excluded());
            feed.inForce().forEach(delivery -> unplaced.remove(delivery.id()));
        });
        return unplaced;
    }

    /** Deliveries for {@link InForce#of}. */
    public Open open(Apart apart, Past past) {
        return open(apart, Set.of(), past);
    }

    /** The same with the whole past of these feeds, of which anything may be left out in addition. */
    public Open open(Apart apart, Set<FeedId> whole, Past past) {
        Set<FeedId> anew = anew(apart);
        anew.addAll(whole);
        anew.retainAll(settled.feeds().keySet());
        if (anew.stream().anyMatch(feed -> settled.of(feed).bundled())) {
            settled.feeds().forEach((feed, was) -> {
                if (was.bundled()) {
                    anew.add(feed);
                }
            });
        }
        SortedMap<FeedId, List<Essence>> pasts = new TreeMap<>();
        anew.forEach(feed -> pasts.put(feed, past.of(feed)));
        List<DeliveryRecord> deliveries = new ArrayList<>();
        settled.feeds()
                .forEach((feed, was) ->
                        pasts.getOrDefault(feed, was.inForce()).forEach(essence -> deliveries.add(essence.record())));
        later.forEach(essence -> deliveries.add(essence.record()));
        return new Open(List.copyOf(deliveries), pasts);
    }

    /** Feeds of which what is settled is no longer so. */
    private Set<FeedId> anew(Apart apart) {
        Map<FeedId, Set<String>> leftOut = placed(apart);
        Set<FeedId> anew = new TreeSet<>();
        settled.feeds().forEach((feed, was) -> {
            if (!was.conflicts().isEmpty() || !was.excluded().equals(leftOut.get(feed))) {
                anew.add(feed);
            }
        });
        whole().stream()
                .filter(delivery -> settled.of(delivery.feed()).isLate(delivery))
                .forEach(delivery -> anew.add(delivery.feed()));
        return anew;
    }

    /** Those that take part in the fold, in the order of landing. */
    List<DeliveryRecord> whole() {
        return InForce.whole(later.stream().map(Essence::record).toList());
    }

    private Map<FeedId, Set<String>> placed(Apart apart) {
        Set<String> here = ids(later);
        Map<FeedId, Set<String>> placed = new HashMap<>();
        settled.feeds().forEach((feed, was) -> {
            Set<String> ids = new HashSet<>();
            if (!apart.ids().isEmpty()) {
                ids.addAll(was.excluded());
                was.inForce().forEach(delivery -> ids.add(delivery.id()));
                ids.retainAll(apart.ids());
                ids.removeAll(here);
            }
            placed.put(feed, ids);
        });
        apart.feeds().forEach((id, feed) -> {
            if (apart.ids().contains(id) && !here.contains(id)) {
                placed.computeIfAbsent(feed, _ -> new HashSet<>()).add(id);
            }
        });
        return Collections.unmodifiableMap(placed);
    }

    static Set<String> ids(Collection<Essence> deliveries) {
        return deliveries.stream().map(Essence::id).collect(Collectors.toSet());
    }
}
