package dev.standin.aws.lambda;

import dev.standin.aws.Caller;
import java.time.Duration;

/**
 * An event source mapping: a queue whose messages go to a function.
 *
 * @param id a UUID, the mapping's name in Lambda's API
 * @param batch most messages of one call
 * @param window how long a call waits for more messages
 * @param reader reads the queue with the permissions of the function
 */
public record EventSource(
        String id, String queueArn, String queueUrl, int batch, Duration window, Function function, Caller reader) {
    /** The queue's name, the last part of its ARN. */
    public String queueName() {
        return queueArn.substring(queueArn.lastIndexOf(':') + 1);
    }
}
