package dev.standin.aws.states.internal.history;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of an execution's history.
 *
 * @param id from 1, without gaps
 * @param previousId the event before it in the same branch; 0 at the start
 * @param place where it happened, for a redrive; not part of what AWS shows
 * @param details the fields of {@code ...EventDetails}; empty where AWS gives none
 */
public record HistoryEvent(long id, long previousId, Instant timestamp, String type, Place place, ObjectNode details) {
    /**
     * @param path of the branch or iteration; empty for the machine
     * @param next the state that an exit leads to; empty at the end and for other events
     */
    public record Place(String path, String next) {}

    /** Whether a state was entered. */
    public boolean enters() {
        return type.endsWith("StateEntered");
    }

    /** Whether a state was left. */
    public boolean exits() {
        return type.endsWith("StateExited");
    }
}
