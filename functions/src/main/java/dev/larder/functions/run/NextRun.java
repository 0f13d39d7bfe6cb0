package dev.larder.functions.run;

import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Pinned;
import dev.larder.core.decision.Policy;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.ExecutionName;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.core.run.RunInputs;
import dev.larder.core.set.ClosedSets;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.set.Sets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the next run would be, by the deliveries, holds and plan of this moment; whoever asks computes the same.
 *
 * @param deliveries every record of the lake, those too that wait for others of their set
 * @param held ids of the deliveries on hold
 * @param waivers with which its tests are judged
 * @param decisions all that people decided
 * @param restores number of the release whose content it gives back; null for a run that goes on
 */
public record NextRun(
        Plan plan,
        List<DeliveryRecord> deliveries,
        SortedSet<String> held,
        List<Waiver> waivers,
        RunInputs inputs,
        RunIdentity identity,
        @Nullable Integer restores,
        Decisions decisions) {
    /** Copies the collections. */
    public NextRun {
        deliveries = List.copyOf(deliveries);
        held = new TreeSet<>(held);
        waivers = List.copyOf(waivers);
    }

    /** Reads the lake. */
    public static NextRun of(Environment environment) {
        ClosedSets closed = Sets.closed(environment.lake());
        List<DeliveryRecord> deliveries = environment.deliveries().all();
        Decisions decisions = environment.decisions().read();
        return outstanding(environment, deliveries, decisions)
                .orElseGet(() -> ordinary(environment, closed.and(decisions.closed()), deliveries, decisions));
    }

    private static NextRun ordinary(
            Environment environment, ClosedSets closed, List<DeliveryRecord> deliveries, Decisions decisions) {
        String deployed = environment.settings().plan();
        Plan plan = environment.plan(decisions.pinned().plan(deployed).orElse(deployed));
        SortedSet<String> held = decisions.held();
        Mapping mapping = InForce.fold(closed.without(deliveries), held);
        Instant now = environment.clock().instant();
        Policy policy = decisions.policy();
        List<Waiver> waivers = decisions.waivers(plan, mapping, now).stream()
                .filter(waiver -> decisions.isValid(waiver, policy))
                .toList();
        RunInputs inputs = new RunInputs(
                environment.settings().environment(),
                mapping,
                plan.hash(),
                decisions.knobs(plan, now),
                waivers.stream().map(Waiver::id).collect(Collectors.toCollection(TreeSet::new)));
        return new NextRun(plan, deliveries, held, waivers, inputs, RunIdentity.of(inputs), null, decisions);
    }

    /** A rollback that is not made yet comes before all else: whatever has landed meanwhile, analysts get back what they had. */
    private static Optional<NextRun> outstanding(
            Environment environment, List<DeliveryRecord> deliveries, Decisions decisions) {
        Pinned pinned = decisions.pinned();
        if (pinned.rollbacks().isEmpty()) {
            return Optional.empty();
        }
        Lake lake = environment.lake();
        int live = Releases.newest(lake).map(Release::number).orElse(0);
        return pinned.outstanding(live).map(rollback -> {
            Release target = lake.get(LakeLayout.release(rollback.content()), Release.class);
            RunInputs inputs = new RunInputs(
                    environment.settings().environment(),
                    target.mapping(),
                    target.planHash(),
                    target.knobs(),
                    target.waivers());
            return new NextRun(
                    environment.plan(target.planHash()),
                    deliveries,
                    decisions.held(),
                    decisions.waivers().stream()
                            .filter(waiver -> target.waivers().contains(waiver.id()))
                            .toList(),
                    inputs,
                    RunIdentity.of(inputs),
                    target.number(),
                    decisions);
        });
    }

    /** Who must agree to it and who has; what gives back an accepted release needs nobody. */
    public Approvals approvals(Release live) {
        Policy policy = restores == null ? decisions.policy() : Policy.SMALL_TEAM;
        SortedSet<String> authors = new TreeSet<>();
        List<String> unsigned = new ArrayList<>();
        if (!plan.hash().equals(live.planHash())) {
            authors.addAll(decisions.authors(plan.hash()));
            if (authors.isEmpty()) {
                unsigned.add("nobody is known to have deployed its project: deploy it with larder");
            }
        }
        inputs.knobs().forEach((knob, value) -> {
            if (!value.equals(live.knobs().get(knob))) {
                decisions.all().stream()
                        .filter(each ->
                                each.what() instanceof Decision.SetKnob || each.what() instanceof Decision.UnsetKnob)
                        .filter(each -> each.what().about().equals(knob))
                        .reduce((_, last) -> last)
                        .ifPresent(each -> authors.add(each.person()));
            }
        });
        waivers.stream()
                .filter(waiver -> !live.waivers().contains(waiver.id()))
                .forEach(waiver -> authors.add(waiver.decided().person()));
        return new Approvals(policy, authors, unsigned, decisions.approvals(identity));
    }

    /** What a run that waits for people waits for: another policy, another word, or another live release makes it worth another look. */
    public String agreement() {
        Policy policy = decisions.policy();
        return policy.jsonName() + "-" + decisions.approvals(identity).hashCode() + "-"
                + decisions.authors(plan.hash()).hashCode();
    }

    /** The name of its first execution. */
    public ExecutionName firstExecution() {
        return ExecutionName.first(identity, inputs.mapping(), deliveries);
    }

    /** Deliveries in force that a release does not have, the newest first. */
    public List<DeliveryRecord> newSince(Release live) {
        Set<String> ids = inputs.mapping().deliveries();
        ids.removeAll(live.mapping().deliveries());
        return newestFirst(ids);
    }

    /** Deliveries of a release that are on hold now, the newest first. */
    public List<DeliveryRecord> heldSince(Release live) {
        Set<String> ids = live.mapping().deliveries();
        ids.retainAll(held);
        return newestFirst(ids);
    }

    private List<DeliveryRecord> newestFirst(Set<String> ids) {
        return deliveries.stream()
                .filter(delivery -> ids.contains(delivery.id()))
                .sorted(Comparator.comparing(DeliveryRecord::landed).reversed())
                .toList();
    }
}
