package dev.larder.core.set;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.lake.SetLayout.Instance;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which instances of sets are closed, or which a person has decided to close. A delivery of any other instance waits: the mapping is a fold without
 * it. The fold asks no plan and no clock: what is closed stays closed, whatever becomes of the set.
 *
 * @param instances known before the deliveries are listed: then all are there that were there when it was closed
 */
public record ClosedSets(Set<Instance> instances) {
    /** Copies the set. */
    public ClosedSets {
        instances = Set.copyOf(instances);
    }

    /** These and others. */
    public ClosedSets and(Set<Instance> others) {
        Set<Instance> all = new HashSet<>(instances);
        all.addAll(others);
        return new ClosedSets(all);
    }

    /** Whether the delivery waits for others of its set; one of no set never does. */
    public boolean waits(DeliveryRecord delivery) {
        InSet in = delivery.set();
        return in != null && !instances.contains(new Instance(in.set(), in.key()));
    }

    /** The deliveries that do not wait, in their order. */
    public List<DeliveryRecord> without(Collection<DeliveryRecord> deliveries) {
        return deliveries.stream().filter(delivery -> !waits(delivery)).toList();
    }
}
