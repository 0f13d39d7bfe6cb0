package dev.larder.local.machine;

import static dev.larder.local.machine.WarehouseSteps.BUILD;
import static dev.larder.local.machine.WarehouseSteps.COPY;
import static dev.larder.local.machine.WarehouseSteps.CULPRIT;
import static dev.larder.local.machine.WarehouseSteps.PLAN;
import static dev.larder.local.machine.WarehouseSteps.PREPARE;
import static dev.larder.local.machine.WarehouseSteps.PUBLISH;
import static dev.larder.local.machine.WarehouseSteps.REPORT;
import static dev.larder.local.machine.WarehouseSteps.REPORT_BLOCKED;
import static dev.larder.local.machine.WarehouseSteps.REPORT_WAITING;
import static dev.larder.local.machine.WarehouseSteps.TEST_INPUT;
import static dev.larder.local.machine.WarehouseSteps.TEST_LOGIC;
import static dev.larder.local.machine.WarehouseSteps.TEST_OUTPUT;
import static dev.larder.local.machine.WarehouseSteps.TO_THE_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.format.Format;
import dev.larder.functions.port.ServiceBusy;
import dev.larder.functions.port.StatementFailed;
import dev.larder.local.machine.LocalMachine.Ended;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.states.testing.FakeTicks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every way through {@code build-warehouse}, on the local Step Functions in fake time; less than all of its edges is a failure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuildWarehouseTest {
    private static final String CUT_OFF = "Sandbox.Timedout";
    private static final long MOST_EVENTS_ON_AWS = 25_000;

    /**
     * Names that are no classes of ours. Sources: Step Functions Developer Guide, "Handling errors" and "Best practices", transient
     * Lambda errors; Lambda Developer Guide, errors of the sandbox and the runtime.
     */
    private static final Set<String> ERRORS_OF_AWS = Set.of(
            "States.Timeout",
            "Lambda.ClientExecutionTimeoutException",
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException",
            "Lambda.SnapStartNotReadyException",
            "Lambda.SnapStartTimeoutException",
            "Lambda.Unknown",
            "Sandbox.Timedout",
            "Runtime.ExitError");

    private final WarehouseMachine machine = WarehouseMachine.read();
    private final FakeTicks ticks = new FakeTicks();
    private final WarehouseSteps steps = new WarehouseSteps(ticks);
    private final LocalMachine local;
    private int executions;

    BuildWarehouseTest(@TempDir Path folder) {
        local = new LocalMachine(folder, machine.withFunctionNames(), ticks, steps);
    }

    private Ended run() {
        return local.run("run-" + ++executions);
    }

    @AfterEach
    void forgetCalls() {
        steps.takeCalls();
    }

    @AfterAll
    void close() {
        local.close();
    }

    @Test
    @SuppressWarnings("JUnitMethodInvoked") // their ways are what is counted, whether they run too or not
    void the_ways_of_the_other_tests_take_every_edge() {
        a_run_goes_from_plan_to_report();
        a_step_that_is_still_running_is_asked_again_after_a_wait();
        a_run_waits_for_another_that_holds_the_fence();
        List.of("live", "superseded").forEach(this::a_run_with_nothing_to_do_ends_after_the_plan);
        List.of(TEST_INPUT, BUILD, TEST_LOGIC, TEST_OUTPUT)
                .forEach(this::a_run_that_a_step_blocks_is_reported_and_not_published);
        a_run_to_which_people_must_agree_first_is_reported_and_not_published();
        trials_of_a_blocked_run_are_made_under_names_of_their_own_until_one_is_published();
        every_named_error_of_every_task_is_retried();

        List<Edge> edges = local.edges();
        Set<Edge> missed = new LinkedHashSet<>(edges);
        missed.removeAll(local.edgesTaken());
        System.out.printf(
                "%s: edges covered / edges = %d / %d = %d %%%n",
                WarehouseMachine.FILE,
                edges.size() - missed.size(),
                edges.size(),
                100 * (edges.size() - missed.size()) / edges.size());
        assertThat(missed).as("edges that no test takes").isEmpty();
    }

    /** What {@code pull-files} does is tried against a server, in {@code PullFilesTest}. */
    @Test
    void there_is_no_third_machine_whose_edges_would_have_to_be_taken() throws IOException {
        try (Stream<Path> files = Files.list(WarehouseMachine.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(WarehouseMachine.FILE, "pull-files.asl.json", WarehouseMachine.RETRY);
        }
    }

    @Test
    void every_call_says_its_format() {
        assertThat(machine.tasks()).allSatisfy(task -> {
            JsonNode payload = machine.json()
                    .path("States")
                    .path(task.state())
                    .path("Arguments")
                    .path("Payload");
            assertThat(payload.path(Format.NUMBER).asInt()).isEqualTo(Format.STEP.number());
            assertThat(payload.path(Format.SINCE).asString()).isEqualTo(Format.STEP.since());
        });
    }

    @Test
    void a_run_goes_from_plan_to_report() {
        Ended ended = run();

        assertThat(ended.status()).isEqualTo("SUCCEEDED");
        assertThat(ended.output()).isEqualTo("{\"verdict\":\"done\"}");
        assertThat(steps.takeCalls()).isEqualTo(TO_THE_END);
    }

    @Test
    void a_step_that_is_still_running_is_asked_again_after_a_wait() {
        List<String> asked = new ArrayList<>();
        for (String step : TO_THE_END.subList(0, TO_THE_END.size() - 1)) {
            steps.answer(step, "running");
            asked.addAll(List.of(step, step));
        }
        asked.add(TO_THE_END.getLast());

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).isEqualTo(asked);
    }

    @Test
    void a_run_waits_for_another_that_holds_the_fence() {
        steps.answer(PLAN, "busy", "busy");

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).startsWith(PLAN, PLAN, PLAN).endsWith(TO_THE_END.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "superseded"})
    void a_run_with_nothing_to_do_ends_after_the_plan(String verdict) {
        steps.answer(PLAN, verdict);

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).containsExactly(PLAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEST_INPUT, BUILD, TEST_LOGIC, TEST_OUTPUT})
    void a_run_that_a_step_blocks_is_reported_and_not_published(String step) {
        steps.answer(step, "blocked");

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).endsWith(step, CULPRIT, REPORT_BLOCKED).doesNotContain(PUBLISH);
    }

    @Test
    void trials_of_a_blocked_run_are_made_under_names_of_their_own_until_one_is_published() {
        steps.answer(TEST_INPUT, "blocked")
                .answerCulprit("trial", 1, true)
                .answerCulprit("running", 1, true)
                .answerCulprit("trial", 2, true)
                .answerCulprit("publish", 2, false);
        steps.takeRuns();

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        List<String> trial = TO_THE_END.subList(1, TO_THE_END.indexOf(TEST_OUTPUT) + 1);
        List<String> asked = new ArrayList<>(List.of(PLAN, PREPARE, COPY, TEST_INPUT, CULPRIT));
        asked.addAll(trial);
        asked.addAll(List.of(CULPRIT, CULPRIT));
        asked.addAll(trial);
        asked.addAll(List.of(CULPRIT, TEST_OUTPUT, PUBLISH, REPORT));
        assertThat(steps.takeCalls()).isEqualTo(asked);
        String run = "run-" + executions;
        assertThat(steps.takeRuns())
                .startsWith(run, run, run, run, run, run + ".1")
                .endsWith(run + ".2", run + ".2", run + ".2", run + ".2")
                .containsOnly(run, run + ".1", run + ".2");
    }

    @Test
    void a_trial_that_ends_the_search_is_published_when_it_passes() {
        steps.answer(TEST_LOGIC, "blocked").answerCulprit("trial", 1, false);

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).endsWith(TEST_OUTPUT, PUBLISH, REPORT);
    }

    @Test
    void a_run_to_which_people_must_agree_first_is_reported_and_not_published() {
        steps.answer(TEST_OUTPUT, "waiting");

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).endsWith(TEST_OUTPUT, REPORT_WAITING).doesNotContain(PUBLISH);
    }

    @Test
    void every_named_error_of_every_task_is_retried() {
        for (WarehouseMachine.Retry retry : machine.retries()) {
            for (List<String> errors : retry.names()) {
                TO_THE_END.forEach(step -> failOnce(step, errors));
                assertThat(run().status()).as("%s", errors).isEqualTo("SUCCEEDED");
                assertThat(steps.takeCalls()).hasSize(TO_THE_END.size() * (errors.size() + 1));

                failOnce(REPORT_BLOCKED, errors);
                failOnce(CULPRIT, errors);
                steps.answer(TEST_INPUT, "blocked");
                assertThat(run().status()).as("%s", errors).isEqualTo("SUCCEEDED");
                assertThat(Collections.frequency(steps.takeCalls(), REPORT_BLOCKED))
                        .isEqualTo(errors.size() + 1);

                failOnce(REPORT_WAITING, errors);
                steps.answer(TEST_OUTPUT, "waiting");
                assertThat(run().status()).as("%s", errors).isEqualTo("SUCCEEDED");
                assertThat(Collections.frequency(steps.takeCalls(), REPORT_WAITING))
                        .isEqualTo(errors.size() + 1);
            }
        }
    }

    private void failOnce(String step, List<String> errors) {
        for (String error : errors) {
            if (error.equals("States.Timeout")) {
                steps.hang(step, machine.longestTaskTimeout().plusSeconds(1));
            } else {
                steps.fail(step, error, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void a_step_that_stays_busy_fails_the_run_and_a_redrive_goes_on_there(String step) {
        if (step.equals(REPORT_BLOCKED) || step.equals(CULPRIT)) {
            steps.answer(TEST_OUTPUT, "blocked");
        }
        steps.fail(step, ServiceBusy.class.getName(), 7);

        Ended failed = run();

        assertThat(failed.status()).isEqualTo("FAILED");
        assertThat(failed.error()).isEqualTo(ServiceBusy.class.getName());
        assertThat(Collections.frequency(steps.takeCalls(), step)).isEqualTo(7);
        assertThat(local.redrive(failed).status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).isEqualTo(from(step));
    }

    private static Stream<String> everyStep() {
        return Stream.concat(TO_THE_END.stream(), Stream.of(CULPRIT, REPORT_BLOCKED));
    }

    private static List<String> from(String step) {
        if (step.equals(CULPRIT)) {
            return List.of(CULPRIT, REPORT_BLOCKED);
        }
        return step.equals(REPORT_BLOCKED)
                ? List.of(step)
                : TO_THE_END.subList(TO_THE_END.indexOf(step), TO_THE_END.size());
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void a_function_that_is_cut_off_three_times_fails_the_run(String step) {
        if (step.equals(REPORT_BLOCKED) || step.equals(CULPRIT)) {
            steps.answer(TEST_LOGIC, "blocked");
        }
        steps.fail(step, CUT_OFF, 3);

        assertThat(run().error()).isEqualTo(CUT_OFF);
        assertThat(Collections.frequency(steps.takeCalls(), step)).isEqualTo(3);
    }

    @Test
    void a_task_that_hangs_three_times_times_out() {
        for (int time = 0; time < 3; time++) {
            steps.hang(PUBLISH, machine.longestTaskTimeout().plusSeconds(1));
        }

        Ended ended = run();

        assertThat(ended.status()).isEqualTo("FAILED");
        assertThat(ended.error()).isEqualTo("States.Timeout");
    }

    @Test
    void an_error_that_is_not_transient_fails_the_run_at_once() {
        steps.fail(PUBLISH, StatementFailed.class.getName(), 1);

        assertThat(run().error()).isEqualTo(StatementFailed.class.getName());
        assertThat(steps.takeCalls()).endsWith(PUBLISH);
    }

    @ParameterizedTest
    @MethodSource("stepsWithAVerdict")
    void an_answer_that_the_machine_does_not_know_fails_the_run(String step) {
        steps.answer(step, "maybe");

        assertThat(run().error()).isEqualTo("States.Runtime");
    }

    private static Stream<String> stepsWithAVerdict() {
        return TO_THE_END.subList(0, TO_THE_END.size() - 1).stream();
    }

    /** A run that waits for another one for as long as it may still has room in its history for its own work. */
    @Test
    void a_run_that_waits_forever_times_out_far_below_the_limit_of_its_history() {
        String[] busy = Collections.nCopies(10_000, "busy").toArray(String[]::new);
        steps.answer(PLAN, busy);

        Ended ended = run();

        assertThat(ended.status()).isEqualTo("TIMED_OUT");
        assertThat(local.lastEventId(ended)).isLessThan(MOST_EVENTS_ON_AWS / 4);
        steps.forget(PLAN);
    }

    @Test
    void the_machine_allows_what_its_wiring_allows() {
        assertThat(machine.timeout()).isEqualTo(machine.wired().timeout());
        assertThat(machine.functions())
                .containsExactlyInAnyOrderElementsOf(machine.wired().functions());
    }

    /** Otherwise the function's own time-out could never be told from a lost call. */
    @Test
    void every_task_waits_longer_than_its_function_may_take() {
        assertThat(machine.tasks())
                .isNotEmpty()
                .allSatisfy(task -> assertThat(task.timeout())
                        .as("%s", task)
                        .isGreaterThan(machine.functionTimeout(task.function()))
                        .isLessThanOrEqualTo(
                                machine.functionTimeout(task.function()).plus(Duration.ofMinutes(1))));
    }

    /** {@code retry.json} is the source; {@code -Dlarder.golden=write} puts it into every Task. */
    @Test
    void every_task_retries_as_declared() throws IOException {
        String declared = machine.withDeclaredRetry();
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(WarehouseMachine.FOLDER.resolve(WarehouseMachine.FILE), declared);
        }
        assertThat(Files.readString(WarehouseMachine.FOLDER.resolve(WarehouseMachine.FILE)))
                .isEqualTo(declared);
        assertThat(machine.json().path("States").valueStream().filter(state -> state.has("Retry")))
                .hasSameSizeAs(machine.tasks());
    }

    @Test
    void every_error_that_is_retried_has_the_name_of_an_exception_or_of_an_error_of_aws() {
        List<String> names = machine.retries().stream()
                .flatMap(retry -> retry.names().stream().flatMap(List::stream))
                .distinct()
                .toList();
        assertThat(names).contains(ServiceBusy.class.getName());
        assertThat(names)
                .allSatisfy(name -> assertThat(ERRORS_OF_AWS.contains(name) || isException(name))
                        .as(name)
                        .isTrue());
        assertThat(names).doesNotContain(StatementFailed.class.getName(), "States.ALL", "States.TaskFailed");
    }

    private static boolean isException(String name) {
        try {
            return Throwable.class.isAssignableFrom(Class.forName(name));
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }
}
