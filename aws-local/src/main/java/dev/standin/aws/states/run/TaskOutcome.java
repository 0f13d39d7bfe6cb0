package dev.standin.aws.states.run;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one attempt of a task ended. */
sealed interface TaskOutcome {
    TaskOutcome TIMED_OUT = new TimedOut(StateFailure.TIMEOUT);
    TaskOutcome NO_HEARTBEAT = new TimedOut(StateFailure.HEARTBEAT);

    record Succeeded(JsonNode output) implements TaskOutcome {}

    record Failed(@Nullable String error, @Nullable String cause) implements TaskOutcome {}

    /** {@code matches} is the name for Retry and Catch; AWS tells both as States.Timeout. */
    record TimedOut(String matches) implements TaskOutcome {}
}
