package dev.standin.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.history.Closing.Status;
import dev.standin.aws.states.internal.task.TaskTokens.Reception;
import dev.standin.aws.states.testing.FakeFunctions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cases of our own, each with the page of the Step Functions Developer Guide that it follows. */
class InterpreterTest {
    static final String CALL = """
            "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}""";

    static String machine(String states) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {" + states + "}}";
    }

    static String output(Closing closing) {
        return String.valueOf(closing.output());
    }

    /** connect-lambda.html, "Optimized Lambda integration". */
    @Test
    void a_task_gives_the_payload_of_its_function_with_the_events_of_the_integration() {
        Bench bench = new Bench(
                machine("\"A\": {" + CALL + ", \"Output\": \"{% $states.result.Payload.n + 1 %}\", \"End\": true}"));
        bench.functions.add("f", payload -> FakeFunctions.returned("{\"n\": 41}"));

        Closing closing = bench.run("{\"x\": 1}");

        assertThat(output(closing)).isEqualTo("42");
        assertThat(bench.functions.payloads()).extracting(JsonNode::toString).containsExactly("{\"x\":1}");
        assertThat(bench.eventTypes())
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ExecutionSucceeded");
        assertThat(bench.details("TaskSucceeded").path("resourceType").asString())
                .isEqualTo("lambda");
    }

    /** concepts-error-handling.html, "Retrying after an error": after 3, 6 and 10 seconds, then the catcher. */
    @Test
    void a_retrier_waits_longer_each_time_up_to_its_maximum_and_then_the_catcher_takes_over() {
        Bench bench = new Bench(machine("\"A\": {" + CALL + """
                , "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 3, "MaxAttempts": 3, "BackoffRate": 2, "MaxDelaySeconds": 10}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"why": "{% $states.errorOutput.Error %}"}, "Next": "B"}], "End": true},
                "B": {"Type": "Pass", "Output": {"why": "{% $why %}", "told": "{% $parse($states.input.Cause).errorMessage %}"}, "End": true}"""));
        bench.functions.add("f", payload -> FakeFunctions.failed("Busy", "come later"));

        Closing closing = bench.run("{}");

        assertThat(output(closing)).isEqualTo("{\"why\":\"Busy\",\"told\":\"come later\"}");
        assertThat(bench.ticks.sleeps())
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(10));
        assertThat(bench.functions.payloads()).hasSize(4);
        assertThat(bench.eventTypes()).filteredOn("TaskStateEntered"::equals).hasSize(1);
        assertThat(bench.taken()).hasSize(3).isSubsetOf(bench.edges());
    }

    /** concepts-error-handling.html: JitterStrategy FULL is random between 0 and the computed delay. */
    @Test
    void full_jitter_never_waits_longer_than_the_computed_delay() {
        Bench bench = new Bench(machine("\"A\": {" + CALL
                + ", \"Retry\": [{\"ErrorEquals\": [\"States.TaskFailed\"], \"IntervalSeconds\": 8, \"MaxAttempts\": 20, \"BackoffRate\": 1,"
                + " \"JitterStrategy\": \"FULL\"}], \"End\": true}"));
        bench.functions.add("f", payload -> FakeFunctions.failed("Busy", ""));

        assertThat(bench.run("{}").error()).isEqualTo("Busy");

        assertThat(bench.ticks.sleeps()).hasSize(20).allMatch(delay -> delay.compareTo(Duration.ofSeconds(8)) <= 0);
        assertThat(bench.ticks.sleeps()).doesNotHaveDuplicates();
    }

    /** concepts-error-handling.html: States.TaskFailed matches any error but a time-out. */
    @Test
    void a_task_that_runs_too_long_times_out_and_is_not_caught_as_task_failed() {
        Bench bench = new Bench(machine("\"A\": {" + CALL + """
                , "TimeoutSeconds": 5, "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "B"}, {"ErrorEquals": ["States.Timeout"], "Next": "C"}], "End": true},
                "B": {"Type": "Fail"}, "C": {"Type": "Pass", "Output": "late", "End": true}"""));
        bench.functions.add("f", payload -> {
            bench.ticks.advance(Duration.ofSeconds(6));
            return FakeFunctions.returned("1");
        });

        assertThat(output(bench.run("{}"))).isEqualTo("\"late\"");
        assertThat(bench.eventTypes()).contains("TaskTimedOut");
    }

    /** statemachine-structure.html: TimeoutSeconds of the machine. */
    @Test
    void a_machine_that_runs_too_long_times_out() {
        Bench bench =
                new Bench("{\"QueryLanguage\": \"JSONata\", \"TimeoutSeconds\": 10, \"StartAt\": \"A\", \"States\": {"
                        + "\"A\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}}}");

        assertThat(bench.run("{}").status()).isEqualTo(Status.TIMED_OUT);
        assertThat(bench.eventTypes()).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
    }

    /** connect-to-resource.html, "Wait for a Callback with Task Token". */
    @Test
    void a_task_waits_for_the_answer_to_its_token() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "Arguments": {"FunctionName": "f", "Payload": {"token": "{% $states.context.Task.Token %}"}}, "End": true}"""));
        AtomicInteger taken = new AtomicInteger();
        bench.functions.add("f", payload -> {
            String token = payload.path("token").asString();
            if (bench.tokens.succeed(token, payload.path("token")) == Reception.TAKEN) {
                taken.incrementAndGet();
            }
            assertThat(bench.tokens.fail(token, "x", "y")).isEqualTo(Reception.TOO_LATE);
            return FakeFunctions.returned("null");
        });

        Closing closing = bench.run("{}");

        assertThat(closing.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(taken).hasValue(1);
        assertThat(bench.eventTypes())
                .containsSubsequence(
                        "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited");
    }

    /** state-parallel.html: one failing branch fails the state, which can be caught. */
    @Test
    void a_failing_branch_stops_the_others_and_is_caught_outside() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Parallel", "Branches": [
                {"StartAt": "B1", "States": {"B1": {"Type": "Pass", "Output": 1, "End": true}}},
                {"StartAt": "B2", "States": {"B2": {"Type": "Fail", "Error": "Broken"}}}],
                "Catch": [{"ErrorEquals": ["Broken"], "Output": "{% $states.errorOutput.Error %}", "Next": "C"}], "End": true},
                "C": {"Type": "Succeed"}"""));

        assertThat(output(bench.run("{}"))).isEqualTo("\"Broken\"");
        assertThat(bench.eventTypes())
                .containsSubsequence(
                        "ParallelStateStarted", "FailStateEntered", "ParallelStateFailed", "ParallelStateExited");
    }

    /** state-parallel.html and workflow-variables.html: results in the order of the branches; inner scopes read outer variables. */
    @Test
    void branches_see_outer_variables_and_their_results_keep_their_order() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Pass", "Assign": {"x": 5}, "Next": "P"},
                "P": {"Type": "Parallel", "Arguments": {"n": 2}, "Branches": [
                {"StartAt": "B1", "States": {"B1": {"Type": "Wait", "Seconds": 9, "Output": "{% $x * $states.input.n %}", "End": true}}},
                {"StartAt": "B2", "States": {"B2": {"Type": "Pass", "Output": "{% $x + 0.5 %}", "End": true}}}], "End": true}"""));

        assertThat(output(bench.run("{}"))).isEqualTo("[10,5.5]");
    }

    /** state-map-inline.html: ItemSelector with the context object's Map.Item. */
    @Test
    void a_map_selects_what_each_iteration_gets() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Map", "Items": "{% $states.input.list %}", "MaxConcurrency": 2,
                "ItemSelector": {"i": "{% $states.context.Map.Item.Index %}", "v": "{% $states.context.Map.Item.Value %}"},
                "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "Output": "{% $states.input.i & $states.input.v %}", "End": true}}},
                "End": true}"""));

        assertThat(output(bench.run("{\"list\": [\"a\", \"b\", \"c\"]}"))).isEqualTo("[\"0a\",\"1b\",\"2c\"]");
    }

    /** redrive-executions.html: the failed state runs again, what succeeded does not, variables are kept. */
    @Test
    void a_redrive_goes_on_in_the_failed_iteration_and_keeps_what_succeeded() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Pass", "Assign": {"x": 7}, "Next": "M"},
                "M": {"Type": "Map", "Items": [1, 2], "MaxConcurrency": 1, "ItemProcessor": {"StartAt": "T", "States": {
                "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f", "Output": "{% $states.result + $x %}", "End": true}}},
                "End": true}"""));
        AtomicInteger calls = new AtomicInteger();
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
        bench.functions.add(
                arn,
                payload -> calls.incrementAndGet() == 2
                        ? FakeFunctions.failed("Down", "")
                        : new InvocationResult.Returned(payload));

        assertThat(bench.run("{}").error()).isEqualTo("Down");
        Closing redriven = bench.start("{}", 1).await();

        assertThat(output(redriven)).isEqualTo("[8,9]");
        assertThat(calls).hasValue(3);
        assertThat(bench.eventTypes())
                .containsSubsequence(
                        "MapIterationFailed",
                        "ExecutionFailed",
                        "ExecutionRedriven",
                        "LambdaFunctionSucceeded",
                        "ExecutionSucceeded");
        assertThat(bench.eventTypes()).filteredOn("MapStateEntered"::equals).hasSize(1);
    }

    /** concepts-error-handling.html: States.DataLimitExceeded is not caught by States.ALL. */
    @Test
    void an_output_above256_kib_ends_the_execution() {
        Bench bench = new Bench(
                machine(
                        "\"A\": {" + CALL
                                + ", \"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"B\"}], \"End\": true}, \"B\": {\"Type\": \"Succeed\"}"));
        bench.functions.add("f", payload -> FakeFunctions.returned("\"" + "x".repeat(256 * 1024) + "\""));

        assertThat(bench.run("{}").error()).isEqualTo("States.DataLimitExceeded");
    }

    /** state-choice.html: no rule fits and there is no Default. */
    @Test
    void a_choice_without_a_way_on_fails() {
        Bench bench = new Bench(
                machine(
                        "\"A\": {\"Type\": \"Choice\", \"Choices\": [{\"Condition\": \"{% $states.input.x = 1 %}\", \"Next\": \"B\"}]}, \"B\": {\"Type\": \"Succeed\"}"));

        assertThat(bench.run("{\"x\": 2}").error()).isEqualTo("States.Runtime");
    }

    /** transforming-data.html, "JSONata functions provided by Step Functions"; whole numbers stay whole, null stays null. */
    @Test
    void the_functions_of_step_functions_give_json() {
        Bench bench = new Bench(machine("""
                "A": {"Type": "Pass", "End": true, "Output": {
                "partition": "{% $partition([1,2,3,4,5], 2) %}", "range": "{% $range(1, 9, 4) %}", "down": "{% $range(3, 1, -1) %}",
                "hash": "{% $hash('a', 'SHA-1') %}", "seeded": "{% $random(7) = $random(7) %}", "uuid": "{% $length($uuid()) %}",
                "parsed": "{% $parse('{\\"a\\": [1, null]}') %}", "whole": "{% 4 / 2 %}", "null": "{% null %}", "one": "{% [1] %}"}}"""));

        assertThat(output(bench.run("{}")))
                .isEqualTo("{\"partition\":[[1,2],[3,4],[5]],\"range\":[1,5,9],\"down\":[3,2,1],"
                        + "\"hash\":\"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\",\"seeded\":true,\"uuid\":36,"
                        + "\"parsed\":{\"a\":[1,null]},\"whole\":2,\"null\":null,\"one\":[1]}");
    }
}
