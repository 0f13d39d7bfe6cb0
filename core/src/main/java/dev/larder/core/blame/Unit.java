package dev.larder.core.blame;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Additions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What comes into force, or stands aside, as one: a delivery, or all members of a bundle that is accepted whole or not at all.
 *
 * @param id the delivery's, or the bundle's
 * @param deliveries ids
 * @param feeds to which they belong
 * @param place where it landed, for people
 */
public record Unit(String id, SortedSet<String> deliveries, SortedSet<FeedId> feeds, String place) {
    /** Copies the sets. */
    public Unit {
        deliveries = Collections.unmodifiableSortedSet(new TreeSet<>(deliveries));
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
    }

    /** The units of these deliveries, the newest first: of a bundle all members, though only some are named. */
    public static List<Unit> of(Set<String> ids, Collection<DeliveryRecord> deliveries) {
        List<DeliveryRecord> loading = deliveries.stream()
                .filter(DeliveryRecord::loads)
                .sorted(Additions.newestFirst())
                .toList();
        Map<Landed, List<DeliveryRecord>> bundles = new LinkedHashMap<>();
        loading.stream()
                .filter(Unit::isOfMany)
                .forEach(each -> bundles.computeIfAbsent(each.landed().object(), _ -> new ArrayList<>())
                        .add(each));
        Map<String, Unit> units = new LinkedHashMap<>();
        for (DeliveryRecord each : loading) {
            if (ids.contains(each.id())) {
                Unit unit = isOfMany(each)
                        ? of(
                                each.landed().object(),
                                bundles.getOrDefault(each.landed().object(), List.of(each)))
                        : of(each.id(), each.landed().place(), List.of(each));
                units.putIfAbsent(unit.id(), unit);
            }
        }
        return List.copyOf(units.values());
    }

    private static Unit of(Landed bundle, List<DeliveryRecord> members) {
        return of(DeliveryId.of(bundle), bundle.place(), members);
    }

    private static Unit of(String id, String place, List<DeliveryRecord> deliveries) {
        SortedSet<String> ids = new TreeSet<>();
        SortedSet<FeedId> feeds = new TreeSet<>();
        deliveries.forEach(each -> {
            ids.add(each.id());
            feeds.add(each.feed());
        });
        return new Unit(id, ids, feeds, place);
    }

    private static boolean isOfMany(DeliveryRecord delivery) {
        Landed.Member member = delivery.landed().member();
        return member != null && member.together() > 1;
    }
}
