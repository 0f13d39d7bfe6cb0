package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.language.Catcher;
import dev.standin.aws.states.language.Retrier;
import dev.standin.aws.states.language.StateType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Retries and catches what a Task, Parallel or Map throws; the first matching retrier counts, even if it is used up. */
final class Handlers {
    private final Engine engine;
    private final Exits exits;
    private final Recorder recorder;
    private final Turn turn;

    Handlers(Engine engine, Exits exits, Recorder recorder, Turn turn) {
        this.engine = engine;
        this.exits = exits;
        this.recorder = recorder;
        this.turn = turn;
    }

    interface Body {
        JsonNode attempt(Visit visit) throws StateFailure, InterruptedException;
    }

    Leave run(Visit first, Body body) throws StateFailure, InterruptedException {
        List<Retrier> retriers = first.state().retriers();
        int[] used = new int[retriers.size()];
        for (Visit visit = first; ; visit = visit.retried()) {
            try {
                JsonNode result = body.attempt(visit);
                return exits.leave(
                        visit, Exits.Way.onward(visit.state()), new Exits.Result(Map.of("result", result), result));
            } catch (StateFailure failure) {
                int fitting = fitting(retriers, failure);
                if (fitting < 0 || used[fitting] == retriers.get(fitting).maxAttempts()) {
                    return caught(visit, failed(visit, failure));
                }
                exits.retried(visit, fitting);
                sleep(retriers.get(fitting).delay(++used[fitting], engine.random()));
            }
        }
    }

    /** Notes that the state failed for good; an attempt that is repeated leaves no such event. */
    private StateFailure failed(Visit visit, StateFailure failure) throws StateFailure {
        if (failure.endsAtOnce()) {
            throw failure;
        }
        if (visit.state().type() != StateType.TASK) {
            recorder.record(visit.flow(), visit.eventType("Failed"), Details.none());
        }
        return failure;
    }

    private static int fitting(List<Retrier> retriers, StateFailure failure) {
        for (int index = 0; index < retriers.size(); index++) {
            if (retriers.get(index).errors().matches(failure.matches())) {
                return index;
            }
        }
        return -1;
    }

    private Leave caught(Visit visit, StateFailure failure) throws StateFailure {
        List<Catcher> catchers = visit.state().catchers();
        for (int index = 0; index < catchers.size(); index++) {
            if (catchers.get(index).errors().matches(failure.matches())) {
                ObjectNode error = errorOutput(failure);
                return leave(
                        visit,
                        Exits.Way.caught(catchers.get(index), index),
                        new Exits.Result(Map.of("errorOutput", error), error));
            }
        }
        throw failure;
    }

    /**
     * The error as output, in which whatever an error leaves out is an empty text: localstack/localstack's
     * catcher_decl.py, held against recordings.
     */
    private static ObjectNode errorOutput(StateFailure failure) {
        return Details.none()
                .put("Error", Objects.requireNonNullElse(failure.error(), ""))
                .put("Cause", Objects.requireNonNullElse(failure.reason(), ""));
    }

    private Leave leave(Visit visit, Exits.Way way, Exits.Result result) throws StateFailure {
        try {
            return exits.leave(visit, way, result);
        } catch (StateFailure uncaught) {
            throw failed(visit, uncaught);
        }
    }

    private void sleep(Duration delay) throws InterruptedException {
        turn.away(() -> {
            engine.ticks().sleep(delay);
            return delay;
        });
    }
}
