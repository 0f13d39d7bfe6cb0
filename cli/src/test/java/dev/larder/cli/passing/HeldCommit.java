package dev.larder.cli.passing;

import dev.standin.aws.Access;
import dev.standin.redshift.DurableWrites;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stops a transaction just before it commits, with all its locks held, and sees whether somebody else comes to wait for them; safe for use
 * by many threads.
 */
final class HeldCommit implements DurableWrites {
    /** Nobody who is not waiting takes so long from one batch to the next. */
    private static final Duration QUIET = Duration.ofSeconds(2);
    /** A test that failed meanwhile is not to wait for ever. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final AtomicInteger left = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch goOn = new CountDownLatch(0);
    private final AtomicLong lastBatch = new AtomicLong();
    private final AtomicInteger batches = new AtomicInteger();

    /** Stops the next transaction that writes after so many. */
    void stopAfter(int others) {
        held = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        left.set(others + 1);
    }

    /** Whether it stands. */
    boolean stands() {
        return held.getCount() == 0;
    }

    /** Is told of every permission that a call needs. */
    void saw(Access access) {
        if (access.action().equals("redshift-data:BatchExecuteStatement") && access.granted()) {
            lastBatch.set(System.nanoTime());
            batches.incrementAndGet();
        }
    }

    /** From now on, see {@link #somebodyWaits}. */
    void watch() {
        batches.set(0);
    }

    /** Whether somebody has sent a batch since, and nothing for a while after it. */
    boolean somebodyWaits() {
        return batches.get() > 0 && System.nanoTime() - lastBatch.get() > QUIET.toNanos();
    }

    /** Lets it commit. */
    void goOn() {
        left.set(0);
        goOn.countDown();
    }

    @Override
    public void before(String what) {
        if (what.equals("commit of a database") && left.getAndUpdate(n -> Math.max(0, n - 1)) == 1) {
            held.countDown();
            try {
                if (!goOn.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let the held transaction go on for " + LONGEST);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void after(String what) {}
}
