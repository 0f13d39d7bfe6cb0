package dev.larder.core.mapping;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.period.Period;
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

/**
 * Periods of feeds whose content differs between the live release and the next one, in either of the two: a period that vanished
 * is changed, one that another delivery brought again unchanged is not. Immutable; feeds without a change are absent.
 */
public record Changes(SortedMap<FeedId, SortedSet<Period>> periods) {
    /** Copies the sets and leaves out empty ones. */
    public Changes {
        SortedMap<FeedId, SortedSet<Period>> copy = new TreeMap<>();
        periods.forEach((feed, changed) -> {
            if (!changed.isEmpty()) {
                copy.put(feed, Collections.unmodifiableSortedSet(new TreeSet<>(changed)));
            }
        });
        periods = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Compares by the rows and hashes of the deliveries in force, without reading a row.
     *
     * @param deliveries at least those that either mapping names
     * @throws IllegalArgumentException when a mapping names a delivery or period that has no record here
     */
    public static Changes between(Mapping live, Mapping next, Collection<DeliveryRecord> deliveries) {
        SortedMap<FeedId, SortedSet<Period>> changed = new TreeMap<>(next.differing(live));
        Map<String, DeliveryRecord> records = records(changed, List.of(live, next), deliveries);
        changed.replaceAll((feed, periods) -> changed(periods, live.of(feed), next.of(feed), records));
        return new Changes(changed);
    }

    /** Those of the deliveries that the mappings name for these periods. */
    private static Map<String, DeliveryRecord> records(
            SortedMap<FeedId, SortedSet<Period>> of, List<Mapping> mappings, Collection<DeliveryRecord> deliveries) {
        Set<String> named = new HashSet<>();
        of.forEach((feed, periods) ->
                periods.forEach(period -> mappings.forEach(mapping -> named.addAll(mapping.of(feed, period)))));
        Map<String, DeliveryRecord> records = new HashMap<>();
        for (DeliveryRecord delivery : deliveries) {
            if (named.contains(delivery.id())) {
                records.put(delivery.id(), delivery);
            }
        }
        return records;
    }

    /** Ids of deliveries of one mapping of which {@link #between} it and another needs records that say more than these. */
    public static Set<String> unknown(Mapping one, Mapping other, Collection<DeliveryRecord> deliveries) {
        SortedMap<FeedId, SortedSet<Period>> differing = one.differing(other);
        Map<String, DeliveryRecord> records = records(differing, List.of(one), deliveries);
        Set<String> unknown = new HashSet<>();
        differing.forEach((feed, periods) -> periods.forEach(period -> one.of(feed, period).stream()
                .filter(id ->
                        !records.containsKey(id) || !records.get(id).periods().containsKey(period))
                .forEach(unknown::add)));
        return unknown;
    }

    /** The changed periods of one feed, in their order. */
    public SortedSet<Period> of(FeedId feed) {
        return periods.getOrDefault(feed, Collections.emptySortedSet());
    }

    private static SortedSet<Period> changed(
            SortedSet<Period> differing,
            Map<Period, List<String>> live,
            Map<Period, List<String>> next,
            Map<String, DeliveryRecord> records) {
        SortedSet<Period> changed = new TreeSet<>(differing);
        changed.removeIf(period -> content(live.getOrDefault(period, List.of()), period, records)
                .equals(content(next.getOrDefault(period, List.of()), period, records)));
        return changed;
    }

    /** Rows and hashes are sums, so the content of several deliveries is the sum of theirs. */
    private static Content content(List<String> ids, Period period, Map<String, DeliveryRecord> records) {
        long rows = 0;
        long hash = 0;
        for (String id : ids) {
            PeriodContent content = content(id, period, records);
            if (content.rows() > 0) {
                rows += content.rows();
                hash += Long.parseUnsignedLong(content.hash(), 16);
            }
        }
        return new Content(rows, hash);
    }

    private static PeriodContent content(String id, Period period, Map<String, DeliveryRecord> records) {
        DeliveryRecord record = records.get(id);
        PeriodContent content = record == null ? null : record.periods().get(period);
        if (content == null) {
            throw new IllegalArgumentException("delivery " + id + " is in force for period " + period.label() + ", but "
                    + (record == null ? "there is no record of it" : "its record does not have that period"));
        }
        return content;
    }

    private record Content(long rows, long hash) {}
}
