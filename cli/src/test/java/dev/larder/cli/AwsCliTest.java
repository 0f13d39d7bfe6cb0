package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.functions.port.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The AWS CLI, which shares no code with Larder's own clients, finds the local services to be AWS. */
final class AwsCliTest {
    private static final Path DELIVERED = TestProject.BUNDLED.resolve("test-data/launch/01-master-data/suppliers");
    private static final int FILES = 5;

    @Test
    void the_aws_cli_drops_files_and_follows_them_into_the_star(@TempDir Path folder) throws Exception {
        assumeTrue(AwsCli.answers(), "no command aws answers aws --version here");
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        try (LocalEnvironment local =
                LocalEnvironment.deploy(folder.resolve("state"), TestProject.plan(TestProject.BUNDLED), 0)) {
            local.start();
            AwsCli aws = new AwsCli(local.variables(), scratch);
            Settings settings = local.environment().settings();

            filesAreCopiedAndListed(aws, settings);
            await().atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> isSettled(aws, settings));

            aPresignedUrlNeedsNoKey(aws, settings);
            executionsAreToldStateByState(aws, settings);
            theStarIsQueried(aws, settings);
            alarmsAreTold(aws);
            nothingWasGivenUp(aws, settings);
        }
    }

    private static void filesAreCopiedAndListed(AwsCli aws, Settings settings) throws Exception {
        String suppliers = "s3://" + settings.landingBucket() + "/suppliers/";

        aws.text("s3", "cp", "--recursive", DELIVERED.toString(), suppliers);

        List<String> listed =
                aws.text("s3", "ls", "--recursive", suppliers).lines().toList();
        Path customers = DELIVERED.resolve("wholesale/customers/customers_20260105.csv");
        assertThat(listed)
                .hasSize(FILES)
                .anySatisfy(line -> assertThat(line)
                        .endsWith(
                                " " + Files.size(customers) + " suppliers/wholesale/customers/customers_20260105.csv"));
    }

    private static void alarmsAreTold(AwsCli aws) throws Exception {
        JsonNode alarms = aws.json("cloudwatch", "describe-alarms", "--alarm-name-prefix", "larder-local-run-")
                .path("MetricAlarms");
        assertThat(alarms.valueStream().map(alarm -> alarm.path("AlarmName").asString()))
                .containsExactly("larder-local-run-blocked", "larder-local-run-failed", "larder-local-run-parked");
        assertThat(alarms.valueStream().map(alarm -> alarm.path("StateValue").asString()))
                .doesNotContain("ALARM");
    }

    private static void aPresignedUrlNeedsNoKey(AwsCli aws, Settings settings) throws Exception {
        String key = "suppliers/wholesale/customers/customers_20260105.csv";
        String url = aws.text("s3", "presign", "s3://" + settings.landingBucket() + "/" + key)
                .strip();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> file =
                    http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
            assertThat(file.body())
                    .isEqualTo(Files.readString(DELIVERED.resolve("wholesale/customers/customers_20260105.csv")));

            URI other = URI.create(url.replace("20260105", "20260106"));
            HttpResponse<String> refused =
                    http.send(HttpRequest.newBuilder(other).build(), BodyHandlers.ofString());
            assertThat(refused.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        }
    }

    /** Whether every file has its receipt and is done with, nothing waits for a run, and the runs have ended, one at least with a release. */
    private static boolean isSettled(AwsCli aws, Settings settings) throws IOException, InterruptedException {
        return keys(aws, settings, "receipts/").stream()
                                .filter(key -> key.endsWith(".json"))
                                .count()
                        == FILES
                && messages(aws, settings.landedQueue()) == 0
                && keys(aws, settings, "pending/").isEmpty()
                && executions(aws, settings, "RUNNING").isEmpty()
                && !executions(aws, settings, "SUCCEEDED").isEmpty()
                && keys(aws, settings, "releases/").contains("releases/1.json");
    }

    private static void executionsAreToldStateByState(AwsCli aws, Settings settings) throws Exception {
        String arn = executions(aws, settings, "SUCCEEDED")
                .path(0)
                .path("executionArn")
                .asString();

        JsonNode execution = aws.json("stepfunctions", "describe-execution", "--execution-arn", arn);
        assertThat(execution.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(execution.path("stateMachineArn").asString()).isEqualTo(settings.machine());

        JsonNode events = aws.json("stepfunctions", "get-execution-history", "--execution-arn", arn)
                .path("events");
        List<String> types =
                events.valueStream().map(event -> event.path("type").asString()).toList();
        assertThat(types)
                .startsWith("ExecutionStarted")
                .contains("TaskStateEntered", "TaskStateExited")
                .endsWith("ExecutionSucceeded");
    }

    private static void theStarIsQueried(AwsCli aws, Settings settings) throws Exception {
        String sql = "select count(*) as customers from star.dim_customer";
        String id = aws.json(
                        "redshift-data",
                        "execute-statement",
                        "--workgroup-name",
                        "larder-base",
                        "--database",
                        settings.database(),
                        "--sql",
                        sql)
                .path("Id")
                .asString();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> aws.json("redshift-data", "describe-statement", "--id", id)
                        .path("Status")
                        .asString()
                        .equals("FINISHED"));

        JsonNode result = aws.json("redshift-data", "get-statement-result", "--id", id);
        assertThat(result.path("ColumnMetadata").path(0).path("name").asString())
                .isEqualTo("customers");
        assertThat(result.path("Records").path(0).path(0).path("longValue").asLong())
                .isEqualTo(400);
    }

    private static void nothingWasGivenUp(AwsCli aws, Settings settings) throws Exception {
        assertThat(messages(aws, settings.landedQueue() + "-dead")).isZero();
        assertThat(messages(aws, settings.acceptedQueue() + "-dead")).isZero();
    }

    /** Messages of a queue that wait or are being worked on. */
    private static int messages(AwsCli aws, String url) throws IOException, InterruptedException {
        JsonNode attributes = aws.json("sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "All")
                .path("Attributes");
        assertThat(attributes.path("QueueArn").asString()).endsWith(":" + url.substring(url.lastIndexOf('/') + 1));
        return Integer.parseInt(attributes.path("ApproximateNumberOfMessages").asString())
                + Integer.parseInt(
                        attributes.path("ApproximateNumberOfMessagesNotVisible").asString());
    }

    private static JsonNode executions(AwsCli aws, Settings settings, String status)
            throws IOException, InterruptedException {
        return aws.json(
                        "stepfunctions",
                        "list-executions",
                        "--state-machine-arn",
                        settings.machine(),
                        "--status-filter",
                        status)
                .path("executions");
    }

    /** Keys of the lake; none is an answer without contents. */
    private static List<String> keys(AwsCli aws, Settings settings, String prefix)
            throws IOException, InterruptedException {
        return aws.json("s3api", "list-objects-v2", "--bucket", settings.lakeBucket(), "--prefix", prefix)
                .path("Contents")
                .valueStream()
                .map(object -> object.path("Key").asString())
                .toList();
    }
}
