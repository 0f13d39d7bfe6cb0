package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.RunningEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LocalLarderTest {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:larder-test-sample";

    @TempDir
    private Path state;

    private LocalLarder aws;
    private AwsClients clients;

    @BeforeEach
    void open() {
        SmallHandlers.forget();
        aws = SmallWiring.open(state);
        clients = new AwsClients(aws.variables());
    }

    @AfterEach
    void close() {
        SmallHandlers.TICKS_ALLOWED.release(1_000_000);
        clients.close();
        aws.close();
    }

    private void reopen() {
        clients.close();
        aws.close();
        open();
    }

    @Test
    void a_landed_object_reaches_the_consumer_as_event_bridge_announces_it() throws Exception {
        aws.start();
        String version = put("larder-test-use1-landing", "suppliers/acme/sales/a b+c.csv", "1,2\n");
        put("larder-test-use1-landing", "elsewhere/a.csv", "not announced");
        put("larder-test-use1-lake", "suppliers/acme/sales/a.csv", "not announced");
        JsonNode event = taken(SmallHandlers.RECEIVED.poll(20, TimeUnit.SECONDS));
        assertThat(event.path("detail-type").asString()).isEqualTo("Object Created");
        assertThat(event.path("source").asString()).isEqualTo("aws.s3");
        assertThat(event.path("account").asString()).isEqualTo("000000000000");
        assertThat(event.path("resources").get(0).asString()).isEqualTo("arn:aws:s3:::larder-test-use1-landing");
        JsonNode detail = event.path("detail");
        assertThat(detail.path("bucket").path("name").asString()).isEqualTo("larder-test-use1-landing");
        assertThat(detail.path("object").path("key").asString()).isEqualTo("suppliers/acme/sales/a b+c.csv");
        assertThat(detail.path("object").path("version-id").asString()).isEqualTo(version);
        assertThat(detail.path("object").path("size").asInt()).isEqualTo(4);
        assertThat(detail.path("reason").asString()).isEqualTo("PutObject");
        await().until(() -> aws.queue("landed").counts().inFlight() == 0);
        assertThat(aws.queue("landed").counts().visible()).isZero();
        assertThat(SmallHandlers.RECEIVED).isEmpty();
    }

    @Test
    void nothing_is_polled_before_the_start() {
        put("larder-test-use1-landing", "suppliers/acme/sales/a.csv", "1");
        assertThat(aws.queue("landed").counts().visible()).isEqualTo(1);
        assertThat(SmallHandlers.RECEIVED).isEmpty();
        aws.start();
        await().until(() -> SmallHandlers.RECEIVED.size() == 1);
    }

    @Test
    void a_function_does_what_its_grants_say_and_is_denied_everything_else() {
        put("larder-test-use1-lake", "plans/a.json", "the plan");
        put("larder-test-use1-lake", "holds/a.json", "a hold");
        assertThat(answer("{\"read\":\"plans/a.json\"}")).isEqualTo("the plan");
        assertThat(answer("{\"read\":\"holds/a.json\"}"))
                .contains("larder-test-use1-step/larder-test-step is not authorized to perform: s3:GetObject on"
                        + " resource:")
                .contains("arn:aws:s3:::larder-test-use1-lake/holds/a.json");
    }

    @Test
    void an_execution_calls_its_functions_and_takes_the_edges_that_are_counted() {
        assertThat(ended(run("one", "{}")).output()).isEqualTo("{\"answer\":\"done\"}");
        assertThat(aws.edges("sample")).hasSize(4);
        assertThat(aws.edgesTaken("sample")).hasSize(2);
    }

    @Test
    void an_execution_that_fails_is_reported_to_the_function_for_it() throws Exception {
        ended(run("good", "{}"));
        DescribeExecutionResponse failed = ended(run("bad", "{\"fail\":\"no rows\"}"));
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        JsonNode event = taken(SmallHandlers.ENDED.poll(20, TimeUnit.SECONDS));
        assertThat(event.path("detail-type").asString()).isEqualTo("Step Functions Execution Status Change");
        assertThat(event.path("detail").path("name").asString()).isEqualTo("bad");
        assertThat(event.path("detail").path("status").asString()).isEqualTo("FAILED");
        assertThat(event.path("detail").path("error").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(SmallHandlers.ENDED).isEmpty();
    }

    @Test
    void a_state_machine_invokes_only_the_functions_that_the_wiring_lists_for_machines() {
        SfnClient states = clients.stepFunctions();
        String stray = states.createStateMachine(create -> create.name("stray")
                        .roleArn("arn:aws:iam::000000000000:role/stray")
                        .definition("""
                            {"QueryLanguage":"JSONata","StartAt":"Call","States":{"Call":{"Type":"Task","End":true,
                             "Resource":"arn:aws:states:::lambda:invoke","Arguments":{"FunctionName":"larder-test-on-end"}}}}\
                            """))
                .stateMachineArn();
        String execution =
                states.startExecution(start -> start.stateMachineArn(stray)).executionArn();
        assertThat(ended(execution).error()).isEqualTo("Lambda.AWSLambdaException");
        assertThat(ended(execution).cause()).contains("not authorized to perform: lambda:InvokeFunction");
    }

    @Test
    void what_was_stored_before_the_end_is_there_after_the_next_start() {
        put("larder-test-use1-landing", "suppliers/acme/sales/a.csv", "1");
        put("larder-test-use1-lake", "plans/a.json", "the plan");
        String execution = run("kept", "{}");
        ended(execution);
        reopen();
        assertThat(answer("{\"read\":\"plans/a.json\"}")).isEqualTo("the plan");
        assertThat(ended(execution).output()).isEqualTo("{\"answer\":\"done\"}");
        aws.start();
        await().until(() -> SmallHandlers.RECEIVED.size() == 1);
    }

    @Test
    void a_message_in_flight_at_the_end_is_visible_at_the_next_start() {
        put("larder-test-use1-landing", "suppliers/acme/sales/a.csv", "1");
        assertThat(received()).hasSize(1);
        assertThat(received()).as("hidden for 15 minutes").isEmpty();
        reopen();
        aws.start();
        await().until(() -> SmallHandlers.RECEIVED.size() == 1);
    }

    @Test
    void an_execution_that_was_running_at_the_end_is_failed_and_reported_at_the_next_start() throws Exception {
        String execution = run("cut-off", "{\"wait\":true}");
        reopen();
        assertThat(ended(execution).error()).isEqualTo("Local.Restarted");
        aws.start();
        JsonNode event = taken(SmallHandlers.ENDED.poll(20, TimeUnit.SECONDS));
        assertThat(event.path("detail").path("error").asString()).isEqualTo("Local.Restarted");
        reopen();
        aws.start();
        assertThat(ended(run("later", "{\"fail\":\"x\"}")).status()).isEqualTo(ExecutionStatus.FAILED);
        JsonNode next = taken(SmallHandlers.ENDED.poll(20, TimeUnit.SECONDS));
        assertThat(next.path("detail").path("name").asString())
                .as("the former is reported once")
                .isEqualTo("later");
    }

    @Test
    void the_environment_of_larders_own_wiring_opens_with_its_machine_queues_and_names() {
        try (LocalLarder larder =
                LocalLarder.open(new LocalLarder.Options(state.resolve("own"), "main", SmallWiring.PLAN, 0))) {
            assertThat(larder.edges("build-warehouse")).isNotEmpty();
            assertThat(larder.queue("accepted-dead").counts().visible()).isZero();
            assertThat(larder.variables())
                    .containsEntry("LARDER_LANDING_BUCKET", "larder-main-use1-landing")
                    .containsEntry("LARDER_PLAN", SmallWiring.PLAN)
                    .containsEntry("LARDER_LANDED_QUEUE", larder.endpoint() + "/000000000000/larder-main-landed");
        }
    }

    @Test
    void a_state_machine_is_not_written_again_at_a_restart() throws Exception {
        long machines = machinesWritten();
        reopen();
        assertThat(machinesWritten()).isEqualTo(machines).isEqualTo(1);
    }

    @Test
    void a_second_one_on_the_folder_or_on_the_port_is_refused_in_one_line() {
        assertThatThrownBy(() -> SmallWiring.open(state))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in use by another process; stop that one, or choose another folder")
                .message()
                .doesNotContain("\n");
        Path other = state.resolve("other");
        assertThatThrownBy(() -> LocalLarder.open(new LocalLarder.Options(
                        other, "test", SmallWiring.PLAN, aws.endpoint().getPort())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("port %d of 127.0.0.1 is in use"
                        .formatted(aws.endpoint().getPort()));
        SmallWiring.open(other).close();
    }

    @Test
    void a_running_environment_is_found_with_a_key_that_works_and_a_dead_one_is_not() throws Exception {
        RunningEnvironment running = RunningEnvironment.find(state).orElseThrow();
        assertThat(running.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(running.endpoint()).isEqualTo(aws.endpoint());
        assertThat(running.variables()).isEqualTo(aws.variables());
        String announcement = Files.readString(state.resolve("endpoint.json"));
        clients.close();
        aws.close();
        assertThat(RunningEnvironment.find(state)).isEmpty();
        Files.writeString(state.resolve("endpoint.json"), announcement);
        assertThat(RunningEnvironment.find(state))
                .as("the process lives, but not on this folder")
                .isEmpty();
        open();
        String dead = announcement.replaceFirst("\"pid\":\\d+", "\"pid\":" + Long.MAX_VALUE);
        Files.writeString(state.resolve("endpoint.json"), dead);
        assertThat(RunningEnvironment.find(state))
                .as("the folder is in use, but not by this process")
                .isEmpty();
        assertThat(RunningEnvironment.find(state.resolve("missing"))).isEmpty();
    }

    private String put(String bucket, String key, String content) {
        S3Client s3 = clients.s3();
        return s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content))
                .versionId();
    }

    private String answer(String payload) {
        Outcome outcome = aws.invoke("step", payload);
        assertThat(outcome).isInstanceOf(Outcome.Returned.class);
        return JsonMapper.shared().readTree(outcome.payload()).path("answer").asString();
    }

    private List<Message> received() {
        Map<String, String> variables = aws.variables();
        SqsClient sqs = clients.sqs();
        return sqs.receiveMessage(receive -> receive.queueUrl(variables.get("LARDER_LANDED_QUEUE")))
                .messages();
    }

    private String run(String name, String input) {
        SfnClient states = clients.stepFunctions();
        return states.startExecution(
                        start -> start.stateMachineArn(MACHINE).name(name).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse ended(String execution) {
        SfnClient states = clients.stepFunctions();
        return await().until(
                        () -> states.describeExecution(describe -> describe.executionArn(execution)),
                        described -> described.status() != ExecutionStatus.RUNNING);
    }

    private long machinesWritten() throws Exception {
        return Files.readAllLines(state.resolve("states/journal.jsonl")).stream()
                .filter(line -> line.contains("\"entry\":\"machine\""))
                .count();
    }

    private static JsonNode taken(JsonNode polled) {
        return Objects.requireNonNull(polled, "nothing came within 20 seconds");
    }
}
