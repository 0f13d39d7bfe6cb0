package dev.larder.core.mapping;

import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Works out which deliveries must not come into force so that the mapping becomes a given one. Goes from the newest delivery to the
 * oldest and keeps each one that the mapping agrees with; so it also finds those that are in force nowhere but made a period vanish.
 */
public final class Holds {
    private final Map<Period, List<String>> expected = new HashMap<>();
    private final List<DeliveryRecord> kept = new ArrayList<>();
    private final Map<String, DeliveryRecord> wanted = new HashMap<>();
    private final Set<Period> mentioned = new HashSet<>();

    private Holds(Map<Period, List<String>> target, Collection<DeliveryRecord> deliveries) {
        target.forEach((period, ids) -> expected.put(period, new ArrayList<>(ids)));
        Set<String> ids = new HashSet<>();
        target.values().forEach(ids::addAll);
        deliveries.forEach(delivery -> {
            mentioned.addAll(delivery.periods().keySet());
            if (ids.contains(delivery.id())) {
                wanted.put(delivery.id(), delivery);
            }
        });
    }

    /**
     * Ids of the accepted deliveries to put on hold, so that folding the others gives the target.
     *
     * @throws IllegalArgumentException if no choice of these deliveries gives it
     */
    public static SortedSet<String> toReach(Mapping target, Collection<DeliveryRecord> deliveries) {
        Map<FeedId, List<DeliveryRecord>> feeds = new HashMap<>();
        // What has no place beside the others cannot be asked which periods it covers.
        SortedSet<String> held =
                new TreeSet<>(InForce.of(deliveries, Set.of()).conflicts().keySet());
        held.removeAll(target.deliveries());
        deliveries.stream()
                .filter(delivery -> delivery.accepted() && !held.contains(delivery.id()))
                .sorted(InForce.LANDED.reversed())
                .forEach(delivery -> feeds.computeIfAbsent(delivery.feed(), _ -> new ArrayList<>())
                        .add(delivery));
        feeds.forEach((feed, newestFirst) -> held.addAll(new Holds(target.of(feed), newestFirst).walk(newestFirst)));
        if (!InForce.fold(deliveries, held).equals(target)) {
            throw new IllegalArgumentException(
                    "no choice of holds gives this mapping: it names a delivery that has no record, or not in the order of landing");
        }
        return held;
    }

    private List<String> walk(List<DeliveryRecord> newestFirst) {
        List<String> held = new ArrayList<>();
        for (DeliveryRecord delivery : newestFirst) {
            if (agrees(delivery)) {
                delivery.periods().keySet().forEach(period -> expectBefore(delivery, period));
                kept.add(delivery);
            } else {
                held.add(delivery.id());
            }
        }
        return held;
    }

    private boolean agrees(DeliveryRecord delivery) {
        return wanted.values().stream().noneMatch(other -> replacesWanted(delivery, other))
                && mentioned.stream().allMatch(period -> settled(period, delivery) || agrees(delivery, period));
    }

    private static boolean replacesWanted(DeliveryRecord delivery, DeliveryRecord other) {
        return InForce.LANDED.compare(other, delivery) < 0 && InForce.replaces(delivery, other);
    }

    private boolean agrees(DeliveryRecord delivery, Period period) {
        if (!InForce.covers(delivery, period)) {
            return true;
        }
        List<String> rest = expected.getOrDefault(period, List.of());
        if (InForce.coverage(delivery) == Coverage.APPEND) {
            return !rest.isEmpty() && rest.getLast().equals(delivery.id());
        }
        return rest.equals(delivery.periods().containsKey(period) ? List.of(delivery.id()) : List.of());
    }

    /** Whether a later delivery that is kept has already decided what an earlier one says of this period. */
    private boolean settled(Period period, DeliveryRecord earlier) {
        return kept.stream()
                .anyMatch(later -> InForce.replaces(later, earlier)
                        || (InForce.coverage(later) != Coverage.APPEND && InForce.covers(later, period)));
    }

    private void expectBefore(DeliveryRecord delivery, Period period) {
        List<String> rest = expected.getOrDefault(period, new ArrayList<>());
        if (!rest.isEmpty() && rest.getLast().equals(delivery.id())) {
            rest.removeLast();
        }
    }
}
