package dev.standin.aws.states;

import static dev.standin.aws.states.InterpreterTest.CALL;
import static dev.standin.aws.states.InterpreterTest.machine;
import static dev.standin.aws.states.InterpreterTest.output;
import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.testing.FakeFunctions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Histories that were recorded on AWS; each names its recording. */
class HistoryTest {
    private static List<Long> previousIds(Bench bench) {
        return bench.events().stream().map(HistoryEvent::previousId).toList();
    }

    /** localstack/localstack, test_base_evaluate_expressions.snapshot.json, test_base_map_from_input: ids 7 to 9 of the recording. */
    @Test
    void the_next_iteration_follows_what_the_one_before_did_and_the_exit_passes_by_succeeded() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Map", "Items": [1, 2], "MaxConcurrency": 1,
                "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}, "End": true}"""));

        bench.run("{}");

        assertThat(bench.eventTypes())
                .endsWith(
                        "MapIterationStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "MapIterationSucceeded",
                        "MapStateSucceeded",
                        "MapStateExited",
                        "ExecutionSucceeded");
        assertThat(previousIds(bench)).containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L, 6L, 8L, 9L, 10L, 11L, 11L, 13L);
    }

    /** localstack/localstack, test_timeouts.snapshot.json, test_service_lambda_map_timeout: ids 20 to 33 of the recording. */
    @Test
    void what_a_failing_iteration_leaves_behind_follows_its_last_event() {
        Bench bench = new Bench(machine(
                "\"A\": {\"Type\": \"Map\", \"Items\": [1, 2], \"ItemProcessor\": {\"StartAt\": \"B\", \"States\": {\"B\": {"
                        + CALL + ", \"TimeoutSeconds\": 5, \"End\": true}}}, \"End\": true}"));
        CountDownLatch bothCalled = new CountDownLatch(2);
        bench.functions.add("f", payload -> {
            bothCalled.countDown();
            bothCalled.await();
            if (payload.intValue() == 1) {
                return FakeFunctions.failed("Broken", "first");
            }
            new CountDownLatch(1).await();
            return FakeFunctions.returned("1");
        });

        assertThat(bench.run("{}").error()).isEqualTo("Broken");

        assertThat(bench.eventTypes().subList(11, 18))
                .containsExactly(
                        "TaskFailed",
                        "MapIterationFailed",
                        "TaskStateAborted",
                        "MapIterationAborted",
                        "TaskStateAborted",
                        "MapStateFailed",
                        "ExecutionFailed");
        assertThat(previousIds(bench).subList(12, 18)).containsExactly(12L, 12L, 12L, 12L, 12L, 17L);
    }

    /** floci-io/floci issue 2868 and pull request 3167, read off AWS: an attempt that is repeated is not recorded as failed. */
    @Test
    void a_repeated_parallel_is_recorded_as_failed_once_only() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Fail", "Error": "Mine"}}}],
                "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 1}], "End": true}"""));

        assertThat(bench.run("{}").error()).isEqualTo("Mine");

        assertThat(bench.eventTypes())
                .containsExactly(
                        "ExecutionStarted",
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "FailStateEntered",
                        "ParallelStateStarted",
                        "FailStateEntered",
                        "ParallelStateFailed",
                        "ExecutionFailed");
        assertThat(previousIds(bench)).containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    /** floci-io/floci issue 2868: no state around a States.Runtime fails, none answers it; concepts-error-handling.html says the latter too. */
    @Test
    void a_runtime_error_ends_the_execution_wherever_it_happens() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {
                "B": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "C"}]}, "C": {"Type": "Succeed"}}}],
                "Catch": [{"ErrorEquals": ["States.Runtime"], "Next": "D"}, {"ErrorEquals": ["States.ALL"], "Next": "D"}], "End": true},
                "D": {"Type": "Succeed"}"""));

        Closing closing = bench.run("{}");

        assertThat(closing.error()).isEqualTo("States.Runtime");
        assertThat(closing.cause())
                .isEqualTo(
                        "An error occurred while executing the state 'B' (entered at the event id #4). Failed to transition out of the state. The state does not point to a next state.");
        assertThat(bench.eventTypes())
                .containsExactly(
                        "ExecutionStarted",
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "ChoiceStateEntered",
                        "ExecutionFailed");
    }

    /** localstack/localstack, test_heartbeats.snapshot.json; concepts-error-handling.html for the name that a catcher may use. */
    @Test
    void a_missing_heartbeat_is_told_as_a_timeout_and_caught_by_its_own_name() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "HeartbeatSeconds": 5,
                "Arguments": {"FunctionName": "f", "Payload": "{% $states.context.Task.Token %}"}, "Catch": [
                {"ErrorEquals": ["States.TaskFailed"], "Next": "C"},
                {"ErrorEquals": ["States.HeartbeatTimeout"], "Output": "{% $states.errorOutput.Error %}", "Next": "C"}], "End": true},
                "C": {"Type": "Succeed"}"""));
        bench.functions.add("f", payload -> {
            bench.ticks.advance(Duration.ofSeconds(6));
            return FakeFunctions.returned("1");
        });

        assertThat(output(bench.run("{}"))).isEqualTo("\"States.Timeout\"");
        assertThat(bench.details("TaskTimedOut").path("error").asString()).isEqualTo("States.Timeout");
    }

    /** localstack/localstack, test_output.snapshot.json: the context of a Pass state, in the recorded order. */
    @Test
    void the_context_of_a_state_that_cannot_be_retried_has_no_retry_count() {
        Bench bench =
                new Bench(machine("\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $states.context %}\", \"End\": true}"));

        JsonNode context = bench.run("{}").output();

        assertThat(context).isNotNull();
        assertThat(context.path("State").propertyNames()).containsExactly("Name", "EnteredTime");
        assertThat(context.path("Execution").propertyNames())
                .containsExactly("Id", "Input", "StartTime", "Name", "RoleArn", "RedriveCount");
    }

    /** localstack/localstack, catcher_decl.py: an error without a cause has an empty one where it is caught. */
    @Test
    void what_an_error_leaves_out_is_an_empty_text_where_it_is_caught() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Fail"}}}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "C"}], "End": true}, "C": {"Type": "Succeed"}"""));

        assertThat(output(bench.run("{}"))).isEqualTo("{\"Error\":\"\",\"Cause\":\"\"}");
    }

    /** localstack/localstack, test_base_evaluate_expressions.snapshot.json, test_base_task: the result, in the recorded order. */
    @Test
    void the_result_of_an_invocation_has_the_headers_of_its_response() {
        Bench bench = new Bench(machine("\"A\": {" + CALL + ", \"End\": true}"));
        bench.functions.add("f", payload -> FakeFunctions.returned("{}"));

        JsonNode result = bench.run("{}").output();

        assertThat(result).isNotNull();
        assertThat(result.propertyNames())
                .containsExactly("ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode");
        JsonNode http = result.path("SdkHttpMetadata");
        assertThat(http.propertyNames()).containsExactly("AllHttpHeaders", "HttpHeaders", "HttpStatusCode");
        assertThat(http.path("HttpHeaders").propertyNames())
                .containsExactly(
                        "Connection",
                        "Content-Length",
                        "Content-Type",
                        "Date",
                        "X-Amz-Executed-Version",
                        "x-amzn-Remapped-Content-Length",
                        "x-amzn-RequestId",
                        "X-Amzn-Trace-Id");
        assertThat(http.path("AllHttpHeaders").path("Content-Length").toString())
                .isEqualTo("[\"2\"]");
        assertThat(http.path("HttpHeaders").path("x-amzn-RequestId"))
                .isEqualTo(result.path("SdkResponseMetadata").path("RequestId"));
    }

    /** service-quotas.html, "Quotas related to variables". */
    @Test
    void the_variables_of_one_assign_are_together_within_the_limit() {
        Bench bench = new Bench(
                machine(
                        "\"A\": {\"Type\": \"Pass\", \"Assign\": {\"x\": \"{% $pad('', 140000, 'x') %}\", \"y\": \"{% $pad('', 140000, 'y') %}\"}, \"End\": true}"));

        assertThat(bench.run("{}").error()).isEqualTo("States.DataLimitExceeded");
    }
}
