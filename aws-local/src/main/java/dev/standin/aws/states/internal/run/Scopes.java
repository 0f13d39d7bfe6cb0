package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.states.language.Scope;
import dev.standin.aws.states.language.State;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Goes from state to state within a scope, from its start or from where an earlier run got to. */
final class Scopes {
    private final States states;
    private final Recorder recorder;
    private final Engine engine;

    Scopes(States states, Recorder recorder, Engine engine) {
        this.states = states;
        this.recorder = recorder;
        this.engine = engine;
    }

    JsonNode run(Scope scope, JsonNode input, Flow flow, Rewind rewind) throws StateFailure, InterruptedException {
        Optional<Rewind.Point> point = rewind.point(scope, flow);
        if (point.isEmpty()) {
            return from(enter(scope.state(scope.startAt()), input, flow), scope, rewind);
        }
        flow.assign(rewind.variables(flow));
        return switch (point.get()) {
            case Rewind.Point.Finished finished -> finished.output();
            case Rewind.Point.Before before -> from(enter(before.state(), before.input(), flow), scope, rewind);
            case Rewind.Point.Within within ->
                from(new Visit(within.state(), within.input(), flow, within.entry(), 0, true), scope, rewind);
        };
    }

    private JsonNode from(Visit first, Scope scope, Rewind rewind) throws StateFailure, InterruptedException {
        Visit visit = first;
        while (true) {
            visit.flow().enters(visit);
            Leave leave = states.run(visit, rewind);
            if (leave.next().equals(Edge.END)) {
                return leave.output();
            }
            visit = enter(scope.state(leave.next()), leave.output(), visit.flow());
        }
    }

    private Visit enter(State state, JsonNode input, Flow flow) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the execution or its branch was stopped");
        }
        ObjectNode details = Details.data(Details.named(state.name()), "input", input);
        Instant now = engine.ticks().now();
        long id = recorder.record(flow, state.type().word() + "StateEntered", details);
        return new Visit(state, input, flow, new Visit.Entry(id, now), 0, false);
    }
}
