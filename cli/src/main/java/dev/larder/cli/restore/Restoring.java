package dev.larder.cli.restore;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.decision.Decision;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Holds;
import dev.larder.core.run.Pins;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.port.ObjectStore;
import dev.larder.functions.port.Upload;
import dev.larder.functions.run.Releases;
import dev.larder.functions.set.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a release again in an environment that is new and has the release's plan: from its record and the conformed parts of what it says is in
 * force, and nothing else that has rows. It is then made as a rollback is, by a run that publishes only what equals the release by the hash of
 * each day. In between the new environment is set up a second time, as after the loss of a database: its database has no release, its lake has one.
 *
 * @param from is only read
 * @param to new, with the plan of the release; no run has begun
 * @param release of the environment that it comes from
 */
public record Restoring(Environment from, Environment to, Release release) {
    /**
     * The release of this number.
     *
     * @throws CommandFailure if there is none, or it is empty
     */
    public static Release release(Environment from, int number) {
        Release release = Releases.find(from.lake(), number)
                .orElseThrow(() -> CommandFailure.usage(
                        "there is no release " + number,
                        Releases.newest(from.lake())
                                .map(newest -> "the newest is release " + newest.number())
                                .orElse("the environment has none")));
        if (release.isEmpty()) {
            throw CommandFailure.usage("release " + number + " is empty: nothing was built for it", null);
        }
        return release;
    }

    /**
     * Copies all of it; harmless when repeated.
     *
     * @throws CommandFailure if a part is gone
     */
    public void bring() {
        List<DeliveryRecord> inForce =
                from.deliveries().of(release.mapping().records(release.mapping().deliveries()));
        inForce.stream().flatMap(Restoring::parts).map(Part::key).forEach(this::copy);
        release.waivers().forEach(id -> copy(LakeLayout.decisions() + id + ".json"));
        Sets.notWaiting(from).forEach(this::record);
        Releases.write(to.lake(), release, 0);
    }

    /** Decides that the new environment gets the content of the release, once it was set up a second time. */
    public void decide(String person) {
        Release live = Releases.newest(to.lake()).orElseThrow();
        Decision back = new Decision.RollBack(
                live.number() + 1,
                release.number(),
                Holds.toReach(release.mapping(), to.deliveries().all()),
                new TreeSet<>(),
                Pins.between(live, release),
                to.settings().plan());
        to.decisions().write(person, "restored", back);
        to.decisions().cause(back);
    }

    /** Tables that differ from those of the release, with the number of days; empty when it was restored. */
    public List<String> differences() {
        Release live = Releases.newest(to.lake()).orElseThrow();
        if (live.contentOf() != release.contentOf()) {
            return List.of("release " + release.number() + " was not made again");
        }
        List<String> differences = new ArrayList<>();
        release.contents().forEach((table, days) -> {
            if (!days.equals(live.contents().get(table))) {
                differences.add("star." + table + " differs from that of release " + release.number());
            }
        });
        return differences;
    }

    private static Stream<Part> parts(DeliveryRecord delivery) {
        DeliveryRecord.Rejects rejects = delivery.rejects();
        return Stream.concat(delivery.parts().stream(), rejects == null ? Stream.of() : rejects.parts().stream());
    }

    /** Of no set: what waited has come into force before the release was made, or is not in it. */
    private void record(DeliveryRecord delivery) {
        String key = LakeLayout.deliveryRecord(delivery.feed(), delivery.id());
        if (Lake.JSON.readTree(content(key)) instanceof ObjectNode record) {
            record.remove("set");
            to.lake().objects().write(key, Lake.JSON.writeValueAsBytes(record), "application/json");
        }
    }

    private void copy(String key) {
        ObjectStore lake = to.lake().objects();
        byte[] content = content(key);
        try (Upload upload = lake.upload(key)) {
            upload.write(content, 0, content.length);
        }
    }

    private byte[] content(String key) {
        ObjectStore lake = from.lake().objects();
        return lake.read(key)
                .orElseThrow(() -> CommandFailure.usage(
                        "release " + release.number() + " cannot be made again: s3://" + lake.bucket() + "/" + key
                                + " is gone",
                        "what was purged cannot be brought back; restore a later release"));
    }
}
