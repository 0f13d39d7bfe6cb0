package dev.larder.core.mapping;

import dev.larder.core.contract.FeedId;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodsDifference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which deliveries are in force for each feed and period: one, or a list for {@code append}. Immutable; periods without a
 * delivery are absent.
 *
 * @param inForce delivery ids, in the order in which they landed
 */
public record Mapping(SortedMap<FeedId, SortedMap<Period, List<String>>> inForce) {
    /** Nothing has been delivered. */
    public static final Mapping EMPTY = new Mapping(new TreeMap<>());

    /** Copies the maps and leaves out feeds without periods. */
    public Mapping {
        SortedMap<FeedId, SortedMap<Period, List<String>>> copy = new TreeMap<>();
        inForce.forEach((feed, periods) -> {
            // Of a sorted map, without a comparison.
            SortedMap<Period, List<String>> kept = new TreeMap<>(periods);
            kept.replaceAll((_, ids) -> List.copyOf(ids));
            if (!kept.isEmpty()) {
                copy.put(feed, Collections.unmodifiableSortedMap(kept));
            }
        });
        inForce = Collections.unmodifiableSortedMap(copy);
    }

    /** Ids of all deliveries that are in force for some period. */
    public Set<String> deliveries() {
        Set<String> ids = new HashSet<>();
        inForce.values().forEach(periods -> periods.values().forEach(ids::addAll));
        return ids;
    }

    /** Keys of the records of those of these deliveries that are in force, feed by feed. */
    public List<String> records(Set<String> ids) {
        List<String> keys = new ArrayList<>();
        inForce.forEach((feed, periods) -> periods.values().stream()
                .flatMap(List::stream)
                .filter(ids::contains)
                .distinct()
                .forEach(id -> keys.add(LakeLayout.deliveryRecord(feed, id))));
        return List.copyOf(keys);
    }

    /** Feeds and periods for which not the same is in force in another mapping. */
    public SortedMap<FeedId, SortedSet<Period>> differing(Mapping other) {
        PeriodsDifference<FeedId, List<String>> difference = PeriodsDifference.between(other.inForce, inForce);
        SortedMap<FeedId, SortedSet<Period>> differing = new TreeMap<>(difference.gone());
        difference
                .changed()
                .forEach((feed, periods) ->
                        differing.computeIfAbsent(feed, _ -> new TreeSet<>()).addAll(periods.keySet()));
        return differing;
    }

    /** What is in force for a period; empty when nothing is. */
    public List<String> of(FeedId feed, Period period) {
        return of(feed).getOrDefault(period, List.of());
    }

    /** Periods and deliveries of one feed; empty when nothing is in force. */
    public Map<Period, List<String>> of(FeedId feed) {
        return inForce.getOrDefault(feed, Collections.emptySortedMap());
    }
}
