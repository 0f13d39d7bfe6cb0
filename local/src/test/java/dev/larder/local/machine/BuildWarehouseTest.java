package dev.larder.local.machine;

import static dev.larder.local.machine.WarehouseSteps.BUILD;
import static dev.larder.local.machine.WarehouseSteps.PLAN;
import static dev.larder.local.machine.WarehouseSteps.PUBLISH;
import static dev.larder.local.machine.WarehouseSteps.REPORT_BLOCKED;
import static dev.larder.local.machine.WarehouseSteps.TEST_INPUT;
import static dev.larder.local.machine.WarehouseSteps.TEST_LOGIC;
import static dev.larder.local.machine.WarehouseSteps.TEST_OUTPUT;
import static dev.larder.local.machine.WarehouseSteps.TO_THE_END;
import static org.assertj.core.api.Assertions.assertThat;

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
    void theWaysOfTheOtherTestsTakeEveryEdge() {
        aRunGoesFromPlanToReport();
        aStepThatIsStillRunningIsAskedAgainAfterAWait();
        aRunWaitsForAnotherThatHoldsTheFence();
        List.of("live", "superseded").forEach(this::aRunWithNothingToDoEndsAfterThePlan);
        List.of(TEST_INPUT, BUILD, TEST_LOGIC, TEST_OUTPUT).forEach(this::aRunThatAStepBlocksIsReportedAndNotPublished);
        everyNamedErrorOfEveryTaskIsRetried();

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

    @Test
    void thereIsNoOtherMachineWhoseEdgesWouldHaveToBeTaken() throws IOException {
        try (Stream<Path> files = Files.list(WarehouseMachine.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(WarehouseMachine.FILE, WarehouseMachine.RETRY);
        }
    }

    @Test
    void aRunGoesFromPlanToReport() {
        Ended ended = run();

        assertThat(ended.status()).isEqualTo("SUCCEEDED");
        assertThat(ended.output()).isEqualTo("{\"verdict\":\"done\"}");
        assertThat(steps.takeCalls()).isEqualTo(TO_THE_END);
    }

    @Test
    void aStepThatIsStillRunningIsAskedAgainAfterAWait() {
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
    void aRunWaitsForAnotherThatHoldsTheFence() {
        steps.answer(PLAN, "busy", "busy");

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).startsWith(PLAN, PLAN, PLAN).endsWith(TO_THE_END.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "superseded"})
    void aRunWithNothingToDoEndsAfterThePlan(String verdict) {
        steps.answer(PLAN, verdict);

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).containsExactly(PLAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEST_INPUT, BUILD, TEST_LOGIC, TEST_OUTPUT})
    void aRunThatAStepBlocksIsReportedAndNotPublished(String step) {
        steps.answer(step, "blocked");

        assertThat(run().status()).isEqualTo("SUCCEEDED");
        assertThat(steps.takeCalls()).endsWith(step, REPORT_BLOCKED).doesNotContain(PUBLISH);
    }

    @Test
    void everyNamedErrorOfEveryTaskIsRetried() {
        for (WarehouseMachine.Retry retry : machine.retries()) {
            for (List<String> errors : retry.names()) {
                TO_THE_END.forEach(step -> failOnce(step, errors));
                assertThat(run().status()).as("%s", errors).isEqualTo("SUCCEEDED");
                assertThat(steps.takeCalls()).hasSize(TO_THE_END.size() * (errors.size() + 1));

                failOnce(REPORT_BLOCKED, errors);
                steps.answer(TEST_INPUT, "blocked");
                assertThat(run().status()).as("%s", errors).isEqualTo("SUCCEEDED");
                assertThat(Collections.frequency(steps.takeCalls(), REPORT_BLOCKED))
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
    void aStepThatStaysBusyFailsTheRunAndARedriveGoesOnThere(String step) {
        if (step.equals(REPORT_BLOCKED)) {
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
        return Stream.concat(TO_THE_END.stream(), Stream.of(REPORT_BLOCKED));
    }

    private static List<String> from(String step) {
        return step.equals(REPORT_BLOCKED)
                ? List.of(step)
                : TO_THE_END.subList(TO_THE_END.indexOf(step), TO_THE_END.size());
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void aFunctionThatIsCutOffThreeTimesFailsTheRun(String step) {
        if (step.equals(REPORT_BLOCKED)) {
            steps.answer(TEST_LOGIC, "blocked");
        }
        steps.fail(step, CUT_OFF, 3);

        assertThat(run().error()).isEqualTo(CUT_OFF);
        assertThat(Collections.frequency(steps.takeCalls(), step)).isEqualTo(3);
    }

    @Test
    void aTaskThatHangsThreeTimesTimesOut() {
        for (int time = 0; time < 3; time++) {
            steps.hang(PUBLISH, machine.longestTaskTimeout().plusSeconds(1));
        }

        Ended ended = run();

        assertThat(ended.status()).isEqualTo("FAILED");
        assertThat(ended.error()).isEqualTo("States.Timeout");
    }

    @Test
    void anErrorThatIsNotTransientFailsTheRunAtOnce() {
        steps.fail(PUBLISH, StatementFailed.class.getName(), 1);

        assertThat(run().error()).isEqualTo(StatementFailed.class.getName());
        assertThat(steps.takeCalls()).endsWith(PUBLISH);
    }

    @ParameterizedTest
    @MethodSource("stepsWithAVerdict")
    void anAnswerThatTheMachineDoesNotKnowFailsTheRun(String step) {
        steps.answer(step, "maybe");

        assertThat(run().error()).isEqualTo("States.Runtime");
    }

    private static Stream<String> stepsWithAVerdict() {
        return TO_THE_END.subList(0, TO_THE_END.size() - 1).stream();
    }

    /** A run that waits for another one for as long as it may still has room in its history for its own work. */
    @Test
    void aRunThatWaitsForeverTimesOutFarBelowTheLimitOfItsHistory() {
        String[] busy = Collections.nCopies(10_000, "busy").toArray(String[]::new);
        steps.answer(PLAN, busy);

        Ended ended = run();

        assertThat(ended.status()).isEqualTo("TIMED_OUT");
        assertThat(local.lastEventId(ended)).isLessThan(MOST_EVENTS_ON_AWS / 4);
        steps.forget(PLAN);
    }

    @Test
    void theMachineAllowsWhatItsWiringAllows() {
        assertThat(machine.timeout()).isEqualTo(machine.wired().timeout());
        assertThat(machine.functions())
                .containsExactlyInAnyOrderElementsOf(machine.wired().functions());
    }

    /** Otherwise the function's own time-out could never be told from a lost call. */
    @Test
    void everyTaskWaitsLongerThanItsFunctionMayTake() {
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
    void everyTaskRetriesAsDeclared() throws IOException {
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
    void everyErrorThatIsRetriedHasTheNameOfAnExceptionOrOfAnErrorOfAws() {
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
