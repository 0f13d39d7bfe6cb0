package dev.standin.aws.states.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.SystemTicks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Executions change while they are looked at; no answer may mix what was with what is. */
class SnapshotsTest {
    private static final int EXECUTIONS = 60;
    private static final int LOOKERS = 2;

    private static final String WORK = """
            {"QueryLanguage": "JSONata", "StartAt": "Good?", "States": {
            "Good?": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.good %}", "Next": "Done"}], "Default": "Broken"},
            "Done": {"Type": "Succeed", "Output": "well"},
            "Broken": {"Type": "Fail", "Error": "Mine", "Cause": "why not"}}}""";

    private static final String REST = """
            {"QueryLanguage": "JSONata", "StartAt": "Rest", "States": {"Rest": {"Type": "Wait", "Seconds": 600, "End": true}}}""";

    private final SystemTicks ticks = new SystemTicks(Clock.systemUTC());
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();
    private final Caller owner = new Callers().owner();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StateFolder folder;
    private final StatesService service;

    SnapshotsTest(@TempDir Path path) {
        folder = StateFolder.open(path);
        service = StatesService.open(
                folder,
                new StatesService.Ports(
                        ticks,
                        (name, payload, timeout) -> new InvocationResult.Returned(payload),
                        this::changed,
                        new Random(1)));
    }

    private void changed(StatusChange change) {
        told.computeIfAbsent(change.execution().executionArn(), arn -> new CopyOnWriteArrayList<>())
                .add(change.status());
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        service.close();
        folder.close();
        ticks.close();
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private JsonNode call(String operation, ObjectNode request) {
        return service.call(owner, operation, request);
    }

    private String machine(String name, String definition) {
        ObjectNode request = object().put("name", name)
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::000000000000:role/r");
        return call("CreateStateMachine", request).path("stateMachineArn").asString();
    }

    private String start(String machine, int number) {
        ObjectNode request = object().put("stateMachineArn", machine)
                .put("name", "run-" + number)
                .put("input", "{\"good\": " + (number % 2 == 0) + "}");
        return call("StartExecution", request).path("executionArn").asString();
    }

    private JsonNode describe(String execution) {
        return call("DescribeExecution", object().put("executionArn", execution));
    }

    /** Looks again and again, with several threads, at what the executions do that are started meanwhile. */
    private void whileExecutionsRun(String machine, Callable<?> look) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> lookers = new ArrayList<>();
        for (int looker = 0; looker < LOOKERS; looker++) {
            lookers.add(threads.submit(() -> {
                while (!over.get()) {
                    look.call();
                }
                return true;
            }));
        }
        IntStream.range(0, EXECUTIONS).forEach(number -> start(machine, number));
        over.set(true);
        for (Future<?> looker : lookers) {
            looker.get();
        }
    }

    @Test
    void an_execution_that_is_told_as_closed_is_told_with_how_it_closed() throws Exception {
        String machine = machine("m", WORK);

        whileExecutionsRun(machine, () -> {
            for (JsonNode listed : call(
                            "ListExecutions",
                            object().put("stateMachineArn", machine).put("maxResults", 5))
                    .path("executions")) {
                assertWhole(describe(listed.path("executionArn").asString()));
            }
            return machine;
        });
    }

    private static void assertWhole(JsonNode execution) {
        switch (execution.path("status").asString()) {
            case "RUNNING" ->
                assertThat(execution.has("stopDate") || execution.has("output") || execution.has("error"))
                        .as("%s", execution)
                        .isFalse();
            case "SUCCEEDED" ->
                assertThat(execution.has("stopDate") && execution.has("output"))
                        .as("%s", execution)
                        .isTrue();
            default ->
                assertThat(execution.has("stopDate") && execution.has("error") && execution.has("cause"))
                        .as("%s", execution)
                        .isTrue();
        }
        boolean redrivable = execution.path("status").asString().equals("FAILED");
        assertThat(execution.path("redriveStatus").asString())
                .as("%s", execution)
                .isEqualTo(redrivable ? "REDRIVABLE" : "NOT_REDRIVABLE");
        assertThat(execution.path("redriveStatusReason").asString(""))
                .as("%s", execution)
                .contains(redrivable ? "" : execution.path("status").asString());
    }

    @Test
    void a_list_of_running_executions_has_no_others() throws Exception {
        String machine = machine("m", WORK);

        whileExecutionsRun(machine, () -> {
            for (String status : List.of("RUNNING", "SUCCEEDED", "FAILED")) {
                JsonNode list = call(
                                "ListExecutions",
                                object().put("stateMachineArn", machine).put("statusFilter", status))
                        .path("executions");
                assertThat(list)
                        .allSatisfy(listed ->
                                assertThat(listed.path("status").asString()).isEqualTo(status));
                assertThat(list)
                        .allSatisfy(listed -> assertThat(listed.has("stopDate")).isEqualTo(!status.equals("RUNNING")));
            }
            return machine;
        });
    }

    @Test
    void an_execution_is_stopped_from_the_moment_it_can_be_found() throws Exception {
        String machine = machine("rest", REST);
        for (int number = 0; number < 20; number++) {
            int next = number;
            String arn = machine.replace("stateMachine", "execution") + ":run-" + number;
            Future<?> starting = threads.submit(() -> start(machine, next));

            Awaitility.await().pollInterval(Duration.ofNanos(1)).until(() -> isStopped(arn));
            starting.get();

            assertThat(describe(arn).path("status").asString()).as(arn).isEqualTo("ABORTED");
            Awaitility.await().until(() -> told.getOrDefault(arn, List.of()).size() == 2);
            assertThat(told.get(arn)).containsExactly("RUNNING", "ABORTED");
        }
    }

    private boolean isStopped(String arn) {
        try {
            return call("StopExecution", object().put("executionArn", arn)).has("stopDate");
        } catch (ServiceFailure notYet) {
            return false;
        }
    }

    @Test
    void a_redrive_that_is_sent_twice_at_once_is_one_redrive() throws Exception {
        String machine = machine("m", WORK);
        for (int number = 0; number < 15; number++) {
            String arn = start(machine, 2 * number + 1);
            Awaitility.await()
                    .until(() -> describe(arn).path("status").asString().equals("FAILED"));
            Callable<JsonNode> redrive = () ->
                    call("RedriveExecution", object().put("executionArn", arn).put("clientToken", "token"));

            List<Future<JsonNode>> answers = threads.invokeAll(List.of(redrive, redrive));

            assertThat(answers.getFirst().get()).isEqualTo(answers.getLast().get());
            assertThat(describe(arn).path("redriveCount").asInt()).isEqualTo(1);
        }
    }
}
