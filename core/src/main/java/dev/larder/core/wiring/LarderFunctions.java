package dev.larder.core.wiring;

import dev.larder.core.lake.MarkLayout;
import dev.larder.core.wiring.Wiring.Condition;
import dev.larder.core.wiring.Wiring.Function;
import dev.larder.core.wiring.Wiring.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The functions of every Larder environment and what each may do. */
final class LarderFunctions {
    private static final String HANDLERS = "dev.larder.functions.";
    /** Keys that do not fit into memory: 24 bytes each, 447 million. */
    private static final int RECEPTION_STORAGE_MB = 10_240;

    private static final String WAREHOUSE = "role:" + LarderWiring.WAREHOUSE_ROLE;

    private LarderFunctions() {}

    /** All of them, in the order of a delivery's way. */
    static List<Function> all() {
        return List.of(
                setUp(),
                receiveDelivery(),
                startRun(),
                planRun(),
                statements("copy", on("bucket:lake/deliveries/*", "s3:GetObject")),
                statements("transform", on("bucket:lake/plans/*", "s3:GetObject")),
                statements("publish", on("bucket:lake/plans/*", "s3:GetObject")),
                testData(),
                findCulprit(),
                writeReport(),
                reportFailure(),
                reconcileLanding());
    }

    /** Removes what keeps buckets from being deleted; not among {@link #all}, since it must not exist in production. */
    static Function emptyBuckets() {
        return new Function(
                "empty-buckets",
                HANDLERS + "deployment.EmptyBuckets",
                512,
                Duration.ofMinutes(14),
                false,
                grants(
                        on("bucket:landing", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"),
                        on("bucket:landing/*", "s3:DeleteObjectVersion", "s3:AbortMultipartUpload"),
                        on("bucket:lake", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"),
                        on("bucket:lake/*", "s3:DeleteObjectVersion", "s3:AbortMultipartUpload")));
    }

    /** Not among {@link #all}: only an environment that fetches files has it. */
    static Function planPull() {
        return new Function(
                "plan-pull",
                HANDLERS + "pull.PlanPull",
                1769,
                Duration.ofMinutes(14),
                false,
                grants(
                        on("bucket:landing", "s3:ListBucket"),
                        on("bucket:landing/" + ConnectorAccess.PREFIX + "*", "s3:GetObject", "s3:DeleteObject"),
                        on("bucket:landing/suppliers/*", "s3:PutObject"),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/pulls/*", "s3:GetObject", "s3:PutObject"),
                        on("execution:" + LarderWiring.PULL_FILES, "states:DescribeExecution")));
    }

    private static Function setUp() {
        return new Function(
                LarderWiring.SET_UP,
                HANDLERS + "deployment.SetUp",
                512,
                Duration.ofMinutes(5),
                false,
                grants(
                        speaking(LarderWiring.SET_UP),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/plans/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/releases/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/pending/*", "s3:PutObject"),
                        on("queue:accepted", "sqs:SendMessage")));
    }

    static Function receiveDelivery() {
        return new Function(
                "receive-delivery",
                HANDLERS + "reception.ReceiveDelivery",
                1769,
                RECEPTION_STORAGE_MB,
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
                        on("bucket:lake/calendar/arrivals/*", "s3:PutObject"),
                        on("bucket:lake/latest/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/sets/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/members/*", "s3:PutObject", "s3:DeleteObject"),
                        on("bucket:lake/conformed/*", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"),
                        on("bucket:lake/receipts/*", "s3:PutObject"),
                        on("bucket:lake/notices/*", "s3:PutObject"),
                        on("bucket:lake/questions/*", "s3:GetObject"),
                        on("bucket:lake/answers/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/pending/*", "s3:PutObject"),
                        on("queue:landed", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                        on("queue:accepted", "sqs:SendMessage")));
    }

    static Function startRun() {
        return new Function(
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
                        on("bucket:lake/decisions/*", "s3:GetObject"),
                        on("bucket:lake/releases/*", "s3:GetObject"),
                        on("bucket:lake/asides/*", "s3:GetObject"),
                        on("bucket:lake/blocked/*", "s3:GetObject"),
                        on("bucket:lake/history/*", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                        on("bucket:lake/pending/*", "s3:DeleteObject"),
                        on("bucket:lake/" + MarkLayout.gathered(), "s3:GetObject", "s3:PutObject"),
                        on(
                                "queue:accepted",
                                "sqs:ReceiveMessage",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes",
                                "sqs:SendMessage"),
                        on("machine:build-warehouse", "states:StartExecution"),
                        on("execution:build-warehouse", "states:DescribeExecution")));
    }

    private static Function planRun() {
        return new Function(
                "plan-run",
                HANDLERS + "planning.PlanRun",
                512,
                Duration.ofMinutes(2),
                false,
                grants(
                        speaking("plan-run"),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/plans/*", "s3:GetObject"),
                        on("bucket:lake/deliveries/*", "s3:GetObject"),
                        on("bucket:lake/holds/*", "s3:GetObject"),
                        on("bucket:lake/decisions/*", "s3:GetObject"),
                        on("bucket:lake/history/*", "s3:GetObject"),
                        on("bucket:lake/releases/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/asides/*", "s3:GetObject"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"),
                        on("queue:accepted", "sqs:SendMessage"),
                        on("execution:build-warehouse", "states:DescribeExecution")));
    }

    private static Function findCulprit() {
        return new Function(
                "find-culprit",
                HANDLERS + "blame.FindCulprit",
                512,
                Duration.ofMinutes(2),
                false,
                grants(
                        speaking("find-culprit"),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/plans/*", "s3:GetObject"),
                        on("bucket:lake/deliveries/*", "s3:GetObject"),
                        on("bucket:lake/holds/*", "s3:GetObject"),
                        on("bucket:lake/releases/*", "s3:GetObject"),
                        on("bucket:lake/decisions/*", "s3:GetObject"),
                        on("bucket:lake/history/*", "s3:GetObject"),
                        on("bucket:lake/asides/*", "s3:GetObject"),
                        on("bucket:lake/sets/*", "s3:GetObject"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject")));
    }

    private static Function testData() {
        return new Function(
                "test-data",
                HANDLERS + "gate.TestData",
                512,
                Duration.ofMinutes(2),
                false,
                grants(
                        speaking("test-data"),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/plans/*", "s3:GetObject"),
                        on("bucket:lake/releases/*", "s3:GetObject"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject")));
    }

    private static Function writeReport() {
        return new Function(
                "write-report",
                HANDLERS + "report.WriteReport",
                512,
                Duration.ofMinutes(1),
                false,
                grants(
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/releases/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/asides/*", "s3:PutObject"),
                        on("bucket:lake/blocked/*", "s3:PutObject"),
                        on("bucket:lake/plans/*", "s3:GetObject"),
                        on("bucket:lake/calendar/feeds/*", "s3:GetObject"),
                        on("queue:accepted", "sqs:SendMessage")));
    }

    private static Function reportFailure() {
        return new Function(
                LarderWiring.REPORT_FAILURE,
                HANDLERS + "report.ReportFailure",
                512,
                Duration.ofMinutes(1),
                false,
                grants(
                        speaking(LarderWiring.REPORT_FAILURE),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject"),
                        on("execution:build-warehouse", "states:GetExecutionHistory")));
    }

    private static Function reconcileLanding() {
        return new Function(
                "reconcile-landing",
                HANDLERS + "reception.ReconcileLanding",
                512,
                Duration.ofMinutes(5),
                false,
                grants(
                        on("bucket:landing", "s3:ListBucketVersions"),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/plans/*", "s3:GetObject"),
                        on("bucket:lake/deliveries/*", "s3:GetObject"),
                        on("bucket:lake/latest/*", "s3:GetObject"),
                        on("bucket:lake/calendar/feeds/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/calendar/arrivals/*", "s3:DeleteObject"),
                        on("bucket:lake/holds/*", "s3:GetObject"),
                        on("bucket:lake/decisions/*", "s3:GetObject"),
                        on("bucket:lake/sets/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/members/*", "s3:DeleteObject"),
                        on("bucket:lake/pending/*", "s3:PutObject"),
                        on("bucket:lake/questions/*", "s3:GetObject"),
                        on("bucket:lake/answers/*", "s3:GetObject"),
                        on("bucket:lake/receipts/*/index.html", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/" + MarkLayout.announced(), "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/notices/*", "s3:PutObject"),
                        on("queue:landed", "sqs:SendMessage"),
                        on("queue:accepted", "sqs:SendMessage")));
    }

    private static Function statements(String name, Stream<Grant> more) {
        return new Function(
                name,
                HANDLERS + "step.RunStatements",
                512,
                Duration.ofMinutes(2),
                false,
                grants(
                        Stream.concat(speaking(name), more),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/runs/*", "s3:GetObject", "s3:PutObject")));
    }

    /** To speak to the database a function takes on the one role that may, and says under its own name that it did. */
    private static Stream<Grant> speaking(String function) {
        Condition itself = new Condition("StringEquals", "sts:SourceIdentity", List.of("function:" + function));
        return Stream.of(
                new Grant("sts:AssumeRole", WAREHOUSE), new Grant("sts:SetSourceIdentity", WAREHOUSE, List.of(itself)));
    }

    static Stream<Grant> on(String resource, String... actions) {
        return Arrays.stream(actions).map(action -> new Grant(action, resource));
    }

    @SafeVarargs
    static List<Grant> grants(Stream<Grant>... parts) {
        List<Grant> all = new ArrayList<>();
        for (Stream<Grant> part : parts) {
            all.addAll(part.toList());
        }
        return all;
    }
}
