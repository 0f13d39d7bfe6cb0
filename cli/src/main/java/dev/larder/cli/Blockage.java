package dev.larder.cli;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.NextRun;
import dev.larder.functions.Releases;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a person can do about a run that a data test blocked. */
record Blockage(Environment environment) {
    private static final int SHOWN = 5;
    private static final Comparator<DeliveryRecord> NEWEST_FIRST = Comparator.comparing(DeliveryRecord::landed).reversed();

    /** Names the deliveries that the live release does not have yet, and the command that leaves one out. */
    void tell(PrintWriter out, Path state) {
        Optional<Release> live = Releases.newest(environment.lake());
        NextRun next = NextRun.of(environment);
        Set<String> waiting = inForce(next.inputs().mapping());
        live.ifPresent(release -> waiting.removeAll(inForce(release.mapping())));
        List<DeliveryRecord> deliveries =
                next.deliveries().stream().filter(record -> waiting.contains(record.id())).sorted(NEWEST_FIRST).toList();
        out.println("The star stays at release " + live.map(Release::number).orElse(0) + ". Waiting to be corrected, or held:");
        deliveries.stream().limit(SHOWN).forEach(record -> out.println(
                "  larder hold " + record.id().substring(0, 8) + " --why TEXT --state " + state + "   # " + record.landed().key()));
        if (deliveries.size() > SHOWN) {
            out.println("  and " + (deliveries.size() - SHOWN) + " more, see larder status --state " + state);
        }
    }

    private static Set<String> inForce(Mapping mapping) {
        Set<String> ids = new HashSet<>();
        mapping.inForce().values().forEach(periods -> periods.values().forEach(ids::addAll));
        return ids;
    }
}
