package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.language.State;
import dev.standin.aws.states.language.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Runs one state, whatever its type. */
final class States {
    private final Engine engine;
    private final Evaluator evaluator;
    private final Exits exits;
    private final Turn turn;
    private final Tasks tasks;
    private final Handlers handlers;
    private final Nested nested;

    States(Engine engine, ExecutionFacts facts, Recorder recorder) {
        this.engine = engine;
        this.turn = new Turn();
        this.evaluator = new Evaluator(facts, recorder);
        this.exits = new Exits(
                evaluator, recorder, engine.coverage(), facts.machine().arn());
        this.tasks = new Tasks(engine, evaluator, recorder, turn);
        this.handlers = new Handlers(engine, exits, recorder, turn);
        this.nested = new Nested(new Scopes(this, recorder, engine), evaluator, recorder, new Branches(turn));
    }

    Turn turn() {
        return turn;
    }

    Leave run(Visit visit, Rewind rewind) throws StateFailure, InterruptedException {
        return switch (visit.state().type()) {
            case PASS, SUCCEED -> exits.leave(visit, Exits.Way.onward(visit.state()), Exits.Result.of(visit.input()));
            case FAIL -> throw fail(visit);
            case CHOICE -> choose(visit);
            case WAIT -> await(visit);
            case TASK -> handlers.run(visit, tasks::attempt);
            case PARALLEL -> handlers.run(visit, attempt -> nested.parallel(attempt, rewind));
            case MAP -> handlers.run(visit, attempt -> nested.map(attempt, rewind));
        };
    }

    private StateFailure fail(Visit visit) throws StateFailure {
        String error = visit.state().has("Error") ? evaluator.text(visit, "Error") : null;
        String cause = visit.state().has("Cause") ? evaluator.text(visit, "Cause") : null;
        exits.ended(visit);
        return new StateFailure(error, cause);
    }

    /**
     * Source: concepts-error-handling.html: States.NoChoiceMatched is reserved; no match is reported as States.Runtime.
     */
    private Leave choose(Visit visit) throws StateFailure {
        State state = visit.state();
        int index = 0;
        for (JsonNode rule : state.field("Choices")) {
            if (holds(visit, rule, "Choices[" + index + "]/Condition")) {
                return exits.leave(visit, Exits.Way.chosen(rule, index), Exits.Result.of(visit.input()));
            }
            index++;
        }
        if (!state.has("Default")) {
            throw new StateFailure(
                    StateFailure.RUNTIME,
                    visit.where() + "Failed to transition out of the state. The state does not point to a next state.");
        }
        return exits.leave(visit, Exits.Way.byDefault(state), Exits.Result.of(visit.input()));
    }

    private boolean holds(Visit visit, JsonNode rule, String location) throws StateFailure {
        JsonNode condition = evaluator.evaluate(visit, location, rule.path("Condition"));
        if (condition.isBoolean()) {
            return condition.booleanValue();
        }
        throw evaluator.unexpected(
                visit,
                new Evaluator.Wrong(location, rule.path("Condition"), condition),
                "boolean",
                "must be true or false.");
    }

    private Leave await(Visit visit) throws StateFailure, InterruptedException {
        Duration duration = visit.state().has("Seconds")
                ? Duration.ofSeconds(evaluator.whole(visit, "Seconds", 0))
                : Duration.between(engine.ticks().now(), timestamp(visit));
        if (duration.isPositive()) {
            turn.away(() -> {
                engine.ticks().sleep(duration);
                return duration;
            });
        }
        return exits.leave(visit, Exits.Way.onward(visit.state()), Exits.Result.of(visit.input()));
    }

    private Instant timestamp(Visit visit) throws StateFailure {
        String text = evaluator.text(visit, "Timestamp");
        Optional<Instant> instant = Timestamps.parse(text);
        if (instant.isPresent()) {
            return instant.get();
        }
        throw evaluator.failed(
                visit,
                "Timestamp",
                "The value '%s' of the field 'Timestamp' must be like 2016-03-14T01:59:00Z.".formatted(text));
    }
}
