package dev.larder.functions.report;

import dev.larder.functions.Lake;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Why an execution failed, for people. Step Functions takes the whole answer of a function that failed for the cause, JSON with a stack trace
 * (Lambda Developer Guide, java-exceptions), of which people get the message; nothing else reads that JSON.
 */
public final class FailureCause {
    private FailureCause() {}

    /**
     * One sentence, or what stands in its place.
     *
     * @param error the name of the error, told when there is no cause
     */
    public static String sentence(@Nullable String error, @Nullable String cause) {
        if (cause == null || cause.isEmpty()) {
            return error == null ? "" : error;
        }
        try {
            String message = Lake.JSON.readTree(cause).path("errorMessage").asString("");
            return message.isEmpty() ? cause : message;
        } catch (JacksonException noJson) {
            return cause;
        }
    }
}
