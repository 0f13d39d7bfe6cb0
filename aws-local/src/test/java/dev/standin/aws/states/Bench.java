package dev.standin.aws.states;

import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.history.History;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.internal.run.Coverage;
import dev.standin.aws.states.internal.run.Engine;
import dev.standin.aws.states.internal.run.ExecutionFacts;
import dev.standin.aws.states.internal.run.Run;
import dev.standin.aws.states.internal.task.TaskTokens;
import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.states.language.InvalidDefinition;
import dev.standin.aws.states.testing.FakeFunctions;
import dev.standin.aws.states.testing.FakeTicks;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs a definition to its end in fake time and keeps what can be looked at afterwards. */
final class Bench {
    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:bench";

    final FakeTicks ticks = new FakeTicks();
    final FakeFunctions functions = new FakeFunctions();
    final TaskTokens tokens = new TaskTokens();
    private final Coverage coverage = new Coverage();
    private final Engine engine = new Engine(ticks, functions, tokens, new Random(1), coverage);
    private final Definition definition;
    private final History history = new History(List.of(), event -> {});

    Bench(String definition) {
        try {
            this.definition = Definition.parse(definition);
        } catch (InvalidDefinition invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }

    record Started(Run run, CompletableFuture<Closing> closing) {
        Closing await() {
            try {
                Closing closed = closing.get(20, TimeUnit.SECONDS);
                run.join();
                return closed;
            } catch (Exception late) {
                throw new AssertionError("the execution did not end", late);
            }
        }
    }

    Closing run(String input) {
        return start(input, 0).await();
    }

    /** Redrives what has been run before, with a count above 0. */
    Started start(String input, int redriveCount) {
        JsonNode json = JsonMapper.shared().readTree(input);
        ExecutionFacts facts = new ExecutionFacts(
                new ExecutionFacts.Machine(MACHINE, "bench", "arn:aws:iam::000000000000:role/bench"),
                MACHINE.replace("stateMachine", "execution") + ":one",
                "one",
                json,
                ticks.now(),
                redriveCount);
        CompletableFuture<Closing> closing = new CompletableFuture<>();
        Run run = Run.prepare(definition, facts, history, new Run.Parts(engine, closing::complete));
        run.start();
        return new Started(run, closing);
    }

    List<HistoryEvent> events() {
        return history.events();
    }

    List<String> eventTypes() {
        return events().stream().map(HistoryEvent::type).toList();
    }

    ObjectNode details(String type) {
        return events().stream()
                .filter(event -> event.type().equals(type))
                .reduce((before, after) -> after)
                .orElseThrow(() -> new AssertionError("no event " + type + " in " + eventTypes()))
                .details();
    }

    Set<Edge> taken() {
        return coverage.taken(MACHINE);
    }

    List<Edge> edges() {
        return definition.edges();
    }
}
