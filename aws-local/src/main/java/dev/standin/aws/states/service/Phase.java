package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.HistoryEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where an execution stands after its latest event.
 *
 * @param events how many there are
 * @param closing the latest one, if it closed the execution
 * @param redrives when it was redriven, the latest last
 */
record Phase(int events, Optional<HistoryEvent> closing, List<Instant> redrives) {
    static final String RUNNING = "RUNNING";
    static final String SUCCEEDED = "SUCCEEDED";
    private static final String TIMED_OUT = "TIMED_OUT";

    /** Before the first event. */
    static final Phase NEW = new Phase(0, Optional.empty(), List.of());

    Phase {
        redrives = List.copyOf(redrives);
    }

    static Phase of(List<HistoryEvent> events) {
        return NEW.after(events);
    }

    Phase after(List<HistoryEvent> events) {
        Phase phase = this;
        for (HistoryEvent event : events) {
            phase = phase.after(event);
        }
        return phase;
    }

    Phase after(HistoryEvent event) {
        List<Instant> redriven = event.type().equals("ExecutionRedriven")
                ? Stream.concat(redrives.stream(), Stream.of(event.timestamp())).toList()
                : redrives;
        return new Phase(
                events + 1,
                Optional.of(event).filter(closes -> !statusOf(closes).equals(RUNNING)),
                redriven);
    }

    String status() {
        return closing.map(Phase::statusOf).orElse(RUNNING);
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
        return closing.isEmpty();
    }

    /**
     * A field of how it ended: output, error or cause. One that timed out has none: AWS reports {@code States.Timeout} only in the
     * history, as recorded in floci-io/floci issue 2733.
     */
    Optional<String> detail(String field) {
        Optional<ObjectNode> details =
                closing.filter(event -> !statusOf(event).equals(TIMED_OUT)).map(HistoryEvent::details);
        return details.filter(node -> node.has(field))
                .map(node -> node.path(field).asString());
    }
}
