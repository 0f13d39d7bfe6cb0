package dev.standin.aws.sqs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the journal has it.
 *
 * @param visibleFrom it is hidden before
 * @param receives how often it was handed out
 * @param firstReceived null if it never was
 * @param deadLetterSource the queue that it was moved from, if it was
 */
record StoredMessage(
        String id,
        String body,
        Instant sent,
        Instant visibleFrom,
        int receives,
        @Nullable Instant firstReceived,
        @Nullable String deadLetterSource) {

    StoredMessage received(Instant at) {
        Instant first = firstReceived == null ? at : firstReceived;
        return new StoredMessage(id, body, sent, visibleFrom, receives + 1, first, deadLetterSource);
    }

    StoredMessage visibleFrom(Instant instant) {
        return new StoredMessage(id, body, sent, instant, receives, firstReceived, deadLetterSource);
    }

    StoredMessage movedFrom(String queue) {
        return new StoredMessage(id, body, sent, Instant.EPOCH, receives, firstReceived, queue);
    }

    /** Names this receipt of the message: an older one no longer deletes it. */
    String receiptHandle() {
        return id + "." + receives;
    }
}
