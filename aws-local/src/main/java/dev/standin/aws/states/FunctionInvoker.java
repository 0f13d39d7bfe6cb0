package dev.standin.aws.states;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The functions, and services, that Task states call; called from many virtual threads at once. */
@FunctionalInterface
public interface FunctionInvoker {
    /**
     * Invokes and waits for the answer.
     *
     * @param functionNameOrArn as the state machine names it: name, {@code name:alias}, or ARN with or without an alias
     * @param timeout of the Task; the function's own may end it sooner
     * @return the answer, never an exception for what the function does
     * @throws InterruptedException if the execution that waits was closed
     */
    InvocationResult invoke(String functionNameOrArn, JsonNode payload, Duration timeout) throws InterruptedException;

    /**
     * Calls another service, as an AWS SDK integration does.
     *
     * @param action in camel case; names in arguments and answer are in Pascal case
     */
    default InvocationResult call(String service, String action, JsonNode arguments) {
        return new InvocationResult.Refused(
                "States.TaskFailed", "nothing here answers %s of %s".formatted(action, service));
    }
}
