package dev.larder.cli.crash;

import dev.standin.redshift.DurableWrites;
import java.util.concurrent.atomic.AtomicLong;

/** Ends the JVM as {@code kill -9} does, just before or just after a durable write, counted from 1; and counts them. */
final class CrashPoint implements DurableWrites {

    /** The status of a JVM that ended here. */
    static final int STATUS = 137;

    private final long number;
    private final boolean before;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    CrashPoint(long number, boolean before) {
        this.number = number;
        this.before = before;
    }

    /** How many writes have ended. */
    long count() {
        return ended.get();
    }

    @Override
    public void before(String what) {
        if (begun.incrementAndGet() == number && before) {
            halt("before", what);
        }
    }

    @Override
    public void after(String what) {
        if (ended.incrementAndGet() == number && !before) {
            halt("after", what);
        }
    }

    private static void halt(String side, String what) {
        System.out.println("killed just " + side + " " + what);
        System.out.flush();
        Runtime.getRuntime().halt(STATUS);
    }
}
