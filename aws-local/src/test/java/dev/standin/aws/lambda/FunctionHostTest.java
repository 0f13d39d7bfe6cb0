package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Permission;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class FunctionHostTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Permission READ = new Permission("s3:GetObject", "arn:aws:s3:::stack-test-lake/plans/*");

    private final Callers callers = new Callers();
    private final FunctionHost host = new FunctionHost(
            List.of(
                    SampleHandlers.deployed(SampleHandlers.Echo.class, MINUTE, READ),
                    SampleHandlers.deployed(SampleHandlers.Fail.class, MINUTE),
                    SampleHandlers.deployed(SampleHandlers.Sleep.class, Duration.ofMillis(150), READ),
                    SampleHandlers.deployed(SampleHandlers.Big.class, MINUTE),
                    SampleHandlers.deployed(SampleHandlers.Batch.class, MINUTE),
                    SampleHandlers.deployed(SampleHandlers.Neither.class, MINUTE)),
            callers);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void a_handler_gets_the_request_its_variables_and_its_time() {
        JsonNode answer = returned(host.run("stack-test-Echo", "{\"run\":7}"));
        assertThat(answer.path("request").path("run").asInt()).isEqualTo(7);
        assertThat(answer.path("function").asString()).isEqualTo("stack-test-Echo");
        assertThat(answer.path("left").asInt()).isBetween(50_000, 60_000);
        JsonNode environment = answer.path("environment");
        assertThat(environment.path("STACK_ENVIRONMENT").asString()).isEqualTo("test");
        assertThat(environment.path("AWS_LAMBDA_FUNCTION_NAME").asString()).isEqualTo("stack-test-Echo");
    }

    @Test
    void an_instance_is_used_again_after_a_call_and_never_for_two_at_once() {
        JsonNode first = returned(host.run("stack-test-Echo", "{}"));
        JsonNode second = returned(host.run("stack-test-Echo", "{}"));
        assertThat(second.path("instance")).isEqualTo(first.path("instance"));
        assertThat(second.path("requestId")).isNotEqualTo(first.path("requestId"));
    }

    @Test
    void its_access_key_has_exactly_the_functions_permissions() {
        String key = returned(host.run("stack-test-Echo", "{}"))
                .path("environment")
                .path("AWS_ACCESS_KEY_ID")
                .asString();
        Caller caller = caller(key);
        assertThat(caller.name()).isEqualTo("stack-test-Echo");
        assertThat(caller.permissions()).containsExactly(READ);
    }

    @Test
    void an_exception_is_described_with_type_message_and_trace() {
        Outcome.Failed failed = (Outcome.Failed) host.run("stack-test-Fail", "\"no plan\"");
        assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
        JsonNode payload = SampleHandlers.JSON.readTree(failed.payload());
        assertThat(payload.path("errorMessage").asString()).isEqualTo("\"no plan\"");
        assertThat(payload.path("errorType").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(payload.path("stackTrace").get(0).asString()).contains("SampleHandlers$Fail.handleRequest");
        assertThat(payload.path("stackTrace").toString()).contains("Caused by: java.io.IOException: the cause");
    }

    @Test
    void a_run_past_the_timeout_is_ended_and_its_key_can_do_nothing_more() throws InterruptedException {
        Outcome.Failed failed = (Outcome.Failed) host.run("stack-test-Sleep", "{}");
        assertThat(failed.errorType()).isEqualTo("Sandbox.Timedout");
        assertThat(failed.errorMessage()).endsWith("Error: Task timed out after 0.15 seconds");
        String key = SampleHandlers.Sleep.INTERRUPTED.poll(10, TimeUnit.SECONDS);
        Caller zombie = caller(String.valueOf(key));
        assertThatThrownBy(() -> zombie.require("s3:GetObject", "arn:aws:s3:::stack-test-lake/plans/a"))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void requests_and_answers_beyond_six_megabytes_are_refused() {
        String six = Integer.toString(Limits.RESPONSE_BYTES);
        assertThat(host.run("stack-test-Big", six)).isInstanceOf(Outcome.Returned.class);
        Outcome.Failed tooLarge =
                (Outcome.Failed) host.run("stack-test-Big", Integer.toString(Limits.RESPONSE_BYTES + 1));
        assertThat(tooLarge.errorType()).isEqualTo("Function.ResponseSizeTooLarge");
        String request = "\"" + "x".repeat(Limits.REQUEST_BYTES) + "\"";
        assertThatThrownBy(() -> host.run("stack-test-Big", request)).isInstanceOf(PayloadTooLarge.class);
    }

    @Test
    void a_handler_of_queue_messages_is_given_decoded_records() {
        String event = new MessageBatch(List.of(message("a", "fine"), message("b", "poison")))
                .event("arn:aws:sqs:us-east-1:000000000000:q", "us-east-1");
        JsonNode answer = returned(host.run("stack-test-Batch", event));
        assertThat(SampleHandlers.Batch.SEEN).contains(List.of("fine", "poison"));
        assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");
    }

    @Test
    void a_class_that_is_no_handler_or_is_missing_fails_the_call_by_name() {
        Outcome.Failed neither = (Outcome.Failed) host.run("stack-test-Neither", "{}");
        assertThat(neither.errorMessage()).contains("SampleHandlers$Neither is neither a RequestStreamHandler");
        assertThatThrownBy(() -> host.run("stack-test-nobody", "{}"))
                .hasMessage("Function not found: stack-test-nobody");
    }

    private static JsonNode message(String id, String body) {
        return SampleHandlers.JSON
                .createObjectNode()
                .put("MessageId", id)
                .put("ReceiptHandle", "r")
                .put("Body", body);
    }

    private static JsonNode returned(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Returned.class);
        return SampleHandlers.JSON.readTree(outcome.payload());
    }

    private Caller caller(String key) {
        return callers.find(key).orElseThrow();
    }
}
