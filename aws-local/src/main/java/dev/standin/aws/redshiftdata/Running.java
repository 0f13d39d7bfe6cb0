package dev.standin.aws.redshiftdata;

import dev.standin.redshift.Session;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A submission and where it stands; safe for use by many threads. */
final class Running {
    private final Submission submission;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Outcome outcome = new Outcome(Outcome.Status.SUBMITTED, null, 0, java.util.List.of());
    private Instant updatedAt;
    private @Nullable Session session;
    private boolean cancelled;

    Running(Submission submission) {
        this.submission = submission;
        this.updatedAt = submission.createdAt();
    }

    Submission submission() {
        return submission;
    }

    synchronized Outcome outcome() {
        return outcome;
    }

    synchronized Instant updatedAt() {
        return updatedAt;
    }

    synchronized void started(Session of, Instant at) {
        session = of;
        updatedAt = at;
        outcome = new Outcome(Outcome.Status.STARTED, null, 0, java.util.List.of());
        if (cancelled) {
            of.cancel();
        }
    }

    void ended(Outcome how, Instant at) {
        synchronized (this) {
            outcome = how;
            updatedAt = at;
            session = null;
        }
        ended.countDown();
    }

    /** False if it has ended. */
    synchronized boolean cancel() {
        if (outcome.status().isFinal()) {
            return false;
        }
        cancelled = true;
        Session current = session;
        if (current != null) {
            current.cancel();
        }
        return true;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    void await(int seconds) {
        try {
            if (seconds > 0 && !ended.await(seconds, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
