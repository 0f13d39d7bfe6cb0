package dev.larder.functions.history;

import dev.larder.core.contract.FeedId;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.mapping.Essence;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the history consists of: {@code history/index.json}, replaced only by who read the one before. What it names is written before it,
 * and never changes.
 *
 * @param generation one more than that of the index before
 * @param settled key of the {@link dev.larder.core.mapping.Settled}; empty when nothing is
 * @param later accepted deliveries that are not settled
 * @param past where all settled deliveries of a feed lie, in and out of force
 * @param placed where deliveries on hold were looked for: their feeds, or empty when they were never delivered
 * @param former keys that the index before this one named; deleted with the next
 */
@InFormat(Format.HISTORY)
public record HistoryIndex(
        long generation,
        String settled,
        List<Essence> later,
        SortedMap<FeedId, List<Stretch>> past,
        SortedMap<String, String> placed,
        List<String> former) {
    /** Before the first one. */
    static final HistoryIndex NONE = new HistoryIndex(0, "", List.of(), new TreeMap<>(), new TreeMap<>(), List.of());

    /** Copies the collections. */
    public HistoryIndex {
        later = List.copyOf(later);
        SortedMap<FeedId, List<Stretch>> copy = new TreeMap<>();
        past.forEach((feed, stretches) -> copy.put(feed, List.copyOf(stretches)));
        past = Collections.unmodifiableSortedMap(copy);
        placed = Collections.unmodifiableSortedMap(new TreeMap<>(placed));
        former = List.copyOf(former);
    }

    /** Some settled deliveries of a feed, in one object; each is longer than the next, so that there are few. */
    public record Stretch(String key, int deliveries) {}

    /** The stretches of a feed. */
    List<Stretch> past(FeedId feed) {
        return past.getOrDefault(feed, List.of());
    }

    /** What lies in one object of the past. */
    @InFormat(Format.HISTORY)
    public record Settlers(List<Essence> deliveries) {
        /** Copies the list. */
        public Settlers {
            deliveries = List.copyOf(deliveries);
        }
    }
}
