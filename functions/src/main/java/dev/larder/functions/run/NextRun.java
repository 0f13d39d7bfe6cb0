package dev.larder.functions.run;

import dev.larder.core.decision.Decisions;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.ExecutionName;
import dev.larder.core.run.Release;
import dev.larder.core.run.RunIdentity;
import dev.larder.core.run.RunInputs;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the next run would be, by the deliveries, holds and plan of this moment; whoever asks computes the same.
 *
 * @param deliveries every record of the lake
 * @param held ids of the deliveries on hold
 * @param waivers with which its tests are judged
 */
public record NextRun(
        Plan plan,
        List<DeliveryRecord> deliveries,
        SortedSet<String> held,
        List<Waiver> waivers,
        RunInputs inputs,
        RunIdentity identity) {
    /** Copies the collections. */
    public NextRun {
        deliveries = List.copyOf(deliveries);
        held = new TreeSet<>(held);
        waivers = List.copyOf(waivers);
    }

    /** Reads the lake. */
    public static NextRun of(Environment environment) {
        Plan plan = environment.plan();
        List<DeliveryRecord> deliveries = environment.deliveries().all();
        Decisions decisions = environment.decisions().read();
        SortedSet<String> held = decisions.held();
        Mapping mapping = InForce.fold(deliveries, held);
        Instant now = environment.clock().instant();
        List<Waiver> waivers = decisions.waivers(plan, mapping, now);
        RunInputs inputs = new RunInputs(
                environment.settings().environment(),
                mapping,
                plan.hash(),
                decisions.knobs(plan, now),
                waivers.stream().map(Waiver::id).collect(Collectors.toCollection(TreeSet::new)));
        return new NextRun(plan, deliveries, held, waivers, inputs, RunIdentity.of(inputs));
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
