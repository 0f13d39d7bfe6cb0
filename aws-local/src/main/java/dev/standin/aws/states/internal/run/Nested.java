package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.language.Scope;
import dev.standin.aws.states.language.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One attempt of a Parallel or an inline Map; a redrive keeps the branches and iterations that ended. */
final class Nested {
    /** How many iterations AWS runs at once when MaxConcurrency is 0 or absent. */
    private static final int UNLIMITED = 40;

    private final Scopes scopes;
    private final Evaluator evaluator;
    private final Recorder recorder;
    private final Branches branches;

    Nested(Scopes scopes, Evaluator evaluator, Recorder recorder, Branches branches) {
        this.scopes = scopes;
        this.evaluator = evaluator;
        this.recorder = recorder;
        this.branches = branches;
    }

    /** What all branches of one attempt share. */
    private record Attempt(Visit visit, long startedId, Rewind rewind) {
        Flow branch(int index, Optional<JsonNode> item) {
            return visit.flow().inner(startedId, index, item);
        }
    }

    JsonNode parallel(Visit visit, Rewind rewind) throws StateFailure, InterruptedException {
        State state = visit.state();
        JsonNode input = state.has("Arguments")
                ? Evaluator.limited(visit, evaluator.evaluate(visit, "Arguments", state.field("Arguments")))
                : visit.input();
        Attempt attempt = start(visit, rewind, Details.none());
        List<Branches.Branch> running = new ArrayList<>();
        for (int index = 0; index < state.inner().size(); index++) {
            Scope scope = state.inner().get(index);
            Flow flow = attempt.branch(index, Optional.empty());
            running.add(new Branches.Branch(flow, () -> scopes.run(scope, input, flow, attempt.rewind())));
        }
        return finish(visit, running, running.size());
    }

    JsonNode map(Visit visit, Rewind rewind) throws StateFailure, InterruptedException {
        ArrayNode items = items(visit);
        int limit = visit.state().has("MaxConcurrency") ? evaluator.whole(visit, "MaxConcurrency", 0) : 0;
        Attempt attempt = start(visit, rewind, Details.none().put("length", items.size()));
        List<Branches.Branch> running = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            running.add(iteration(attempt, index, items.get(index)));
        }
        return finish(visit, running, limit == 0 ? UNLIMITED : limit);
    }

    private ArrayNode items(Visit visit) throws StateFailure {
        JsonNode items = visit.state().has("Items")
                ? evaluator.evaluate(visit, "Items", visit.state().field("Items"))
                : visit.input();
        if (items instanceof ArrayNode array) {
            return array;
        }
        throw evaluator.unexpected(
                visit, new Evaluator.Wrong("Items", visit.state().field("Items"), items), "array", "must be an array.");
    }

    private Attempt start(Visit visit, Rewind rewind, ObjectNode details) {
        OptionalLong before = visit.resumed() ? rewind.started(visit) : OptionalLong.empty();
        if (before.isPresent()) {
            return new Attempt(visit, before.getAsLong(), rewind);
        }
        return new Attempt(visit, recorder.record(visit.flow(), visit.eventType("Started"), details), Rewind.none());
    }

    private JsonNode finish(Visit visit, List<Branches.Branch> running, int limit)
            throws StateFailure, InterruptedException {
        Aftermath aftermath = new Aftermath(recorder, visit);
        ArrayNode results = JsonNodeFactory.instance.arrayNode();
        results.addAll(branches.run(visit.flow(), running, limit, failed -> aftermath.record(failed.flow())));
        recorder.recordBeside(visit.flow(), visit.flow().lastEventId(), visit.eventType("Succeeded"), Details.none());
        return results;
    }

    private Branches.Branch iteration(Attempt attempt, int index, JsonNode item) {
        ObjectNode place = Details.none().put("Index", index);
        place.set("Value", item);
        Flow flow = attempt.branch(index, Optional.of(place));
        return new Branches.Branch(flow, () -> iterate(attempt, index, flow));
    }

    private JsonNode iterate(Attempt attempt, int index, Flow flow) throws StateFailure, InterruptedException {
        Scope scope = attempt.visit().state().inner().getFirst();
        if (attempt.rewind().has(flow, "MapIterationSucceeded")) {
            return scopes.run(scope, attempt.visit().input(), flow, attempt.rewind());
        }
        if (!attempt.rewind().has(flow, "MapIterationStarted")) {
            record(attempt, index, flow, "MapIterationStarted");
        }
        JsonNode result = scopes.run(scope, itemInput(attempt, flow), flow, attempt.rewind());
        flow.handOver();
        record(attempt, index, flow, "MapIterationSucceeded");
        return result;
    }

    private JsonNode itemInput(Attempt attempt, Flow flow) throws StateFailure {
        Visit inside = attempt.visit().seenFrom(flow);
        JsonNode item = flow.mapItem().orElseThrow().path("Value");
        if (!inside.state().has("ItemSelector")) {
            return item;
        }
        return Evaluator.limited(
                inside,
                evaluator.evaluate(inside, "ItemSelector", inside.state().field("ItemSelector")));
    }

    private void record(Attempt attempt, int index, Flow flow, String type) {
        recorder.record(
                flow, type, Details.named(attempt.visit().state().name()).put("index", index));
    }
}
