package dev.standin.aws.states.language;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The error names of a Retry or Catch entry.
 *
 * <p>Source: Step Functions Developer Guide, "Handling errors", "Error names".
 */
public record ErrorMatch(List<String> names) {
    /** Errors that end an execution, whatever is caught. */
    private static final Set<String> TERMINAL = Set.of("States.DataLimitExceeded", "States.Runtime");

    private static final Set<String> TIMEOUTS = Set.of("States.Timeout", "States.HeartbeatTimeout");

    public ErrorMatch {
        names = List.copyOf(names);
    }

    static ErrorMatch of(JsonNode entry) {
        return new ErrorMatch(
                entry.path("ErrorEquals").valueStream().map(JsonNode::asString).toList());
    }

    /** Whether an entry answers the error; nothing answers States.Runtime, even by its name. */
    public boolean matches(String error) {
        return !error.equals("States.Runtime") && names.stream().anyMatch(name -> matches(name, error));
    }

    private static boolean matches(String name, String error) {
        return switch (name) {
            case "States.ALL" -> !TERMINAL.contains(error);
            case "States.TaskFailed" -> !TERMINAL.contains(error) && !TIMEOUTS.contains(error);
            case "States.Timeout" -> TIMEOUTS.contains(error);
            default -> name.equals(error);
        };
    }
}
