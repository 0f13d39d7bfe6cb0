package dev.standin.aws.redshiftdata;

import dev.standin.redshift.Session;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A submission and where it stands; safe for use by many threads. */
final class Running {
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Sight sight;
    private @Nullable Session session;
    private boolean cancelled;

    Running(Submission submission) {
        this.sight = new Sight(submission, standing(Outcome.Status.SUBMITTED), submission.createdAt());
    }

    private static Outcome standing(Outcome.Status status) {
        return new Outcome(status, null, 0, List.of());
    }

    Submission submission() {
        return sight.submission();
    }

    Sight sight() {
        return sight;
    }

    synchronized void started(Session of, Instant at) {
        session = of;
        sight = new Sight(submission(), standing(Outcome.Status.STARTED), at);
        if (cancelled) {
            of.cancel();
        }
    }

    void ended(Outcome how, Instant at) {
        synchronized (this) {
            sight = new Sight(submission(), how, at);
            session = null;
        }
        ended.countDown();
    }

    /** Cancels what is running, and returns how it stood before. */
    synchronized Sight cancel() {
        Sight before = sight;
        if (!before.isFinal()) {
            cancelled = true;
            Session current = session;
            if (current != null) {
                current.cancel();
            }
        }
        return before;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Waits at most this long for the end. */
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
