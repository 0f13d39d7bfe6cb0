package dev.larder.cli.passing;

import dev.standin.redshift.DurableWrites;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stops a transaction just before it commits, with all its locks held; safe for use by many threads. */
final class HeldCommit implements DurableWrites {
    private final AtomicInteger left = new AtomicInteger();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile CountDownLatch goOn = new CountDownLatch(0);

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
                goOn.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void after(String what) {}
}
