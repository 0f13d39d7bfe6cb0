package dev.standin.aws.states.internal.task;

import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.Ticks.Cancellation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A task under way: the first of answer, timeout and missing heartbeat decides; safe for use by many threads. */
public final class PendingTask {
    private final CompletableFuture<TaskOutcome> outcome = new CompletableFuture<>();
    private final Ticks ticks;
    private final Optional<Duration> heartbeat;
    private final Optional<Cancellation> timeout;
    private @Nullable Cancellation heartbeatTimer;

    /** Starts both timers. */
    public PendingTask(Ticks ticks, Optional<Duration> timeout, Optional<Duration> heartbeat) {
        this.ticks = ticks;
        this.heartbeat = heartbeat;
        this.timeout = timeout.map(limit -> ticks.after(limit, () -> complete(TaskOutcome.TIMED_OUT)));
        heartbeat();
    }

    /** Completes the task; returns whether this answer is the one that counts. */
    public boolean complete(TaskOutcome answer) {
        boolean first = outcome.complete(answer);
        cancelTimers();
        return first;
    }

    boolean isDone() {
        return outcome.isDone();
    }

    synchronized void heartbeat() {
        if (heartbeatTimer != null) {
            heartbeatTimer.cancel();
        }
        if (!outcome.isDone()) {
            heartbeatTimer = heartbeat
                    .map(limit -> ticks.after(limit, () -> complete(TaskOutcome.NO_HEARTBEAT)))
                    .orElse(null);
        }
    }

    /** Waits for the answer that counts. */
    public TaskOutcome await() throws InterruptedException {
        return get(outcome);
    }

    /** Waits until the function has been started, or the task has ended otherwise. */
    public TaskOutcome awaitSubmission(CompletableFuture<TaskOutcome> submission) throws InterruptedException {
        CompletableFuture<TaskOutcome> endedOtherwise =
                outcome.thenCompose(answer -> answer instanceof TaskOutcome.Succeeded
                        ? new CompletableFuture<>()
                        : CompletableFuture.completedFuture(answer));
        return get(submission.applyToEither(endedOtherwise, answer -> answer));
    }

    /** Stops the timers. */
    public synchronized void cancelTimers() {
        timeout.ifPresent(Cancellation::cancel);
        if (heartbeatTimer != null) {
            heartbeatTimer.cancel();
        }
    }

    private static TaskOutcome get(CompletableFuture<TaskOutcome> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }
}
