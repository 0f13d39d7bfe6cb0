package dev.larder.core.mapping;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.History.Open;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A history that may be kept in the place of a former one.
 *
 * @param newly what became settled, by feed; with no delivery where only what is left of a feed has changed
 */
public record Settlement(History history, SortedMap<FeedId, List<Essence>> newly) {
    /** Copies the map. */
    public Settlement {
        newly = Collections.unmodifiableSortedMap(new TreeMap<>(newly));
    }

    /**
     * How much is settled.
     *
     * @param keep how many of the newest deliveries stay as they are: of those that are received late few landed before them
     * @param most beyond how many unsettled ones the older are settled
     * @param open ids of deliveries that stay as they are, since it is not decided yet what becomes of them
     */
    public record Limits(int keep, int most, Set<String> open) {}

    /**
     * Settles what landed long ago, and what was received late.
     *
     * @param opened the history's own
     * @param apart ids that are left out
     */
    public static Settlement of(History history, Open opened, Set<String> apart, Limits limits) {
        SortedMap<FeedId, List<DeliveryRecord>> chosen = new TreeMap<>();
        chosen(history, limits)
                .forEach(delivery -> chosen.computeIfAbsent(delivery.feed(), _ -> new ArrayList<>())
                        .add(delivery));
        Set<FeedId> feeds = new TreeSet<>(opened.pasts().keySet());
        feeds.addAll(chosen.keySet());
        if (feeds.isEmpty()) {
            return new Settlement(history, new TreeMap<>());
        }
        return settled(history, chosen, settling(history, opened, chosen, feeds), apart);
    }

    /** What is settled afterwards, or is left of it. */
    private static SortedMap<FeedId, List<Essence>> settling(
            History history, Open opened, Map<FeedId, List<DeliveryRecord>> chosen, Set<FeedId> feeds) {
        SortedMap<FeedId, List<Essence>> settling = new TreeMap<>();
        feeds.forEach(feed -> {
            List<Essence> all = new ArrayList<>(
                    opened.pasts().getOrDefault(feed, history.settled().of(feed).inForce()));
            chosen.getOrDefault(feed, List.of()).forEach(delivery -> all.add(Essence.of(delivery)));
            settling.put(feed, all);
        });
        return settling;
    }

    private static Settlement settled(
            History history,
            Map<FeedId, List<DeliveryRecord>> chosen,
            SortedMap<FeedId, List<Essence>> settling,
            Set<String> apart) {
        Folded folded = InForce.of(
                settling.values().stream()
                        .flatMap(List::stream)
                        .map(Essence::record)
                        .toList(),
                apart);
        SortedMap<FeedId, Settled.OfFeed> settled =
                new TreeMap<>(history.settled().feeds());
        SortedMap<FeedId, List<Essence>> newly = new TreeMap<>();
        settling.forEach((feed, all) -> {
            List<DeliveryRecord> those = chosen.getOrDefault(feed, List.of());
            Settled.OfFeed was = history.settled().of(feed);
            Settled.OfFeed now = new Settled.OfFeed(
                    inForce(all, folded.mapping().of(feed)),
                    excluded(all, was, apart),
                    conflicts(all, folded),
                    was.bundled() || those.stream().anyMatch(InForce::isBundled),
                    last(was, those));
            if (!those.isEmpty() || !now.equals(was)) {
                settled.put(feed, now);
                newly.put(feed, those.stream().map(Essence::of).toList());
            }
        });
        Set<String> gone = new HashSet<>();
        newly.values().forEach(those -> gone.addAll(History.ids(those)));
        List<Essence> rest = history.later().stream()
                .filter(delivery -> !gone.contains(delivery.id()))
                .toList();
        return new Settlement(new History(new Settled(settled), rest), newly);
    }

    /** Of a bundle that is accepted together all or none. */
    private static List<DeliveryRecord> chosen(History history, Limits limits) {
        List<DeliveryRecord> whole = history.whole();
        int older = whole.size() > limits.most() ? whole.size() - limits.keep() : 0;
        List<DeliveryRecord> chosen = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            DeliveryRecord each = whole.get(i);
            boolean isDue = i < older || history.settled().of(each.feed()).isLate(each);
            if (isDue && !limits.open().contains(each.id())) {
                chosen.add(each);
            }
        }
        Map<Landed, Integer> members = new HashMap<>();
        chosen.forEach(delivery -> members.merge(delivery.landed().object(), 1, Integer::sum));
        return chosen.stream()
                .filter(delivery -> !InForce.isBundled(delivery)
                        || members.getOrDefault(delivery.landed().object(), 0) == InForce.together(delivery))
                .toList();
    }

    private static List<Essence> inForce(Collection<Essence> all, Map<Period, List<String>> mapping) {
        Map<String, List<Period>> periods = new HashMap<>();
        mapping.forEach((period, ids) -> ids.forEach(
                id -> periods.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(period)));
        return all.stream()
                .filter(delivery -> periods.containsKey(delivery.id()))
                .sorted(Essence.LANDED)
                .map(delivery -> delivery.only(periods.getOrDefault(delivery.id(), List.of())))
                .toList();
    }

    private static SortedSet<String> excluded(Collection<Essence> all, Settled.OfFeed was, Set<String> apart) {
        SortedSet<String> excluded = new TreeSet<>(was.excluded());
        excluded.retainAll(apart);
        for (Essence delivery : all) {
            if (apart.contains(delivery.id())) {
                excluded.add(delivery.id());
            }
        }
        return excluded;
    }

    private static SortedSet<String> conflicts(Collection<Essence> all, Folded folded) {
        SortedSet<String> conflicts = new TreeSet<>();
        for (Essence delivery : all) {
            if (folded.conflicts().containsKey(delivery.id())) {
                conflicts.add(delivery.id());
            }
        }
        return conflicts;
    }

    private static Essence last(Settled.OfFeed was, Collection<DeliveryRecord> more) {
        return more.stream()
                .filter(delivery -> !was.isLate(delivery))
                .max(InForce.LANDED)
                .map(delivery -> Essence.of(delivery).only(List.of()))
                .orElseGet(() -> Objects.requireNonNull(was.last()));
    }
}
