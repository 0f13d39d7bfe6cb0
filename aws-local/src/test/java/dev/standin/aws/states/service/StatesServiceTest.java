package dev.standin.aws.states.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.Callers;
import dev.standin.aws.LocalClients;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.local.Endpoint;
import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.SystemTicks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import tools.jackson.databind.JsonNode;

/** The API as AWS's own client sees it, over HTTP and over a restart. */
class StatesServiceTest {
    private static final String CALLING = """
            {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}, "Output": "{% $states.result.Payload %}", "End": true}}}""";

    private final Path folder;

    private final SystemTicks ticks = new SystemTicks(Clock.systemUTC());
    private final List<StatusChange> changes = new CopyOnWriteArrayList<>();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final AtomicBoolean deaf = new AtomicBoolean();
    private CountDownLatch gate = new CountDownLatch(0);
    private Running running;

    private record Running(StateFolder state, StatesService service, Endpoint endpoint, SfnClient client) {}

    StatesServiceTest(@TempDir Path folder) {
        this.folder = folder;
        this.running = open(folder);
    }

    private Running open(Path folder) {
        StateFolder state = StateFolder.open(folder);
        FunctionInvoker functions = (name, payload, timeout) -> answer(payload);
        StatesService service =
                StatesService.open(state, new StatesService.Ports(ticks, functions, this::listen, new Random(1)));
        Callers callers = new Callers();
        callers.addOwner(LocalClients.key("OWNER"));
        callers.add(LocalClients.key("GUEST"), "guest", List.of(new Permission("states:ListStateMachines", "*")));
        Endpoint endpoint = Endpoint.bind(0, callers).register(service).start();
        return new Running(state, service, endpoint, LocalClients.stepFunctions(endpoint.uri(), "OWNER"));
    }

    private void listen(StatusChange change) {
        if (deaf.get()) {
            throw new IllegalStateException("the change cannot be taken now");
        }
        changes.add(change);
    }

    private InvocationResult answer(JsonNode payload) throws InterruptedException {
        gate.await();
        return fails.get()
                ? new InvocationResult.Refused("Lambda.ServiceException", "down")
                : new InvocationResult.Returned(payload);
    }

    @AfterEach
    void close() {
        shut();
        ticks.close();
    }

    private void shut() {
        running.client().close();
        running.endpoint().close();
        running.service().close();
        running.state().close();
    }

    private String create() {
        return running.client()
                .createStateMachine(
                        machine -> machine.name("m").definition(CALLING).roleArn("arn:aws:iam::000000000000:role/r"))
                .stateMachineArn();
    }

    private String start(String machine, String name, String input) {
        return running.client()
                .startExecution(execution ->
                        execution.stateMachineArn(machine).name(name).input(input))
                .executionArn();
    }

    private ExecutionStatus status(String execution) {
        return running.client()
                .describeExecution(request -> request.executionArn(execution))
                .status();
    }

    private void awaitStatus(String execution, ExecutionStatus status) {
        await().until(() -> status(execution) == status);
    }

    @Test
    void the_sdk_runs_a_machine_and_reads_its_history() {
        String execution = start(create(), "one", "{\"a\": 1}");
        awaitStatus(execution, ExecutionStatus.SUCCEEDED);

        assertThat(running.client()
                        .describeExecution(request -> request.executionArn(execution))
                        .output())
                .isEqualTo("{\"a\":1}");
        GetExecutionHistoryResponse page = running.client()
                .getExecutionHistory(request -> request.executionArn(execution).maxResults(3));
        assertThat(page.events())
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED);
        assertThat(page.events().get(1).stateEnteredEventDetails().name()).isEqualTo("Ask");
        assertThat(running.client()
                        .getExecutionHistory(request ->
                                request.executionArn(execution).maxResults(3).nextToken(page.nextToken()))
                        .events()
                        .getFirst()
                        .type())
                .isEqualTo(HistoryEventType.TASK_STARTED);
        await().until(() -> changes.size() == 2);
        assertThat(changes).extracting(StatusChange::status).containsExactly("RUNNING", "SUCCEEDED");
    }

    @Test
    void a_name_is_taken_for_ever_except_by_the_same_open_execution() {
        gate = new CountDownLatch(1);
        String machine = create();
        String execution = start(machine, "one", "{\"a\": 1}");

        assertThat(start(machine, "one", "{\"a\":1}")).isEqualTo(execution);
        assertThatThrownBy(() -> start(machine, "one", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
        gate.countDown();
        awaitStatus(execution, ExecutionStatus.SUCCEEDED);
        assertThatThrownBy(() -> start(machine, "one", "{\"a\": 1}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void an_execution_that_the_process_left_running_is_failed_and_can_be_redriven() {
        gate = new CountDownLatch(1);
        String execution = start(create(), "one", "{\"a\": 1}");
        await().until(() ->
                running.client().getExecutionHistory(request -> request.executionArn(execution)).events().stream()
                        .anyMatch(event -> event.type() == HistoryEventType.TASK_STARTED));
        shut();
        gate.countDown();
        running = open(folder);
        running.service().announceInterrupted();

        assertThat(running.client()
                        .describeExecution(request -> request.executionArn(execution))
                        .error())
                .isEqualTo("Local.Restarted");
        assertThat(changes).extracting(StatusChange::status).containsExactly("RUNNING", "FAILED");
        running.client().redriveExecution(request -> request.executionArn(execution));
        awaitStatus(execution, ExecutionStatus.SUCCEEDED);
        assertThat(running.client()
                        .describeExecution(request -> request.executionArn(execution))
                        .redriveCount())
                .isEqualTo(1);
        assertThatThrownBy(() -> running.client().redriveExecution(request -> request.executionArn(execution)))
                .isInstanceOf(ExecutionNotRedrivableException.class);
    }

    @Test
    void an_end_that_the_listener_did_not_take_is_told_after_the_next_start_and_then_not_again() {
        fails.set(true);
        deaf.set(true);
        String execution = start(create(), "one", "{}");
        awaitStatus(execution, ExecutionStatus.FAILED);
        deaf.set(false);
        for (int start = 0; start < 2; start++) {
            shut();
            running = open(folder);
            running.service().announceInterrupted();
            assertThat(changes).extracting(StatusChange::status).containsExactly("FAILED");
        }
    }

    @Test
    void a_timeout_of_the_machine_is_told_in_the_history_only() {
        String machine = running.client()
                .createStateMachine(
                        create -> create.name("m")
                                .roleArn("arn:aws:iam::000000000000:role/r")
                                .definition(
                                        "{\"QueryLanguage\": \"JSONata\", \"TimeoutSeconds\": 1, \"StartAt\": \"Rest\", \"States\": {\"Rest\": {\"Type\": \"Wait\", \"Seconds\": 600, \"End\": true}}}"))
                .stateMachineArn();
        String execution = start(machine, "one", "{}");
        awaitStatus(execution, ExecutionStatus.TIMED_OUT);

        assertThat(running.client()
                        .describeExecution(request -> request.executionArn(execution))
                        .error())
                .isNull();
        HistoryEvent last = running.client()
                .getExecutionHistory(request -> request.executionArn(execution))
                .events()
                .getLast();
        assertThat(last.executionTimedOutEventDetails().error()).isEqualTo("States.Timeout");
        assertThat(last.previousEventId()).isZero();
    }

    /** floci-io/floci issue 2965, measured on AWS: the details are there and empty, and nothing came before. */
    @Test
    void a_stop_without_a_reason_has_empty_details() {
        gate = new CountDownLatch(1);
        String execution = start(create(), "one", "{}");

        running.client().stopExecution(request -> request.executionArn(execution));

        HistoryEvent last = running.client()
                .getExecutionHistory(request ->
                        request.executionArn(execution).reverseOrder(true).maxResults(1))
                .events()
                .getFirst();
        assertThat(last.executionAbortedEventDetails()).isNotNull();
        assertThat(last.previousEventId()).isZero();
        gate.countDown();
    }

    @Test
    void a_text_that_never_was_a_token_is_told_from_one_that_is_none_any_more() {
        assertThatThrownBy(() -> running.client()
                        .sendTaskSuccess(request -> request.taskToken("x").output("1")))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> running.client()
                        .sendTaskSuccess(
                                request -> request.taskToken("x".repeat(64)).output("1")))
                .isInstanceOf(TaskDoesNotExistException.class);
        assertThatThrownBy(() -> running.client()
                        .sendTaskSuccess(
                                request -> request.taskToken("x".repeat(64)).output("1 2")))
                .isInstanceOf(InvalidOutputException.class);
    }

    @Test
    void a_question_that_would_be_answered_otherwise_on_aws_is_refused() {
        String machine = create();

        assertThatThrownBy(() -> running.client()
                        .describeStateMachine(
                                request -> request.stateMachineArn(machine).includedData("METADATA_ONLY")))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("includedData");
        assertThatThrownBy(() -> running.client()
                        .validateStateMachineDefinition(
                                request -> request.definition(CALLING).type("EXPRESS")))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("STANDARD");
    }

    /** floci-io/floci pull request 2786, measured on AWS. */
    @Test
    void a_diagnosis_has_the_code_the_words_and_the_place_of_aws() {
        String definition =
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"C\", \"States\": {\"C\": {\"Type\": \"Choice\","
                        + "\"Choices\": [{\"Condition\": true, \"Next\": \"Nope\"}], \"Default\": \"D\"}, \"D\": {\"Type\": \"Succeed\"}}}";

        ValidateStateMachineDefinitionDiagnostic diagnostic = running.client()
                .validateStateMachineDefinition(request -> request.definition(definition))
                .diagnostics()
                .getFirst();

        assertThat(diagnostic.code()).isEqualTo("MISSING_TRANSITION_TARGET");
        assertThat(diagnostic.message()).isEqualTo("Missing 'Next' target: Nope");
        assertThat(diagnostic.location()).isEqualTo("/States/C/Choices[0]/Next");
    }

    @Test
    void a_stopped_execution_is_aborted() {
        gate = new CountDownLatch(1);
        String machine = create();
        String execution = start(machine, "one", "{}");

        running.client()
                .stopExecution(
                        request -> request.executionArn(execution).error("Mine").cause("why not"));

        assertThat(status(execution)).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(running.client()
                        .listExecutions(
                                request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.ABORTED))
                        .executions())
                .hasSize(1);
        gate.countDown();
    }

    @Test
    void a_definition_that_is_too_deep_is_refused_and_the_connection_stays() {
        String deep = "{% " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " %}";
        String definition =
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Output\": \""
                        + deep + "\", \"End\": true}}}";

        assertThatThrownBy(() -> running.client()
                        .createStateMachine(machine -> machine.name("m")
                                .roleArn("arn:aws:iam::000000000000:role/r")
                                .definition(definition)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("at most 500 levels")
                .hasMessageContaining("/States/A/Output");
    }

    @Test
    void a_refused_definition_and_a_missing_grant_are_told_by_name() {
        assertThatThrownBy(() -> running.client()
                        .createStateMachine(machine -> machine.name("m")
                                .roleArn("arn:aws:iam::000000000000:role/r")
                                .definition("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("/States/A");
        try (SfnClient guest = LocalClients.stepFunctions(running.endpoint().uri(), "GUEST")) {
            assertThat(guest.listStateMachines().stateMachines()).isEmpty();
            assertThatThrownBy(() -> guest.startExecution(execution ->
                            execution.stateMachineArn("arn:aws:states:us-east-1:000000000000:stateMachine:m")))
                    .isInstanceOf(SfnException.class)
                    .hasMessageContaining("states:StartExecution");
        }
        assertThatThrownBy(() -> running.client().listActivities())
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("ListActivities");
    }
}
