package dev.larder.local.lambda;

import dev.larder.core.wiring.Wiring.Queue;
import dev.larder.local.Caller;

/**
 * An event source mapping: a queue whose messages go to a function.
 *
 * @param id a UUID, the mapping's name in Lambda's API
 * @param queue batch size and window
 * @param reader reads the queue with the permissions of the function
 */
public record EventSource(String id, Queue queue, String queueArn, String queueUrl, DeployedFunction function, Caller reader) {}
