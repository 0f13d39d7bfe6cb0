package dev.larder.core.set;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.InForce;
import dev.larder.core.set.FeedSet.Incomplete;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A fold in which an instance of a set that waits comes into force whole or not at all: as long as the fold has no place for any delivery of a required
 * feed, that feed is missing, as it is while its file is rejected. What is on hold is no conflict, so a person who wants the rest without it puts it there.
 *
 * @param sets those of the project
 * @param complete whether an instance was closed because all of it was there; one that a person closed goes on with what there is. Asked of few
 * @param live ids of the deliveries in force in the live release, which are not taken back with the others
 */
public record WholeInstances(List<FeedSet> sets, Predicate<Instance> complete, Set<String> live) {
    private static final Comparator<DeliveryRecord> LANDED =
            Comparator.comparing(DeliveryRecord::landed).thenComparing(DeliveryRecord::id);

    /** Copies the collections. */
    public WholeInstances {
        sets = List.copyOf(sets);
        live = Set.copyOf(live);
    }

    /**
     * The mapping, and what is not in it.
     *
     * @param apart ids of deliveries that are left out; none of them makes an instance whole
     */
    public Folded fold(Collection<DeliveryRecord> deliveries, Set<String> apart) {
        Set<String> out = new HashSet<>(apart);
        SortedMap<String, String> conflicts = new TreeMap<>();
        SortedSet<String> torn = new TreeSet<>();
        while (true) {
            Folded folded = InForce.of(deliveries, out);
            Scene scene = new Scene(deliveries, folded, out);
            Optional<Torn> next = scene.torn();
            if (next.isEmpty()) {
                conflicts.putAll(folded.conflicts());
                return new Folded(folded.mapping(), conflicts, torn);
            }
            for (String id : scene.others(next.get())) {
                conflicts.put(id, next.get().words());
                torn.add(id);
                out.add(id);
            }
        }
    }

    /** An instance, and the delivery for which there is no place. */
    private record Torn(FeedSet set, String key, String sentence) {
        String words() {
            return "it is of the set " + set.name() + " " + key + ", which waits until there is a place for all of it: "
                    + sentence;
        }
    }

    /** What was found, without those that are out; nothing if nothing is without a place, as mostly. */
    private final class Scene {
        private final List<DeliveryRecord> deliveries;
        private final Folded folded;

        Scene(Collection<DeliveryRecord> all, Folded folded, Set<String> out) {
            this.deliveries = folded.conflicts().isEmpty()
                    ? List.of()
                    : all.stream()
                            .filter(delivery -> delivery.loads() && !out.contains(delivery.id()))
                            .toList();
            this.folded = folded;
        }

        /** That of the conflict which landed first, if anything of it would be in force. */
        Optional<Torn> torn() {
            return deliveries.stream()
                    .filter(this::hasNoPlace)
                    .sorted(LANDED)
                    .flatMap(this::torn)
                    .filter(torn -> !others(torn).isEmpty())
                    .findFirst();
        }

        private boolean hasNoPlace(DeliveryRecord delivery) {
            return folded.conflicts().containsKey(delivery.id());
        }

        private Stream<Torn> torn(DeliveryRecord culprit) {
            return sets.stream()
                    .filter(set -> set.incomplete() == Incomplete.WAIT
                            && set.required().contains(culprit.feed()))
                    .flatMap(set -> key(set, culprit)
                            .filter(key -> isMissing(set, key, culprit) && complete.test(new Instance(set.name(), key)))
                            .map(key -> new Torn(set, key, folded.conflicts().getOrDefault(culprit.id(), "")))
                            .stream());
        }

        /** Whether there is no place for any other delivery of the feed either. */
        private boolean isMissing(FeedSet set, String key, DeliveryRecord culprit) {
            return deliveries.stream()
                    .noneMatch(delivery -> delivery.feed().equals(culprit.feed())
                            && !hasNoPlace(delivery)
                            && isOf(set, key, delivery));
        }

        /** All of the instance that would come into force without it. */
        List<String> others(Torn torn) {
            return deliveries.stream()
                    .filter(delivery -> !hasNoPlace(delivery)
                            && !live.contains(delivery.id())
                            && isOf(torn.set(), torn.key(), delivery))
                    .map(DeliveryRecord::id)
                    .toList();
        }

        private static boolean isOf(FeedSet set, String key, DeliveryRecord delivery) {
            return set.has(delivery.feed())
                    && key(set, delivery).filter(key::equals).isPresent();
        }
    }

    private static Optional<String> key(FeedSet set, DeliveryRecord delivery) {
        List<String> keys = set.key().keys(delivery.periods().keySet(), delivery.landed());
        return keys.size() == 1 ? Optional.of(keys.getFirst()) : Optional.empty();
    }
}
