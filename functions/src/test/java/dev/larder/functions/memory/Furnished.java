package dev.larder.functions.memory;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.Landed;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** An environment in memory that was set up, with a project without a table unless another is given: what planning and reporting need. */
public final class Furnished {
    /** Its only feed. */
    public static final FeedId SALE = new FeedId("acme", "sale");

    private final MemoryPorts ports;
    private final Environment environment;

    /** With release 0 and nothing delivered. */
    public Furnished() {
        this(new Plan("p", "", List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    /** The same with another project. */
    public Furnished(Plan unhashed) {
        this(new MemoryPorts(), unhashed);
        environment
                .lake()
                .put(LakeLayout.release(0), Release.empty(ports.clock().instant()));
    }

    private Furnished(MemoryPorts ports, Plan unhashed) {
        this.ports = ports;
        Plan plan = PlanJson.hashed(unhashed);
        environment = ports.environment(plan.hash());
        environment
                .lake()
                .objects()
                .write(
                        LakeLayout.plan(plan.hash()),
                        PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                        "application/json");
    }

    /** A release that was made of a mapping, of whose star nothing is known. */
    public static Release release(int number, String plan, Mapping mapping) {
        return release(number, "2026-02-01-0123456789ab-1", plan, mapping);
    }

    /** A release that this run made of nothing. */
    public static Release release(int number, String run) {
        return release(number, run, "", Mapping.EMPTY);
    }

    private static Release release(int number, String run, String plan, Mapping mapping) {
        return new Release(
                number,
                number,
                "0123456789ab",
                run,
                plan,
                mapping,
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Instant.EPOCH,
                new TreeMap<>(),
                AcceptedMeasures.NONE);
    }

    /** What is there, after another project was deployed. */
    public Furnished with(Plan unhashed) {
        return new Furnished(ports, unhashed);
    }

    /** The environment. */
    public Environment environment() {
        return environment;
    }

    /** What is behind it. */
    public MemoryPorts ports() {
        return ports;
    }

    /** A day of sales is accepted, and is a cause of a run. */
    public Furnished delivered(String id, String day) {
        return landed(id, day, day + "T08:00:00Z");
    }

    /** The same, landed at another time. */
    public Furnished landed(String id, String day, String at) {
        return landed(SALE, id, day, at);
    }

    /** The same of another feed. */
    public Furnished landed(FeedId feed, String id, String day, String at) {
        Landed landed = new Landed("landing", "suppliers/" + feed + "/" + id + ".csv", "v-" + id, Instant.parse(at), 1);
        DeliveryRecord record = new DeliveryRecord(
                id,
                feed,
                landed,
                Verdict.ACCEPTED,
                "1.0.0",
                Coverage.PERIOD,
                Redelivery.ADDS,
                null,
                feed.name(),
                List.of("sold_on"),
                "originals/" + id,
                "sha",
                1,
                1,
                new TreeMap<>(Map.of(new Period(day), new PeriodContent(1, id))),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
        environment.lake().put(LakeLayout.deliveryRecord(feed, id), record);
        environment.pokes().pending(HistoryLayout.cause(feed, id));
        return this;
    }
}
