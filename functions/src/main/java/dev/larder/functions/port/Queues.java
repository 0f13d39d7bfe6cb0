package dev.larder.functions.port;

import java.time.Duration;

/** The environment's queues. Thread-safe. */
public interface Queues {
    /** SQS delays a message for no longer (SQS Developer Guide, sqs-message-timers). */
    Duration LATEST = Duration.ofMinutes(15);

    /** Announces a landed object version: an event as EventBridge sends it. */
    void announceLanded(String event);

    /** Wakes {@code start-run}, which reads nothing but the lake. */
    void poke();

    /** The same, after some whole seconds; at most {@link #LATEST}. */
    void poke(Duration later);
}
