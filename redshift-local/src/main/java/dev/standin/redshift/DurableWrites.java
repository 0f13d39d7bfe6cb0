package dev.standin.redshift;

import java.io.IOException;

/**
 * Observes every write that must survive a crash, so that a test can end the JVM just before or just after the k-th
 * one; called by many threads.
 */
public interface DurableWrites {

    /** Does nothing. */
    DurableWrites UNOBSERVED = new DurableWrites() {
        @Override
        public void before(String what) {}

        @Override
        public void after(String what) {}
    };

    /** Nothing of the write has reached the disk. */
    void before(String what);

    /** The write is on the disk; nothing was answered yet. */
    void after(String what);

    /** The write failed, for example because the disk is full; what of it reached the disk is taken back or ignored. */
    default void failed(String what, IOException cause) {}
}
