package dev.standin.aws.states.service;

import dev.standin.aws.states.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Where an execution stands, read from its events. */
record Phase(String status, Optional<HistoryEvent> closing, List<Instant> redrives) {
    static final String RUNNING = "RUNNING";
    static final String SUCCEEDED = "SUCCEEDED";
    private static final String TIMED_OUT = "TIMED_OUT";

    static Phase of(List<HistoryEvent> events) {
        Optional<HistoryEvent> closing = events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.getLast()).filter(event -> !statusOf(event).equals(RUNNING));
        List<Instant> redrives = events.stream()
                .filter(event -> event.type().equals("ExecutionRedriven"))
                .map(HistoryEvent::timestamp)
                .toList();
        return new Phase(closing.map(Phase::statusOf).orElse(RUNNING), closing, redrives);
    }

    private static String statusOf(HistoryEvent event) {
        return switch (event.type()) {
            case "ExecutionSucceeded" -> SUCCEEDED;
            case "ExecutionFailed" -> "FAILED";
            case "ExecutionTimedOut" -> TIMED_OUT;
            case "ExecutionAborted" -> "ABORTED";
            default -> RUNNING;
        };
    }

    boolean isRunning() {
        return status.equals(RUNNING);
    }

    /**
     * A field of how it ended: output, error or cause. One that timed out has none: AWS tells {@code States.Timeout} in the history
     * only, as recorded in floci-io/floci issue 2733.
     */
    Optional<String> detail(String field) {
        Optional<ObjectNode> details = closing.filter(event -> !statusOf(event).equals(TIMED_OUT)).map(HistoryEvent::details);
        return details.filter(node -> node.has(field)).map(node -> node.path(field).asString());
    }
}
