package dev.standin.aws.sqs;

import org.jspecify.annotations.Nullable;

/**
 * How a queue behaves.
 *
 * @param visibilitySeconds how long a received message stays hidden, 0 to 43,200
 * @param delaySeconds how long a sent message stays hidden, 0 to 900
 * @param redrive where messages that were received too often go; null for nowhere
 */
public record QueueSettings(
        int visibilitySeconds, int delaySeconds, @Nullable Redrive redrive) {

    /** SQS's defaults: 30 seconds, no delay, no dead-letter queue. */
    public static final QueueSettings DEFAULT = new QueueSettings(30, 0, null);

    /**
     * A message that was received {@code maxReceives} times moves to the queue {@code deadLetterQueue} instead of being
     * received once more.
     */
    public record Redrive(String deadLetterQueue, int maxReceives) {}
}
