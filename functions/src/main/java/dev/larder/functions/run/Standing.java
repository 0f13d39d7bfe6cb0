package dev.larder.functions.run;

import dev.larder.core.blame.ConeDigest;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.run.Aside;
import dev.larder.functions.history.DeliveryHistory.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which of what stood aside still does, and the mapping without it: what a test refused as long as nothing has changed that its verdict depends
 * on, and what the fold has no place for.
 *
 * @param seen the history without what is on hold or stands aside
 * @param aside those that stand aside
 */
record Standing(Seen seen, Folded folded, List<Aside> aside) {
    /**
     * What people have decided of deliveries.
     *
     * @param held ids of those on hold
     * @param lifted when a hold was last lifted or a test waived, by id
     */
    record Holding(Set<String> held, Map<String, Instant> lifted) {
        /** All that was decided until a moment. */
        static Holding of(Decisions decisions, Instant until) {
            Map<String, Instant> lifted = new HashMap<>();
            List<Waiver> waivers = decisions.waivers().stream()
                    .filter(waiver -> decisions.isValid(waiver, decisions.policy()))
                    .toList();
            decisions.all().stream()
                    .filter(each -> !each.at().isAfter(until))
                    .forEach(each -> about(each, waivers)
                            .forEach(id ->
                                    lifted.merge(id, each.at(), (one, other) -> one.isAfter(other) ? one : other)));
            return new Holding(decisions.held(), lifted);
        }

        /** Deliveries that this decision wants tried again. */
        private static Set<String> about(Decided decided, List<Waiver> waivers) {
            return switch (decided.what()) {
                case Decision.LiftHold lift -> Set.of(lift.delivery());
                case Decision.Waive _ -> deliveries(decided.id(), waivers);
                case Decision.Countersign second -> deliveries(second.waiver(), waivers);
                default -> Set.of();
            };
        }

        private static Set<String> deliveries(String waiver, List<Waiver> waivers) {
            return waivers.stream()
                    .filter(each -> each.id().equals(waiver))
                    .findFirst()
                    .<Set<String>>map(each -> each.what().deliveries())
                    .orElse(Set.of());
        }

        /** When a person last lifted a hold on one of the deliveries or waived a test for it; null if nobody did. */
        @Nullable
        Instant lifted(Collection<String> deliveries) {
            return deliveries.stream()
                    .map(lifted::get)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
    }

    /**
     * What stands aside now.
     *
     * @param history all that was accepted, without these
     * @param recorded what stood aside
     * @param release the live one
     * @param cone takes the digests, given the mapping without anything that stands aside
     */
    static Standing of(
            Function<Set<String>, Seen> history,
            Holding holding,
            List<Aside> recorded,
            int release,
            Function<Mapping, ConeDigest> cone) {
        List<Aside> before = recorded.stream()
                .filter(each -> !each.isConflict() && !holding.held().containsAll(each.deliveries()))
                .toList();
        Seen seen = history.apply(apart(holding.held(), before));
        Folded folded = InForce.of(seen.deliveries(), seen.apart());
        ConeDigest digest = cone.apply(folded.mapping());
        List<Aside> unchanged = before.stream()
                .filter(each -> each.cone().equals(digest.of(each))
                        && Objects.equals(each.lifted(), holding.lifted(each.deliveries())))
                .toList();
        if (unchanged.size() < before.size()) {
            seen = history.apply(apart(holding.held(), unchanged));
            folded = InForce.of(seen.deliveries(), seen.apart());
        }
        List<Aside> aside = new ArrayList<>(unchanged);
        aside.addAll(conflicts(seen.deliveries(), folded, recorded, release));
        return new Standing(seen, folded, aside);
    }

    /** What the fold has no place for, as what stands aside. */
    static List<Aside> conflicts(List<DeliveryRecord> deliveries, Folded folded, List<Aside> recorded, int release) {
        if (folded.conflicts().isEmpty()) {
            return List.of();
        }
        Map<String, DeliveryRecord> records = new HashMap<>();
        deliveries.forEach(delivery -> records.put(delivery.id(), delivery));
        Map<String, Aside> before = new HashMap<>();
        recorded.stream().filter(Aside::isConflict).forEach(each -> before.put(each.unit(), each));
        List<Aside> aside = new ArrayList<>();
        folded.conflicts().forEach((id, sentence) -> {
            DeliveryRecord record = Objects.requireNonNull(records.get(id));
            aside.add(before.getOrDefault(
                    id,
                    new Aside(
                            id,
                            new TreeSet<>(Set.of(id)),
                            new TreeSet<>(Set.of(record.feed())),
                            record.landed().place(),
                            new TreeSet<>(),
                            sentence,
                            List.of(),
                            release,
                            record.landed().at(),
                            null,
                            "")));
        });
        return List.copyOf(aside);
    }

    /** Ids that are left out of the fold: what is on hold, and what a test refused. */
    static Set<String> apart(Set<String> held, List<Aside> aside) {
        Set<String> apart = new HashSet<>(held);
        aside.stream().filter(each -> !each.isConflict()).forEach(each -> apart.addAll(each.deliveries()));
        return apart;
    }
}
