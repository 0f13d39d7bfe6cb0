package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.language.State;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One stay in a state, its retries included.
 *
 * @param retries how often it was tried again so far
 * @param resumed whether a redrive took it up where an earlier run left it
 */
record Visit(State state, JsonNode input, Flow flow, Entry entry, int retries, boolean resumed) {
    /** The event by which the state was entered. */
    record Entry(long eventId, Instant time) {}

    Visit retried() {
        return new Visit(state, input, flow, entry, retries + 1, false);
    }

    /** The same state as the given branch sees it. */
    Visit seenFrom(Flow inner) {
        return new Visit(state, input, inner, entry, retries, resumed);
    }

    String eventType(String suffix) {
        return state.type().word() + "State" + suffix;
    }

    /** The beginning of every cause that AWS gives. */
    String where() {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). "
                .formatted(state.name(), entry.eventId());
    }
}
