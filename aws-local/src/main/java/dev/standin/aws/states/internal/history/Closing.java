package dev.standin.aws.states.internal.history;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a run ended; {@code output} only if it succeeded, {@code error} and {@code cause} only otherwise. */
public record Closing(
        Status status,
        @Nullable JsonNode output,
        @Nullable String error,
        @Nullable String cause) {
    /** The status in which an execution is closed. */
    public enum Status {
        SUCCEEDED("ExecutionSucceeded"),
        FAILED("ExecutionFailed"),
        TIMED_OUT("ExecutionTimedOut"),
        ABORTED("ExecutionAborted");

        private final String eventType;

        Status(String eventType) {
            this.eventType = eventType;
        }

        public String eventType() {
            return eventType;
        }
    }

    public static Closing succeeded(JsonNode output) {
        return new Closing(Status.SUCCEEDED, output, null, null);
    }

    public static Closing failed(@Nullable String error, @Nullable String cause) {
        return new Closing(Status.FAILED, null, error, cause);
    }

    public static Closing timedOut() {
        return new Closing(Status.TIMED_OUT, null, "States.Timeout", null);
    }

    public static Closing aborted(@Nullable String error, @Nullable String cause) {
        return new Closing(Status.ABORTED, null, error, cause);
    }

    /** The details of the closing event. */
    public ObjectNode details() {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (output != null) {
            Details.data(details, "output", output);
        }
        Details.failure(details, error, cause);
        return details;
    }
}
