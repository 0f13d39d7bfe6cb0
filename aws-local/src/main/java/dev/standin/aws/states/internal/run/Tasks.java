package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.InvocationResult;
import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.internal.task.PendingTask;
import dev.standin.aws.states.internal.task.TaskOutcome;
import dev.standin.aws.states.language.Resource;
import dev.standin.aws.states.language.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** One attempt of a Task: schedules, calls, waits and records what came of it. */
final class Tasks {
    /** The timeout of a Task without TimeoutSeconds. */
    private static final Duration NO_TIMEOUT = Duration.ofSeconds(99_999_999);

    private final Engine engine;
    private final Evaluator evaluator;
    private final Recorder recorder;
    private final Turn turn;

    Tasks(Engine engine, Evaluator evaluator, Recorder recorder, Turn turn) {
        this.engine = engine;
        this.evaluator = evaluator;
        this.recorder = recorder;
        this.turn = turn;
    }

    private record Call(Visit visit, TaskEvents events, String function, JsonNode payload, Duration timeout) {}

    JsonNode attempt(Visit visit) throws StateFailure, InterruptedException {
        State state = visit.state();
        Resource resource = Resource.of(state.field("Resource").asString()).orElseThrow();
        TaskEvents events = new TaskEvents(recorder, visit.flow(), resource);
        String token = engine.tokens().newToken();
        JsonNode arguments = arguments(visit, resource, token);
        Optional<Duration> timeout = seconds(visit, "TimeoutSeconds");
        Optional<Duration> heartbeat = seconds(visit, "HeartbeatSeconds");
        Call call = call(visit, resource, arguments, timeout.orElse(NO_TIMEOUT), events);
        events.scheduled(arguments, timeout, heartbeat);
        events.started();
        PendingTask pending = new PendingTask(engine.ticks(), timeout, heartbeat);
        try {
            return switch (resource.kind()) {
                case FUNCTION, INVOKE, SDK_CALL -> {
                    start(call, resource, pending::complete);
                    yield result(call, turn.away(pending::await));
                }
                case INVOKE_AND_WAIT_FOR_TOKEN -> {
                    engine.tokens().expect(token, pending);
                    yield waitForToken(call, resource, pending);
                }
            };
        } finally {
            pending.cancelTimers();
        }
    }

    private JsonNode waitForToken(Call call, Resource resource, PendingTask pending)
            throws StateFailure, InterruptedException {
        CompletableFuture<TaskOutcome> submission = new CompletableFuture<>();
        start(call, resource, submission::complete);
        TaskOutcome submitted = turn.away(() -> pending.awaitSubmission(submission));
        if (!(submitted instanceof TaskOutcome.Succeeded answer)) {
            pending.complete(submitted);
            return result(call, submitted);
        }
        call.events().submitted(answer.output());
        return result(call, turn.away(pending::await));
    }

    private JsonNode arguments(Visit visit, Resource resource, String token) throws StateFailure {
        State state = visit.state();
        if (!state.has("Arguments")) {
            return visit.input();
        }
        JsonNode arguments = evaluator.evaluate(
                visit,
                "Arguments",
                state.field("Arguments"),
                resource.kind() == Resource.Kind.INVOKE_AND_WAIT_FOR_TOKEN
                        ? evaluator.bindingsWithToken(visit, token)
                        : evaluator.bindings(visit, Map.of()));
        return Evaluator.limited(visit, arguments);
    }

    private Call call(Visit visit, Resource resource, JsonNode arguments, Duration timeout, TaskEvents events)
            throws StateFailure {
        if (resource.kind() == Resource.Kind.FUNCTION) {
            return new Call(visit, events, resource.functionArn(), arguments, timeout);
        }
        if (resource.kind() == Resource.Kind.SDK_CALL) {
            return new Call(visit, events, resource.action(), arguments, timeout);
        }
        if (!List.of("FunctionName", "Payload").containsAll(arguments.propertyNames())) {
            throw new StateFailure(
                    StateFailure.RUNTIME,
                    visit.where()
                            + "the local Step Functions supports FunctionName and Payload of lambda:invoke only, found "
                            + arguments.propertyNames());
        }
        if (!arguments.path("FunctionName").isString()) {
            throw new StateFailure(
                    StateFailure.RUNTIME,
                    visit.where() + "The Parameters '" + arguments
                            + "' could not be used to start the Task: [The field 'FunctionName' is required but was missing]");
        }
        JsonNode payload = arguments.has("Payload") ? arguments.path("Payload") : Details.none();
        return new Call(visit, events, arguments.path("FunctionName").stringValue(), payload, timeout);
    }

    private Optional<Duration> seconds(Visit visit, String field) throws StateFailure {
        if (!visit.state().has(field)) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(evaluator.whole(visit, field, 1)));
    }

    private void start(Call call, Resource resource, Consumer<TaskOutcome> answer) {
        FunctionInvoker functions = engine.functions();
        Thread.ofVirtual().name("task " + call.visit().state().name()).start(() -> {
            try {
                InvocationResult result = resource.kind() == Resource.Kind.SDK_CALL
                        ? functions.call(resource.service(), resource.action(), call.payload())
                        : functions.invoke(call.function(), call.payload(), call.timeout());
                answer.accept(outcome(result, resource));
            } catch (InterruptedException stopped) {
                answer.accept(new TaskOutcome.Failed("Lambda.ServiceException", "the invocation was interrupted"));
            } catch (RuntimeException | Error broken) {
                answer.accept(new TaskOutcome.Failed("Lambda.ServiceException", broken.toString()));
            }
        });
    }

    private TaskOutcome outcome(InvocationResult result, Resource resource) {
        return switch (result) {
            case InvocationResult.Returned returned ->
                new TaskOutcome.Succeeded(
                        resource.kind() == Resource.Kind.FUNCTION || resource.kind() == Resource.Kind.SDK_CALL
                                ? returned.payload()
                                : InvokeResponse.of(
                                        returned.payload(), engine.ticks().now()));
            case InvocationResult.Failed failed ->
                new TaskOutcome.Failed(
                        failed.payload().path("errorType").asString("Lambda.Unknown"),
                        failed.payload().toString());
            case InvocationResult.Refused refused -> new TaskOutcome.Failed(refused.error(), refused.cause());
        };
    }

    private static JsonNode result(Call call, TaskOutcome outcome) throws StateFailure {
        return switch (outcome) {
            case TaskOutcome.Succeeded succeeded -> {
                if (Details.isTooLarge(succeeded.output())) {
                    StateFailure failure = tooLarge(call);
                    call.events().failed(failure.error(), failure.reason());
                    throw failure;
                }
                call.events().succeeded(succeeded.output());
                yield succeeded.output();
            }
            case TaskOutcome.Failed failed -> {
                call.events().failed(failed.error(), failed.cause());
                throw new StateFailure(failed.error(), failed.cause());
            }
            case TaskOutcome.TimedOut timedOut -> {
                call.events().timedOut();
                throw StateFailure.timedOut(timedOut.matches());
            }
        };
    }

    private static StateFailure tooLarge(Call call) {
        return new StateFailure(
                StateFailure.TOO_LARGE,
                "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                        .formatted(call.function()));
    }
}
