package dev.standin.aws.states;

import tools.jackson.databind.JsonNode;

/** How an invocation of a function ended. */
public sealed interface InvocationResult {
    /** The function's answer. */
    record Returned(JsonNode payload) implements InvocationResult {}

    /**
     * The function failed.
     *
     * @param payload what Lambda answers: {@code errorType}, which becomes the error's name, {@code errorMessage}, {@code stackTrace}
     */
    record Failed(JsonNode payload) implements InvocationResult {}

    /**
     * Lambda did not run the function.
     *
     * @param error as Step Functions names it, for example {@code Lambda.ResourceNotFoundException} or {@code
     *     Lambda.TooManyRequestsException}
     */
    record Refused(String error, String cause) implements InvocationResult {}
}
