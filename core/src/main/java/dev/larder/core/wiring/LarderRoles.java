package dev.larder.core.wiring;

import static dev.larder.core.wiring.LarderFunctions.grants;
import static dev.larder.core.wiring.LarderFunctions.on;

import dev.larder.core.lake.MarkLayout;
import dev.larder.core.wiring.Wiring.Condition;
import dev.larder.core.wiring.Wiring.Grant;
import dev.larder.core.wiring.Wiring.Role;
import dev.larder.core.wiring.Wiring.Trust;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The roles of every Larder environment that others take on. */
final class LarderRoles {
    private LarderRoles() {}

    /** All of them; {@code deadLetters} are the dead-letter queues, of which operators put back what lies there. */
    static List<Role> all(List<String> deadLetters) {
        return List.of(warehouse(), copy(), operator(deadLetters));
    }

    /** One user of the database owns all that Larder makes; the functions that speak SQL are that user by turns. */
    private static Role warehouse() {
        return new Role(
                LarderWiring.WAREHOUSE_ROLE,
                grants(
                        on("warehouse", "redshift-data:BatchExecuteStatement", "redshift-serverless:GetCredentials"),
                        ofOwnStatements(
                                "redshift-data:DescribeStatement",
                                "redshift-data:GetStatementResult",
                                "redshift-data:CancelStatement")),
                new Trust(speakers(), Optional.of(LarderWiring.WAREHOUSE_SESSION)));
    }

    /** Every function that is granted to take the role on. */
    private static List<String> speakers() {
        Grant assume = new Grant("sts:AssumeRole", "role:" + LarderWiring.WAREHOUSE_ROLE);
        return LarderFunctions.all().stream()
                .filter(function -> function.grants().contains(assume))
                .map(function -> "function:" + function.name())
                .toList();
    }

    private static Stream<Grant> ofOwnStatements(String... actions) {
        Condition own =
                new Condition("StringEquals", "redshift-data:statement-owner-iam-userid", List.of("${aws:userid}"));
        return Arrays.stream(actions).map(action -> new Grant(action, "*", List.of(own)));
    }

    /**
     * What people do to an environment in its operation, whatever it is deployed by. What they decide is written to the lake; data, releases and
     * the star change by runs alone.
     */
    private static Role operator(List<String> deadLetters) {
        return new Role(
                LarderWiring.OPERATOR_ROLE,
                grants(
                        on("facts", "ssm:GetParameters"),
                        on("alarms", "cloudwatch:DescribeAlarms"),
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/plans/*", "s3:GetObject"),
                        on("bucket:lake/deliveries/*", "s3:GetObject"),
                        on("bucket:lake/receipts/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/holds/*", "s3:GetObject"),
                        on("bucket:lake/decisions/*", "s3:GetObject"),
                        on("bucket:lake/history/*", "s3:GetObject"),
                        on("bucket:lake/" + MarkLayout.gathered(), "s3:GetObject"),
                        once("bucket:lake/decisions/${aws:userid}/*"),
                        on("bucket:lake/sets/*", "s3:GetObject"),
                        asking(),
                        on("bucket:lake/calendar/feeds/*", "s3:GetObject"),
                        reading("releases", "asides", "blocked", "runs"),
                        on("bucket:lake/pending/*", "s3:PutObject"),
                        on("bucket:landing", "s3:ListBucketVersions"),
                        on("bucket:landing/suppliers/*", "s3:PutObject"),
                        on("queue:landed", "sqs:GetQueueAttributes", "sqs:SendMessage"),
                        on("queue:accepted", "sqs:SendMessage"),
                        deadLetters.stream().flatMap(LarderRoles::emptying),
                        on("bucket:lake/dead-letters/*", "s3:PutObject"),
                        on("function:" + LarderWiring.REPORT_FAILURE, "lambda:InvokeFunction"),
                        on("machine:build-warehouse", "states:ListExecutions"),
                        on(
                                "execution:build-warehouse",
                                "states:DescribeExecution",
                                "states:GetExecutionHistory",
                                "states:RedriveExecution",
                                "states:StopExecution"),
                        on("warehouse", "redshift-data:BatchExecuteStatement", "redshift-serverless:GetCredentials"),
                        ofOwnStatements("redshift-data:DescribeStatement", "redshift-data:GetStatementResult")),
                new Trust(List.of(Trust.ACCOUNT), Optional.empty()));
    }

    /** Writing what is not there yet, so that nobody changes what was written (S3 User Guide, conditional-writes-enforce.html). */
    private static Stream<Grant> once(String resource) {
        Condition once = new Condition("StringEquals", "s3:if-none-match", List.of("*"));
        return Stream.of(new Grant("s3:PutObject", resource, List.of(once)));
    }

    private static Stream<Grant> reading(String... folders) {
        return Arrays.stream(folders).map(folder -> new Grant("s3:GetObject", "bucket:lake/" + folder + "/*"));
    }

    private static Stream<Grant> asking() {
        return Stream.of(
                        on("bucket:lake/questions/*", "s3:GetObject", "s3:PutObject"),
                        on("bucket:lake/answers/*", "s3:GetObject"),
                        once("bucket:lake/notices/*/question/*"))
                .flatMap(each -> each);
    }

    private static Stream<Grant> emptying(String queue) {
        return on("dead-letters:" + queue, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility");
    }

    /** What the warehouse may do while it COPYs. */
    private static Role copy() {
        return new Role(
                LarderWiring.COPY_ROLE,
                grants(
                        on("bucket:lake", "s3:ListBucket"),
                        on("bucket:lake/conformed/*", "s3:GetObject"),
                        on("bucket:lake/runs/*/manifests/*", "s3:GetObject")),
                new Trust(List.of("namespace"), Optional.empty()));
    }
}
