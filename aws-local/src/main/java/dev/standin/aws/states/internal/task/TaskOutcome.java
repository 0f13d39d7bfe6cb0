package dev.standin.aws.states.internal.task;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one attempt of a task ended. */
public sealed interface TaskOutcome {
    /** No answer in time. */
    TaskOutcome TIMED_OUT = new TimedOut("States.Timeout");
    /** No sign of life in time. */
    TaskOutcome NO_HEARTBEAT = new TimedOut("States.HeartbeatTimeout");

    /** The function or the token's holder answered. */
    record Succeeded(JsonNode output) implements TaskOutcome {}

    /** An error of the function, of Lambda or of the token's holder. */
    record Failed(@Nullable String error, @Nullable String cause) implements TaskOutcome {}

    /** {@code matches} is the name for Retry and Catch; AWS reports both as States.Timeout. */
    record TimedOut(String matches) implements TaskOutcome {}
}
