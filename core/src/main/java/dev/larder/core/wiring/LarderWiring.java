package dev.larder.core.wiring;

import dev.larder.core.wiring.Wiring.Bucket;
import dev.larder.core.wiring.Wiring.Function;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.core.wiring.Wiring.Landing;
import dev.larder.core.wiring.Wiring.Machine;
import dev.larder.core.wiring.Wiring.Queue;
import dev.larder.core.wiring.Wiring.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The wiring of every Larder environment. {@code copy}, {@code transform} and {@code publish} are one handler with three names. */
public final class LarderWiring {
    /** The queue that announces landed objects. */
    public static final String LANDED = "landed";
    /** The queue that pokes {@code start-run}. */
    public static final String ACCEPTED = "accepted";
    /** The state machine that builds the warehouse. */
    public static final String BUILD_WAREHOUSE = "build-warehouse";

    /** The function that a deployment calls when anything of it has changed. */
    public static final String SET_UP = "set-up";

    private static final String HANDLERS = "dev.larder.functions.";

    private LarderWiring() {}

    /** The declaration; the same for every branch. */
    public static Wiring wiring() {
        return new Wiring(
                functions(),
                List.of(
                        new Queue(LANDED, "receive-delivery", 5, Duration.ZERO, Duration.ofMinutes(15), 5),
                        new Queue(ACCEPTED, "start-run", 10, Duration.ofSeconds(1), Duration.ofMinutes(2), 5)),
                List.of(new Bucket("landing"), new Bucket("lake")),
                List.of(new Landing("landing", "suppliers/", LANDED)),
                List.of(new Machine(
                        BUILD_WAREHOUSE,
                        "build-warehouse.asl.json",
                        Duration.ofHours(4),
                        List.of("plan-run", "copy", "transform", "test-data", "publish", "write-report"),
                        "report-failure")),
                List.of(
                        new Schedule("reconcile-landing", Duration.ofMinutes(5)),
                        new Schedule("start-run", Duration.ofMinutes(5))));
    }

    /** What the warehouse may do while it COPYs, in the role that it takes on for that; no function has this role. */
    public static List<Grant> copyRole() {
        return grants(
                on("bucket:lake", "s3:ListBucket"),
                on("bucket:lake/conformed/*", "s3:GetObject"),
                on("bucket:lake/runs/*/manifests/*", "s3:GetObject"));
    }

    private static List<Function> functions() {
        return List.of(
                new Function(
                        SET_UP,
                        HANDLERS + "deployment.SetUp",
                        512,
                        Duration.ofMinutes(5),
                        false,
                        grants(
                                writing(),
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/plans/*", "s3:PutObject"),
                                on("bucket:lake/releases/*", "s3:GetObject", "s3:PutObject"),
                                on("bucket:lake/pending/*", "s3:PutObject"),
                                on("queue:accepted", "sqs:SendMessage"))),
                new Function(
                        "receive-delivery",
                        HANDLERS + "reception.ReceiveDelivery",
                        1769,
                        Duration.ofMinutes(14),
                        true,
                        grants(
                                on("bucket:landing/suppliers/*", "s3:GetObjectVersion"),
                                on("bucket:landing", "s3:ListBucketVersions"),
                                on("bucket:lake/plans/*", "s3:GetObject"),
                                on("bucket:lake/deliveries/*", "s3:GetObject", "s3:PutObject"),
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/originals/*", "s3:PutObject", "s3:PutObjectTagging"),
                                on("bucket:lake/digests/*", "s3:PutObject"),
                                on("bucket:lake/conformed/*", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"),
                                on("bucket:lake/receipts/*", "s3:PutObject"),
                                on("bucket:lake/pending/*", "s3:PutObject"),
                                on("queue:landed", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                                on("queue:accepted", "sqs:SendMessage"))),
                new Function(
                        "start-run",
                        HANDLERS + "planning.StartRun",
                        512,
                        Duration.ofMinutes(1),
                        false,
                        grants(
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/plans/*", "s3:GetObject"),
                                on("bucket:lake/deliveries/*", "s3:GetObject"),
                                on("bucket:lake/holds/*", "s3:GetObject"),
                                on("bucket:lake/releases/*", "s3:GetObject"),
                                on("bucket:lake/blocked/*", "s3:GetObject"),
                                on("bucket:lake/pending/*", "s3:DeleteObject"),
                                on("queue:accepted", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                                on("machine:build-warehouse", "states:StartExecution"),
                                on("execution:build-warehouse", "states:DescribeExecution"))),
                new Function(
                        "plan-run",
                        HANDLERS + "planning.PlanRun",
                        512,
                        Duration.ofMinutes(2),
                        false,
                        grants(
                                reading(),
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/plans/*", "s3:GetObject"),
                                on("bucket:lake/deliveries/*", "s3:GetObject"),
                                on("bucket:lake/holds/*", "s3:GetObject"),
                                on("bucket:lake/releases/*", "s3:GetObject", "s3:PutObject"),
                                on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"),
                                on("queue:accepted", "sqs:SendMessage"),
                                on("execution:build-warehouse", "states:DescribeExecution"))),
                statements("copy", writing(), on("bucket:lake/deliveries/*", "s3:GetObject")),
                statements("transform", reading(), on("bucket:lake/plans/*", "s3:GetObject")),
                statements("publish", reading(), on("bucket:lake/plans/*", "s3:GetObject")),
                new Function(
                        "test-data",
                        HANDLERS + "gate.TestData",
                        512,
                        Duration.ofMinutes(2),
                        false,
                        grants(
                                reading(),
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/plans/*", "s3:GetObject"),
                                on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"))),
                new Function(
                        "write-report",
                        HANDLERS + "report.WriteReport",
                        512,
                        Duration.ofMinutes(1),
                        false,
                        grants(
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"),
                                on("bucket:lake/releases/*", "s3:GetObject", "s3:PutObject"),
                                on("bucket:lake/blocked/*", "s3:PutObject"),
                                on("queue:accepted", "sqs:SendMessage"))),
                new Function(
                        "report-failure",
                        HANDLERS + "report.ReportFailure",
                        512,
                        Duration.ofMinutes(1),
                        false,
                        grants(
                                on("bucket:lake", "s3:ListBucket"),
                                on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"),
                                on("execution:build-warehouse", "states:GetExecutionHistory"))),
                new Function(
                        "reconcile-landing",
                        HANDLERS + "reception.ReconcileLanding",
                        512,
                        Duration.ofMinutes(5),
                        false,
                        grants(
                                on("bucket:landing", "s3:ListBucketVersions"),
                                on("bucket:lake", "s3:ListBucket"),
                                on("queue:landed", "sqs:SendMessage"))));
    }

    private static Function statements(String name, Stream<Grant> warehouse, Stream<Grant> more) {
        return new Function(
                name,
                HANDLERS + "step.RunStatements",
                512,
                Duration.ofMinutes(2),
                false,
                grants(
                        Stream.concat(warehouse, more),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject")));
    }

    private static Stream<Grant> writing() {
        return Stream.concat(on("warehouse", "redshift-data:BatchExecuteStatement"), on("*", "redshift-data:DescribeStatement"));
    }

    private static Stream<Grant> reading() {
        return Stream.concat(writing(), on("*", "redshift-data:GetStatementResult"));
    }

    private static Stream<Grant> on(String resource, String... actions) {
        return Arrays.stream(actions).map(action -> new Grant(action, resource));
    }

    @SafeVarargs
    private static List<Grant> grants(Stream<Grant>... parts) {
        List<Grant> all = new ArrayList<>();
        for (Stream<Grant> part : parts) {
            all.addAll(part.toList());
        }
        return all;
    }
}
