package dev.larder.local.states.run;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one attempt of a task ended. */
sealed interface TaskOutcome {
    TaskOutcome TIMED_OUT = new TimedOut("States.Timeout");
    TaskOutcome NO_HEARTBEAT = new TimedOut("States.HeartbeatTimeout");

    record Succeeded(JsonNode output) implements TaskOutcome {}

    record Failed(@Nullable String error, @Nullable String cause) implements TaskOutcome {}

    record TimedOut(String error) implements TaskOutcome {}
}
