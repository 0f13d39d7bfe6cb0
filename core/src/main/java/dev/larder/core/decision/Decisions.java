package dev.larder.core.decision;

import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.RunIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All decisions of an environment, and what is the case because of them. Whoever reads the same decisions concludes the same. Immutable.
 *
 * @param all in the order in which they count
 */
public record Decisions(List<Decided> all) {
    /** Nobody has decided anything. */
    public static final Decisions NONE = new Decisions(List.of());

    /** Copies the list. */
    public Decisions {
        all = List.copyOf(all);
    }

    /** These, put into the order in which they count. */
    public static Decisions of(Collection<Decided> decided) {
        return new Decisions(Decided.inTime(decided.stream()));
    }

    /** The same, as if the knob that this preview asks for had been set after all else. */
    public Decisions as(Decided preview) {
        if (!(preview.what() instanceof Decision.Preview(String knob, String value))) {
            return this;
        }
        Decision set = new Decision.SetKnob(knob, value, null);
        return new Decisions(Stream.concat(
                        all.stream(),
                        Stream.of(new Decided(preview.id(), preview.person(), preview.at(), preview.why(), set)))
                .toList());
    }

    /** What was decided until a moment. */
    public Decisions until(Instant moment) {
        return new Decisions(
                all.stream().filter(each -> !each.at().isAfter(moment)).toList());
    }

    /** Ids of the deliveries that take no part in the mapping. */
    public SortedSet<String> held() {
        return new TreeSet<>(holds().keySet());
    }

    /** By delivery, the decision that keeps it out of the mapping: a hold that was not lifted, or its withdrawal. */
    public SequencedMap<String, Decided> holds() {
        SequencedMap<String, Decided> holds = new LinkedHashMap<>();
        for (Decided each : all) {
            switch (each.what()) {
                case Decision.PutOnHold hold -> holds.putIfAbsent(hold.delivery(), each);
                case Decision.LiftHold lift -> {
                    if (!isWithdrawal(holds.get(lift.delivery()))) {
                        holds.remove(lift.delivery());
                    }
                }
                case Decision.Withdraw withdrawal -> {
                    if (!isWithdrawal(holds.get(withdrawal.delivery()))) {
                        holds.put(withdrawal.delivery(), each);
                    }
                }
                case Decision.RollBack rollback -> {
                    rollback.lift().stream()
                            .filter(delivery -> !isWithdrawal(holds.get(delivery)))
                            .forEach(holds::remove);
                    rollback.hold().forEach(delivery -> holds.putIfAbsent(delivery, each));
                }
                case Decision.SetKnob _,
                        Decision.UnsetKnob _,
                        Decision.Preview _,
                        Decision.Waive _,
                        Decision.LiftPins _,
                        Decision.SetPolicy _,
                        Decision.Sign _,
                        Decision.Approve _,
                        Decision.Countersign _,
                        Decision.CloseSet _ -> {}
            }
        }
        return holds;
    }

    /** Ids of the deliveries that are withdrawn, for good. */
    public Set<String> withdrawn() {
        return holds().entrySet().stream()
                .filter(each -> isWithdrawal(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The last lifting of a hold on this delivery, if it was ever on hold and is not now. */
    public Optional<Decided> lifted(String delivery) {
        return holds().containsKey(delivery)
                ? Optional.empty()
                : all.reversed().stream()
                        .filter(each -> each.what().equals(new Decision.LiftHold(delivery)))
                        .findFirst();
    }

    /** What rollbacks keep as it was. */
    public Pinned pinned() {
        return Pinned.of(all);
    }

    /** The decision by which a knob differs from the project; empty if none does, or if it is over and none before it counts. */
    public Optional<Decided> knob(String name, Instant now) {
        List<Decided> pinning = pinned().rollbacks();
        for (Decided each : all.reversed()) {
            if (each.what().equals(new Decision.UnsetKnob(name))) {
                return Optional.empty();
            }
            boolean isSet =
                    each.what() instanceof Decision.SetKnob set && set.knob().equals(name) && counts(each, now);
            if (isSet || (Pinned.pins(each, name) && pinning.contains(each))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The value that this decision gives a knob. */
    public static String value(Decided decided, String knob) {
        return switch (decided.what()) {
            case Decision.SetKnob set -> set.value();
            case Decision.Preview preview -> preview.value();
            case Decision.RollBack rollback ->
                Objects.requireNonNull(rollback.pins().knobs().get(knob), "the rollback pinned it");
            case Decision.PutOnHold _,
                    Decision.LiftHold _,
                    Decision.Withdraw _,
                    Decision.UnsetKnob _,
                    Decision.Waive _,
                    Decision.LiftPins _,
                    Decision.SetPolicy _,
                    Decision.Sign _,
                    Decision.Approve _,
                    Decision.Countersign _,
                    Decision.CloseSet _ ->
                throw new IllegalArgumentException(decided.what().word() + " gives no knob a value");
        };
    }

    /** Every knob of a project with its value; one that was set to what the project does not allow any more has the project's. */
    public SortedMap<String, String> knobs(Plan plan, Instant now) {
        SortedMap<String, String> knobs = new TreeMap<>();
        plan.knobs()
                .forEach(knob -> knobs.put(
                        knob.name(),
                        knob(knob.name(), now)
                                .map(each -> value(each, knob.name()))
                                .filter(value -> knob.problem(value).isEmpty())
                                .orElse(knob.value())));
        return knobs;
    }

    /** What people asked to see, the newest first. */
    public List<Decided> previews() {
        return all.reversed().stream()
                .filter(each -> each.what() instanceof Decision.Preview)
                .toList();
    }

    /** Every waiver that was given. */
    public List<Waiver> waivers() {
        return all.stream()
                .<Waiver>mapMulti((each, waivers) -> {
                    if (each.what() instanceof Decision.Waive waive) {
                        waivers.accept(new Waiver(each, waive));
                    }
                })
                .toList();
    }

    /** Those with which a run of this mapping is judged now; those that a rollback pinned count beyond their end. */
    public List<Waiver> waivers(Plan plan, Mapping mapping, Instant now) {
        return waivers(plan, mapping, now, Set.of());
    }

    /** The same, where these (ids) count beyond their end as well. */
    public List<Waiver> waivers(Plan plan, Mapping mapping, Instant now, Set<String> beyond) {
        Optional<Decided> pinning = pinned().waivers();
        return waivers().stream()
                .filter(waiver ->
                        pinning.map(rollback -> Pinned.waivers(rollback).contains(waiver.id()))
                                        .orElse(false)
                                || (pinning.map(rollback -> Decided.IN_TIME.compare(rollback, waiver.decided()) < 0)
                                                .orElse(true)
                                        && waiver.applies(plan, mapping, now))
                                || (beyond.contains(waiver.id()) && waiver.concerns(plan, mapping)))
                .toList();
    }

    /**
     * Who must agree now. A stricter policy counts at once; a laxer one when it has been decided by one person more than the stricter one asks
     * approvals of, so that nobody gets round it alone.
     */
    public Policy policy() {
        Policy policy = Policy.SMALL_TEAM;
        Map<Policy, SortedSet<String>> laxer = new EnumMap<>(Policy.class);
        for (Decided each : all) {
            if (each.what() instanceof Decision.SetPolicy wanted) {
                SortedSet<String> people = laxer.computeIfAbsent(wanted.policy(), _ -> new TreeSet<>());
                if (people.stream().noneMatch(other -> Approvals.isSame(other, each.person()))) {
                    people.add(each.person());
                }
                boolean isStricter = wanted.policy().approvals() >= policy.approvals();
                if (isStricter || people.size() > policy.approvals()) {
                    policy = wanted.policy();
                    laxer.clear();
                }
            }
        }
        return policy;
    }

    /** Whether a waiver counts under a policy: with a second person's word where it asks for one. */
    public boolean isValid(Waiver waiver, Policy policy) {
        return !policy.byOthers()
                || all.stream()
                        .anyMatch(each -> each.what().equals(new Decision.Countersign(waiver.id()))
                                && !Approvals.isSame(
                                        each.person(), waiver.decided().person()));
    }

    /** Digest of the diff that each person approved last in runs of this identity. */
    public SortedMap<String, String> approvals(RunIdentity identity) {
        SortedMap<String, String> approvals = new TreeMap<>();
        for (Decided each : all) {
            if (each.what() instanceof Decision.Approve approve
                    && approve.identity().equals(identity.text())) {
                approvals.put(each.person(), approve.digest());
            }
        }
        return approvals;
    }

    /** People who signed this plan as its authors; empty if nobody has. */
    public SortedSet<String> authors(String plan) {
        return all.stream()
                .filter(each -> each.what().equals(new Decision.Sign(plan)))
                .map(Decided::person)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean counts(Decided decided, Instant now) {
        Instant until = decided.what().ends();
        return until == null || now.isBefore(until);
    }

    /** The first decision that closes this instance of a set. */
    public Optional<Decided> closing(Instance instance) {
        return all.stream()
                .filter(each -> each.what().equals(new Decision.CloseSet(instance.set(), instance.key())))
                .findFirst();
    }

    /** The instances of sets that people closed. */
    public Set<Instance> closed() {
        return all.stream()
                .flatMap(each -> each.what() instanceof Decision.CloseSet(var set, var key)
                        ? Stream.of(new Instance(set, key))
                        : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static boolean isWithdrawal(@Nullable Decided decided) {
        return decided != null && decided.what() instanceof Decision.Withdraw;
    }
}
