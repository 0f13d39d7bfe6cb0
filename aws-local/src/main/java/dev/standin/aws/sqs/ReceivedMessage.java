package dev.standin.aws.sqs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was handed out.
 *
 * @param receiptHandle what deletes it
 * @param receives how often it was handed out, this time included
 * @param deadLetterSource the ARN of the queue that it was moved from, if it was
 */
public record ReceivedMessage(
        String id,
        String receiptHandle,
        String body,
        Instant sent,
        Instant firstReceived,
        int receives,
        @Nullable String deadLetterSource) {}
