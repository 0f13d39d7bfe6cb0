package dev.larder.local.machine;

import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.StatusChange;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.states.service.StatesService;
import dev.standin.aws.states.testing.FakeTicks;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One state machine on the local Step Functions in fake time, its executions one after the other. */
final class LocalMachine implements AutoCloseable {
    private final Caller owner = new Callers().owner();
    private final BlockingQueue<StatusChange> ends = new LinkedBlockingQueue<>();
    private final StateFolder folder;
    private final StatesService service;
    private final String arn;

    LocalMachine(Path path, String definition, FakeTicks ticks, FunctionInvoker functions) {
        folder = StateFolder.open(path);
        service = StatesService.open(folder, new StatesService.Ports(ticks, functions, this::changed, new Random(1)));
        ObjectNode request = object().put("name", "m")
                .put("definition", definition)
                .put("roleArn", "arn:aws:iam::000000000000:role/m");
        arn = service.call(owner, "CreateStateMachine", request)
                .path("stateMachineArn")
                .asString();
    }

    /** What DescribeExecution says of an execution that ended. */
    record Ended(String arn, String status, String error, String output) {}

    Ended run(String name) {
        ObjectNode request =
                object().put("stateMachineArn", arn).put("name", name).put("input", "{\"identity\": \"a1b2\"}");
        return ended(service.call(owner, "StartExecution", request)
                .path("executionArn")
                .asString());
    }

    Ended redrive(Ended execution) {
        service.call(owner, "RedriveExecution", object().put("executionArn", execution.arn()));
        return ended(execution.arn());
    }

    /** How many events an execution's history has. */
    long lastEventId(Ended execution) {
        ObjectNode request = object().put("executionArn", execution.arn())
                .put("reverseOrder", true)
                .put("maxResults", 1);
        return service.call(owner, "GetExecutionHistory", request)
                .path("events")
                .path(0)
                .path("id")
                .asLong();
    }

    List<Edge> edges() {
        return service.edges(arn);
    }

    Set<Edge> edgesTaken() {
        return service.edgesTaken(arn);
    }

    @Override
    public void close() {
        service.close();
        folder.close();
    }

    private void changed(StatusChange change) {
        if (!change.status().equals("RUNNING")) {
            ends.add(change);
        }
    }

    private Ended ended(String execution) {
        try {
            if (ends.poll(60, TimeUnit.SECONDS) == null) {
                throw new AssertionError("the execution " + execution + " did not end");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError("the test was stopped", stopped);
        }
        JsonNode told = service.call(owner, "DescribeExecution", object().put("executionArn", execution));
        return new Ended(
                execution,
                told.path("status").asString(),
                told.path("error").asString(""),
                told.path("output").asString(""));
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
