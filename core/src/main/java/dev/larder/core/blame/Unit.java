package dev.larder.core.blame;

import dev.larder.core.Sha256;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Additions;
import dev.larder.core.run.Term;
import dev.larder.core.set.Closing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What comes into force, or stands aside, as one: a delivery, all members of a bundle that is accepted whole or not at all, or all that an instance of
 * a set was closed with. A delivery of such an instance that comes later enters alone. What is no delivery at all, a {@link Term}, is a unit of no feed.
 *
 * @param id the delivery's; of a bundle the first of its deliveries', since the bundle's own is not known from what the history keeps of them; the
 *     term's; or one that only this instance of the set has
 * @param deliveries ids
 * @param feeds to which they belong
 * @param place where it landed, or the set and the instance, for people
 */
public record Unit(String id, SortedSet<String> deliveries, SortedSet<FeedId> feeds, String place) {
    /** Copies the sets. */
    public Unit {
        deliveries = Collections.unmodifiableSortedSet(new TreeSet<>(deliveries));
        feeds = Collections.unmodifiableSortedSet(new TreeSet<>(feeds));
    }

    /**
     * The units of these deliveries, the newest first: of a bundle or an instance all members, though only some are named.
     *
     * @param instances of sets that any of them is of
     */
    public static List<Unit> of(
            Set<String> ids, Collection<DeliveryRecord> deliveries, Collection<Instance> instances) {
        List<DeliveryRecord> loading = deliveries.stream()
                .filter(DeliveryRecord::loads)
                .sorted(Additions.newestFirst())
                .toList();
        Groups groups = new Groups();
        loading.forEach(groups::add);
        instances.forEach(groups::join);
        return groups.units().stream()
                .filter(unit -> unit.deliveries().stream().anyMatch(ids::contains))
                .toList();
    }

    /** A term, which is of no feed. */
    public static Unit of(Term term) {
        return new Unit(term.id(), new TreeSet<>(), new TreeSet<>(), term.place());
    }

    /**
     * What came into force together because a set was waited for.
     *
     * @param members ids of deliveries
     */
    public record Instance(String id, String place, Set<String> members) {
        private static final int DIGITS = 20;

        /** Copies the set. */
        public Instance {
            members = Set.copyOf(members);
        }

        /** What an instance was closed with; what is live already is not taken back with the rest, such as a member whose hold was lifted later. */
        public static Instance of(Closing closing, Set<String> live) {
            return new Instance(
                    Sha256.hex("set\n" + closing.set() + "\n" + closing.key()).substring(0, DIGITS),
                    "set " + closing.set() + " " + closing.key(),
                    closing.members().stream().filter(id -> !live.contains(id)).collect(Collectors.toSet()));
        }
    }

    private static boolean isOfMany(DeliveryRecord delivery) {
        Landed.Member member = delivery.landed().member();
        return member != null && member.together() > 1;
    }

    /** Deliveries that stand or fall together; one of a bundle and of an instance ties the two together. */
    private static final class Groups {
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<Landed, Group> bundles = new HashMap<>();

        private static final class Group {
            private final List<DeliveryRecord> members = new ArrayList<>();
            private final @Nullable String id;
            private final String place;

            Group(@Nullable String id, String place) {
                this.id = id;
                this.place = place;
            }

            Unit unit() {
                SortedSet<String> ids = new TreeSet<>();
                SortedSet<FeedId> feeds = new TreeSet<>();
                members.forEach(each -> {
                    ids.add(each.id());
                    feeds.add(each.feed());
                });
                return new Unit(id == null ? ids.first() : id, ids, feeds, place);
            }
        }

        void add(DeliveryRecord delivery) {
            Landed bundle = delivery.landed().object();
            Group group = isOfMany(delivery)
                    ? bundles.computeIfAbsent(bundle, _ -> new Group(null, bundle.place()))
                    : new Group(delivery.id(), delivery.landed().place());
            group.members.add(delivery);
            groups.put(delivery.id(), group);
        }

        void join(Instance instance) {
            Set<Group> joined = instance.members().stream()
                    .map(groups::get)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (joined.size() > 1) {
                Group all = new Group(instance.id(), instance.place());
                joined.forEach(group -> {
                    all.members.addAll(group.members);
                    group.members.forEach(member -> groups.put(member.id(), all));
                });
            }
        }

        List<Unit> units() {
            return new LinkedHashSet<>(groups.values())
                    .stream().map(Group::unit).toList();
        }
    }
}
