package dev.standin.aws.states;

import java.time.Duration;
import java.time.Instant;

/** Time as executions see it; safe for use by many threads. */
public interface Ticks {
    Instant now();

    /**
     * Returns when the time is up.
     *
     * @throws InterruptedException if the execution was closed meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Runs the action once, on any thread, when the delay is over, unless it is cancelled before. */
    Cancellation after(Duration delay, Runnable action);

    /** Takes back an action that has not run yet. */
    @FunctionalInterface
    interface Cancellation {
        void cancel();
    }
}
