package dev.standin.aws.states.language;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One checked state.
 *
 * @param fields as written; whatever may be JSONata is evaluated when the state runs
 * @param inner the branches of a Parallel, the one processor of a Map
 */
public record State(String name, StateType type, ObjectNode fields, List<Scope> inner) {
    public State {
        inner = List.copyOf(inner);
    }

    public boolean has(String field) {
        return fields.has(field);
    }

    public JsonNode field(String field) {
        return fields.path(field);
    }

    public List<Retrier> retriers() {
        return field("Retry")
                .valueStream()
                .map(entry -> new Retrier(ErrorMatch.of(entry), entry))
                .toList();
    }

    public List<Catcher> catchers() {
        return field("Catch")
                .valueStream()
                .map(entry -> new Catcher(ErrorMatch.of(entry), entry))
                .toList();
    }

    /** Whether its type may have Retry. */
    public boolean isRetriable() {
        return type.fields().contains("Retry");
    }

    /** Whether leaving it ends its scope. */
    public boolean ends() {
        return type == StateType.SUCCEED || field("End").asBoolean(false);
    }
}
