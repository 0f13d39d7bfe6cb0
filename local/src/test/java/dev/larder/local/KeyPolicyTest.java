package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.aws.AwsClients;
import dev.larder.core.wiring.KeyPolicy;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring.Condition;
import dev.standin.aws.local.Arns;
import dev.standin.aws.local.LocalAws;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Each principal that the key of a base admits, removed, is noticed: what it did is lost. {@code infra-cdk/simulate} says the same of the
 * template. Logs and notices alone are not here: the local AWS keeps no log groups, and has no topic that a rule tells.
 */
final class KeyPolicyTest {
    private static final List<KeyPolicy.Statement> WHOLE =
            KeyPolicy.of(new KeyPolicy.Place("aws", Arns.REGION, Arns.ACCOUNT));
    private static final Map<String, String> LOST = Map.of(
            "Events", "the event of a landed file",
            "Alarms", "an alarm",
            "WhatS3AndSqsLetPass", "an object, for COPY");

    @TempDir
    private Path folder;

    @Test
    void with_the_whole_policy_nothing_is_lost() {
        assertThat(lost("whole", WHOLE)).isEmpty();
    }

    @Test
    void each_principal_removed_is_noticed() {
        int noticed = 0;
        for (KeyPolicy.Statement removed : WHOLE) {
            Set<String> lost = lost(
                    removed.sid(),
                    WHOLE.stream()
                            .filter(statement -> !statement.equals(removed))
                            .toList());
            assertThat(lost)
                    .as(removed.sid())
                    .isEqualTo(Stream.ofNullable(LOST.get(removed.sid())).collect(TreeSet::new, Set::add, Set::addAll));
            noticed += lost.size();
        }
        System.out.printf(
                "key policy: principals removed and noticed = %d / %d, and logs and notices in the template only%n",
                noticed, WHOLE.size() - 2);
    }

    @Test
    void a_service_is_admitted_for_our_own_resources_only() {
        List<KeyPolicy.Statement> others = WHOLE.stream()
                .map(statement -> new KeyPolicy.Statement(
                        statement.sid(),
                        statement.principal(),
                        statement.actions(),
                        statement.conditions().stream()
                                .map(KeyPolicyTest::ofOthers)
                                .toList()))
                .toList();

        assertThat(lost("others", others)).containsExactlyInAnyOrder(LOST.get("Events"), LOST.get("Alarms"));
    }

    private static Condition ofOthers(Condition condition) {
        return condition.key().equals("aws:SourceArn")
                ? new Condition(
                        condition.operator(),
                        condition.key(),
                        condition.values().stream()
                                .map(arn -> arn.replace("larder-", "payroll-"))
                                .toList())
                : condition;
    }

    private Set<String> lost(String name, List<KeyPolicy.Statement> policy) {
        LarderStack whole = LarderStack.of(
                LarderWiring.wiring(), new LocalLarder.Options(Path.of("none"), "keys", "0".repeat(64), 0));
        LarderStack stack = new LarderStack(
                whole.wiring(), whole.arns(), whole.planHash(), policy, LocalSuppliers.NONE, LocalPulls.NONE);
        LocalAws.Options options = new LocalAws.Options(folder.resolve(name), 0);
        try (LocalAws aws = LocalAws.open(options, LocalAws.Watch.NOTHING, stack, Clock.systemUTC());
                AwsClients clients = new AwsClients(aws.variables())) {
            Set<String> lost = new TreeSet<>();
            put(clients, aws, "LARDER_LANDING_BUCKET", "suppliers/acme/sale/sale.csv");
            if (aws.queue(stack.arns().names().queue(LarderWiring.LANDED))
                            .counts()
                            .visible()
                    == 0) {
                lost.add("the event of a landed file");
            }
            List<String> told = new ArrayList<>();
            aws.tellAlarms(standing -> told.add(standing.alarm().name()));
            aws.evaluateAlarms();
            if (told.isEmpty()) {
                lost.add("an alarm");
            }
            put(clients, aws, "LARDER_LAKE_BUCKET", "conformed/a/part-00000.csv");
            if (!isCopied(clients, aws.variables())) {
                lost.add("an object, for COPY");
            }
            return lost;
        }
    }

    private static void put(AwsClients clients, LocalAws aws, String bucket, String key) {
        try (S3Client s3 = clients.s3()) {
            s3.putObject(put -> put.bucket(variable(aws.variables(), bucket)).key(key), RequestBody.fromString("1\n"));
        }
    }

    /** False if the key was in the way; any other trouble is the test's. */
    private static boolean isCopied(AwsClients clients, Map<String, String> variables) {
        try (RedshiftDataClient redshift = clients.redshiftData()) {
            statement(redshift, variables, "create table t (n integer)");
            String error = statement(
                            redshift,
                            variables,
                            "copy t from 's3://%s/conformed/a/' iam_role '%s,%s' csv"
                                    .formatted(
                                            variable(variables, "LARDER_LAKE_BUCKET"),
                                            variable(variables, "LARDER_NAMESPACE_ROLE"),
                                            variable(variables, "LARDER_COPY_ROLE")))
                    .error();
            assertThat(error == null || error.contains("not authorized to perform: kms:Decrypt"))
                    .as(error)
                    .isTrue();
            return error == null;
        }
    }

    private static DescribeStatementResponse statement(
            RedshiftDataClient redshift, Map<String, String> variables, String sql) {
        String id = redshift.executeStatement(execute -> execute.workgroupName(variable(variables, "LARDER_WORKGROUP"))
                        .database(variable(variables, "LARDER_DATABASE"))
                        .sql(sql))
                .id();
        return redshift.describeStatement(describe -> describe.id(id).waitTimeSeconds(30));
    }

    private static String variable(Map<String, String> variables, String name) {
        return Objects.requireNonNull(variables.get(name), name);
    }
}
