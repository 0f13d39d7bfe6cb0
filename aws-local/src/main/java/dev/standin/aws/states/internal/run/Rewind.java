package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.language.Scope;
import dev.standin.aws.states.language.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an earlier run got to, read from its history: a state that was entered but not left is taken up again.
 *
 * <p>Source: Step Functions Developer Guide, "Restarting state machine executions with redrive".
 */
final class Rewind {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<HistoryEvent> events;

    Rewind(List<HistoryEvent> events) {
        this.events = List.copyOf(events);
    }

    /** Nothing to take up: every scope begins at its start. */
    static Rewind none() {
        return new Rewind(List.of());
    }

    /** Where to go on in a scope. */
    sealed interface Point {
        /** The scope ended with this output. */
        record Finished(JsonNode output) implements Point {}

        /** In a state that was entered but not left; its entry is not recorded again. */
        record Within(State state, JsonNode input, Visit.Entry entry) implements Point {}

        /** Before a state to which the one before led. */
        record Before(State state, JsonNode input) implements Point {}
    }

    /** Where to go on; empty if the scope was never entered. */
    Optional<Point> point(Scope scope, Flow flow) {
        Optional<HistoryEvent> last = in(flow).stream()
                .filter(event -> event.enters() || event.exits())
                .reduce((before, after) -> after);
        return last.map(event -> {
            State state = scope.state(event.details().path("name").asString());
            if (event.enters()) {
                return new Point.Within(
                        state, json(event.details().path("input")), new Visit.Entry(event.id(), event.timestamp()));
            }
            JsonNode output = json(event.details().path("output"));
            String next = event.place().next();
            return next.isEmpty() ? new Point.Finished(output) : new Point.Before(scope.state(next), output);
        });
    }

    /** What the scope's states have assigned so far. */
    Map<String, JsonNode> variables(Flow flow) {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        in(flow).stream()
                .flatMap(event -> event.details().path("assignedVariables").properties().stream())
                .forEach(variable -> variables.put(variable.getKey(), json(variable.getValue())));
        return variables;
    }

    /** The event by which the branches of the state were last begun. */
    OptionalLong started(Visit visit) {
        return in(visit.flow()).stream()
                .filter(event ->
                        event.id() > visit.entry().eventId() && event.type().equals(visit.eventType("Started")))
                .mapToLong(HistoryEvent::id)
                .max();
    }

    boolean has(Flow flow, String eventType) {
        return in(flow).stream().anyMatch(event -> event.type().equals(eventType));
    }

    private List<HistoryEvent> in(Flow flow) {
        return events.stream()
                .filter(event -> event.place().path().equals(flow.path()))
                .toList();
    }

    private static JsonNode json(JsonNode text) {
        return JSON.readTree(text.asString());
    }
}
