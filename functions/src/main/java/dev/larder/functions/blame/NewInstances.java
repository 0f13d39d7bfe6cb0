package dev.larder.functions.blame;

import dev.larder.core.blame.Unit;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.functions.Environment;
import dev.larder.functions.set.Sets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which sets new deliveries came into force with. */
final class NewInstances {
    private NewInstances() {}

    /** The instances of sets that new deliveries are of; what was closed is read, since only that says who came later. */
    static List<Unit.Instance> of(
            Environment environment, Set<String> added, List<DeliveryRecord> known, Set<String> live) {
        Sets sets = new Sets(environment);
        return environment
                .deliveries()
                .of(known.stream()
                        .filter(delivery -> added.contains(delivery.id()))
                        .map(delivery -> LakeLayout.deliveryRecord(delivery.feed(), delivery.id()))
                        .toList())
                .stream()
                .flatMap(delivery -> Stream.ofNullable(delivery.set()))
                .map(in -> new Instance(in.set(), in.key()))
                .distinct()
                .flatMap(instance -> sets.closing(instance).stream())
                .map(closing -> Unit.Instance.of(closing, live))
                .toList();
    }
}
