package dev.standin.aws.lambda;

/** How an invocation ended; payloads are JSON text. */
public sealed interface Outcome {

    /** What the caller is given: the answer, or Lambda's description of the error. */
    String payload();

    /** The handler answered. */
    record Returned(String payload) implements Outcome {}

    /**
     * The handler failed, or Lambda ended it.
     *
     * @param errorType the exception's class name, or Lambda's own such as {@code Sandbox.Timedout}; the name by which a
     *     state machine knows the error
     */
    record Failed(String payload, String errorType, String errorMessage) implements Outcome {}
}
