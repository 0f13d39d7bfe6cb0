package dev.larder.functions.port;

/** The environment's queues. Thread-safe. */
public interface Queues {
    /** Announces a landed object version: an event as EventBridge sends it. */
    void announceLanded(String event);

    /** Wakes {@code start-run}, which reads nothing but the lake. */
    void poke();
}
