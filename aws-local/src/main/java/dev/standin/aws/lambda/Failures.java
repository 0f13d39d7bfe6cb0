package dev.standin.aws.lambda;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lambda's descriptions of failed invocations, as AWS's Java runtime and its supervisor write them. */
public final class Failures {
    /** The error type of an invocation that ran past its timeout. */
    public static final String TIMED_OUT = "Sandbox.Timedout";
    /** The error type of an invocation that ended without an answer, for example because its process died. */
    public static final String EXITED = "Runtime.ExitError";

    private static final JsonMapper JSON = JsonMapper.shared();

    private Failures() {}

    /** An exception that the handler threw; causes follow in the stack trace. */
    static Outcome.Failed thrown(Throwable thrown) {
        String type = thrown.getClass().getName();
        String message = Objects.requireNonNullElse(thrown.getLocalizedMessage(), type);
        ObjectNode payload =
                JSON.createObjectNode().put("errorMessage", message).put("errorType", type);
        ArrayNode trace = payload.putArray("stackTrace");
        addFrames(trace, thrown);
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            trace.add("Caused by: " + cause);
            addFrames(trace, cause);
        }
        return new Outcome.Failed(payload.toString(), type, message);
    }

    private static void addFrames(ArrayNode trace, Throwable thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            trace.add(element.toString());
        }
    }

    /** The invocation ran past the function's timeout. */
    public static Outcome.Failed timedOut(String requestId, Duration timeout) {
        return named(
                TIMED_OUT,
                String.format(
                        Locale.ROOT,
                        "RequestId: %s Error: Task timed out after %.2f seconds",
                        requestId,
                        timeout.toMillis() / 1000.0));
    }

    /** The answer is longer than Lambda passes on. */
    public static Outcome.Failed answerTooLarge(int bytes) {
        return named(
                "Function.ResponseSizeTooLarge",
                "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                        .formatted(bytes, Limits.RESPONSE_BYTES));
    }

    /** Lambda's own errors: they have no stack trace. */
    public static Outcome.Failed named(String type, String message) {
        ObjectNode payload = JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
        return new Outcome.Failed(payload.toString(), type, message);
    }
}
