package dev.larder.functions.run;

import dev.larder.core.blame.ConeDigest;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.run.Term;
import dev.larder.core.set.WholeInstances;
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
 * @param terms those of the run
 * @param aside those that stand aside
 */
record Standing(Seen seen, Folded folded, Terms terms, List<Aside> aside) {
    /**
     * What people have decided of deliveries.
     *
     * @param held ids of those on hold
     * @param lifted when a hold was last lifted, a test waived or a knob set, by id; of a test by its name
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
                case Decision.SetKnob set -> Set.of(Term.knob(set.knob(), "").id());
                case Decision.UnsetKnob unset ->
                    Set.of(Term.knob(unset.knob(), "").id());
                case Decision.Waive _ -> waived(decided.id(), waivers);
                case Decision.Countersign second -> waived(second.waiver(), waivers);
                default -> Set.of();
            };
        }

        private static Set<String> waived(String waiver, List<Waiver> waivers) {
            Set<String> waived = new TreeSet<>();
            waivers.stream().filter(each -> each.id().equals(waiver)).forEach(each -> {
                waived.addAll(each.what().deliveries());
                waived.add(each.what().test());
            });
            return waived;
        }

        /** When a person last wanted this tried again. */
        @Nullable
        Instant lifted(Aside aside) {
            return aside.term() == null ? lifted(aside.deliveries()) : lifted(aside.unit(), aside.because());
        }

        /** The same of a term that fails these tests. */
        @Nullable
        Instant lifted(String term, Collection<String> because) {
            Set<String> ids = new TreeSet<>(because);
            ids.add(term);
            return lifted(ids);
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
     * @param outlook the terms of the next run
     */
    static Standing of(Function<Set<String>, Seen> history, Holding holding, List<Aside> recorded, Outlook outlook) {
        List<Aside> before = recorded.stream()
                .filter(each -> !each.isConflict()
                        && (each.term() != null || !holding.held().containsAll(each.deliveries())))
                .toList();
        WholeInstances instances = outlook.instances();
        Fold fold = Fold.of(history, apart(holding.held(), before), instances);
        Mapping rest = fold.folded().mapping();
        List<Aside> aside = new ArrayList<>(outlook.still(unchanged(before, true, holding, outlook.cone(rest)), rest));
        Terms terms = outlook.without(aside);
        aside.addAll(unchanged(before, false, holding, terms.cone(rest, outlook.measures())));
        if (apart(holding.held(), aside).size() < apart(holding.held(), before).size()) {
            fold = Fold.of(history, apart(holding.held(), aside), instances);
        }
        int release = outlook.live().map(Release::number).orElse(0);
        aside.addAll(conflicts(fold.seen().deliveries(), fold.folded(), recorded, release));
        return new Standing(fold.seen(), fold.folded(), terms, aside);
    }

    /**
     * A fold, and the history of which it is one: without what is left out for others' sake too, so that what that would have superseded is in it.
     */
    record Fold(Seen seen, Folded folded) {
        static Fold of(Function<Set<String>, Seen> history, Set<String> apart, WholeInstances instances) {
            Set<String> without = new HashSet<>(apart);
            while (true) {
                Seen seen = history.apply(without);
                Folded folded = instances.fold(seen.deliveries(), apart);
                if (!without.addAll(folded.torn())) {
                    return new Fold(seen, folded);
                }
            }
        }
    }

    private static List<Aside> unchanged(List<Aside> before, boolean isTerm, Holding holding, ConeDigest digest) {
        return before.stream()
                .filter(each -> (each.term() != null) == isTerm
                        && each.cone().equals(digest.of(each))
                        && Objects.equals(each.lifted(), holding.lifted(each)))
                .toList();
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
