package dev.standin.aws.states.service;

import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.internal.request.Failures;
import dev.standin.aws.states.internal.request.Names;
import dev.standin.aws.states.internal.request.Page;
import dev.standin.aws.states.internal.request.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations on executions. */
final class ExecutionOperations {
    private static final int LARGEST_INPUT = 256 * 1024;
    private static final Set<String> STATUSES =
            Set.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");
    private static final Set<String> REDRIVE_FILTERS = Set.of("REDRIVEN", "NOT_REDRIVEN");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Machines machines;
    private final Executions executions;
    private final Ticks ticks;

    ExecutionOperations(Machines machines, Executions executions, Ticks ticks) {
        this.machines = machines;
        this.executions = executions;
        this.ticks = ticks;
    }

    JsonNode start(Request request) {
        String machineArn = request.arn("stateMachineArn", "stateMachine");
        request.caller().require("states:StartExecution", machineArn);
        request.refuse("traceHeader");
        String name = Names.checked(
                request.optionalText("name").orElseGet(() -> UUID.randomUUID().toString()));
        String input = request.optionalText("input").orElse("{}");
        checkInput(input);
        Execution execution = executions.start(machines.get(machineArn), name, input);
        return Shapes.object()
                .put("executionArn", execution.identity().arn())
                .put("startDate", Shapes.seconds(execution.identity().startDate()));
    }

    private static void checkInput(String input) {
        if (input.getBytes(StandardCharsets.UTF_8).length > LARGEST_INPUT) {
            throw Failures.of("InvalidExecutionInput", "The input is larger than " + LARGEST_INPUT + " bytes.");
        }
        try {
            if (STRICT.readTree(input).isMissingNode()) {
                throw Failures.of("InvalidExecutionInput", "Invalid State Machine Execution Input: it is empty");
            }
        } catch (JacksonException notJson) {
            throw Failures.of(
                    "InvalidExecutionInput",
                    "Invalid State Machine Execution Input: '" + notJson.getOriginalMessage() + "'");
        }
    }

    JsonNode describe(Request request) {
        request.only("includedData", "ALL_DATA");
        return Shapes.execution(execution(request, "states:DescribeExecution").sight(), ticks.now());
    }

    JsonNode list(Request request) {
        request.refuse("mapRunArn");
        String machineArn = request.arn("stateMachineArn", "stateMachine");
        request.caller().require("states:ListExecutions", machineArn);
        machines.get(machineArn);
        Optional<String> status = request.optionalText("statusFilter");
        if (status.isPresent() && !STATUSES.contains(status.get())) {
            throw Failures.invalid("The statusFilter must be one of " + STATUSES + ", found " + status.get() + ".");
        }
        Optional<String> redriven = request.optionalText("redriveFilter");
        if (redriven.isPresent() && !REDRIVE_FILTERS.contains(redriven.get())) {
            throw Failures.invalid(
                    "The redriveFilter must be one of " + REDRIVE_FILTERS + ", found " + redriven.get() + ".");
        }
        List<Sight> found = executions.newestFirst().stream()
                .filter(execution -> execution.identity().origin().machineArn().equals(machineArn))
                .map(Execution::sight)
                .filter(sight -> status.isEmpty() || sight.phase().status().equals(status.get()))
                .filter(sight -> redriven.isEmpty()
                        || redriven.get().equals("REDRIVEN")
                                != sight.phase().redrives().isEmpty())
                .toList();
        return Page.of(
                request, "executions", machineArn + status + redriven, new Page.Listing<>(found, Shapes::summary));
    }

    JsonNode history(Request request) {
        Execution execution = execution(request, "states:GetExecutionHistory");
        boolean reverse = request.flag("reverseOrder", false);
        boolean data = request.flag("includeExecutionData", true);
        List<HistoryEvent> events = execution.events();
        return Page.of(
                request,
                "events",
                execution.identity().arn() + reverse + data,
                new Page.Listing<>(reverse ? events.reversed() : events, event -> Shapes.event(event, data)));
    }

    JsonNode stop(Request request) {
        Execution execution = execution(request, "states:StopExecution");
        Optional<String> error = request.optionalText("error");
        Optional<String> cause = request.optionalText("cause");
        Instant stopped = executions.stop(execution, error.orElse(null), cause.orElse(null));
        return Shapes.object().put("stopDate", Shapes.seconds(stopped));
    }

    JsonNode redrive(Request request) {
        Execution execution = execution(request, "states:RedriveExecution");
        String token = request.optionalText("clientToken")
                .orElseGet(() -> UUID.randomUUID().toString());
        return Shapes.object().put("redriveDate", Shapes.seconds(executions.redrive(execution, token)));
    }

    /** The execution whose machine is requested. */
    Execution machineOf(Request request) {
        request.only("includedData", "ALL_DATA");
        return execution(request, "states:DescribeStateMachineForExecution");
    }

    /** The execution that the request names, if the caller may do that. */
    Execution execution(Request request, String action) {
        String arn = request.arn("executionArn", "execution");
        request.caller().require(action, arn);
        return executions.get(arn);
    }
}
