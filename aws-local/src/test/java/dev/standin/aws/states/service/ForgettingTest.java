package dev.standin.aws.states.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.states.testing.FakeTicks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Closed executions are on the disk only, and after ninety days nowhere. */
class ForgettingTest {
    private static final String ASK = """
            {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
            "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}, "Output": "{% $states.result.Payload %}", "End": true}}}""";

    private final FakeTicks ticks = new FakeTicks();
    private final Caller owner = new Callers().owner();
    private final AtomicBoolean fails = new AtomicBoolean();
    private final Path path;
    private StateFolder folder;
    private StatesService service;

    ForgettingTest(@TempDir Path path) {
        this.path = path;
        this.folder = StateFolder.open(path);
        this.service = open();
    }

    private StatesService open() {
        return StatesService.open(
                folder,
                new StatesService.Ports(
                        ticks,
                        (name, payload, timeout) -> fails.get()
                                ? new InvocationResult.Refused("Lambda.ServiceException", "down")
                                : new InvocationResult.Returned(payload),
                        change -> {},
                        new Random(1)));
    }

    @AfterEach
    void close() {
        service.close();
        folder.close();
    }

    private void restart() {
        close();
        folder = StateFolder.open(path);
        service = open();
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private JsonNode call(String operation, ObjectNode request) {
        return service.call(owner, operation, request);
    }

    private String machine() {
        ObjectNode request =
                object().put("name", "m").put("definition", ASK).put("roleArn", "arn:aws:iam::000000000000:role/r");
        return call("CreateStateMachine", request).path("stateMachineArn").asString();
    }

    private String run(String machine, String name) {
        ObjectNode request =
                object().put("stateMachineArn", machine).put("name", name).put("input", "{\"of\": \"" + name + "\"}");
        String arn = call("StartExecution", request).path("executionArn").asString();
        await().until(() -> !describe(arn).path("status").asString().equals("RUNNING"));
        return arn;
    }

    private JsonNode describe(String arn) {
        return call("DescribeExecution", object().put("executionArn", arn));
    }

    private JsonNode events(String arn) {
        return call("GetExecutionHistory", object().put("executionArn", arn)).path("events");
    }

    private List<String> journal() throws IOException {
        return Files.readAllLines(path.resolve("states/journal.jsonl"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("states/histories"))) {
            return files.toList();
        }
    }

    @Test
    void a_closed_execution_is_answered_from_the_disk_also_after_a_restart() {
        String arn = run(machine(), "one");
        JsonNode told = describe(arn);
        JsonNode events = events(arn);
        assertThat(events.size()).isEqualTo(7);

        restart();

        assertThat(describe(arn)).isEqualTo(told);
        assertThat(events(arn)).isEqualTo(events);
    }

    @Test
    void after_ninety_days_an_execution_does_not_exist_and_its_name_is_free() throws IOException {
        String machine = machine();
        String arn = run(machine, "one");
        ticks.advance(Duration.ofDays(89));
        assertThat(describe(arn).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThatThrownBy(() -> run(machine, "one"))
                .isInstanceOf(ServiceFailure.class)
                .extracting("code")
                .isEqualTo("ExecutionAlreadyExists");

        ticks.advance(Duration.ofDays(2));

        for (String operation : List.of(
                "DescribeExecution",
                "GetExecutionHistory",
                "StopExecution",
                "RedriveExecution",
                "DescribeStateMachineForExecution")) {
            assertThatThrownBy(() -> call(operation, object().put("executionArn", arn)))
                    .as(operation)
                    .isInstanceOf(ServiceFailure.class)
                    .extracting("code")
                    .isEqualTo("ExecutionDoesNotExist");
        }
        assertThat(call("ListExecutions", object().put("stateMachineArn", machine))
                        .path("executions"))
                .isEmpty();
        assertThat(files()).isEmpty();
        restart();
        assertThat(call("ListExecutions", object().put("stateMachineArn", machine))
                        .path("executions"))
                .isEmpty();
        assertThat(describe(run(machine, "one")).path("status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_execution_that_was_redriven_is_kept_from_its_last_end() {
        fails.set(true);
        String arn = run(machine(), "one");
        ticks.advance(Duration.ofDays(10));
        fails.set(false);
        call("RedriveExecution", object().put("executionArn", arn));
        await().until(() -> describe(arn).path("status").asString().equals("SUCCEEDED"));

        ticks.advance(Duration.ofDays(85));
        assertThat(events(arn).size()).isGreaterThan(8);
        ticks.advance(Duration.ofDays(6));

        assertThatThrownBy(() -> describe(arn)).isInstanceOf(ServiceFailure.class);
    }

    /** The file is written before the journal says so. */
    @Test
    void a_crash_while_an_execution_is_put_away_loses_nothing() throws IOException {
        fails.set(true);
        String arn = run(machine(), "one");
        fails.set(false);
        call("RedriveExecution", object().put("executionArn", arn));
        await().until(() -> describe(arn).path("status").asString().equals("SUCCEEDED"));
        JsonNode told = describe(arn);
        JsonNode events = events(arn);
        for (int closed = 1; closed <= 2; closed++) {
            close();
            List<String> lines = journal();
            int last = lines.size()
                    - 1
                    - lines.reversed()
                            .indexOf(lines.reversed().stream()
                                    .filter(line -> line.contains("\"entry\":\"closed\""))
                                    .findFirst()
                                    .orElseThrow());
            Files.write(
                    path.resolve("states/journal.jsonl"),
                    Stream.concat(lines.stream().limit(last), lines.stream().skip(last + 1))
                            .toList());
            folder = StateFolder.open(path);
            service = open();

            assertThat(describe(arn)).isEqualTo(told);
            assertThat(events(arn)).isEqualTo(events);
        }
    }

    @Test
    void the_journal_keeps_what_is_open_and_one_line_of_what_is_closed() throws IOException {
        String machine = machine();
        String big = "x".repeat(60_000);
        ObjectNode update = object().put("stateMachineArn", machine)
                .put("definition", ASK.replace("\"StartAt\"", "\"Comment\": \"" + big + "\", \"StartAt\""));
        String first = run(machine, "first");
        for (int revision = 0; revision < 18; revision++) {
            call("UpdateStateMachine", update);
        }
        String last = run(machine, "last");
        JsonNode told = describe(last);
        JsonNode events = events(first);

        assertThat(Files.size(path.resolve("states/journal.jsonl")))
                .as("of more than a million bytes written")
                .isLessThan(200_000);
        assertThat(journal()).noneMatch(line -> line.contains("\"entry\":\"event\"") && line.contains("first"));
        restart();
        assertThat(describe(last)).isEqualTo(told);
        assertThat(events(first)).isEqualTo(events);
        assertThat(call("DescribeStateMachineForExecution", object().put("executionArn", first))
                        .path("definition")
                        .asString())
                .isEqualTo(ASK);
    }
}
