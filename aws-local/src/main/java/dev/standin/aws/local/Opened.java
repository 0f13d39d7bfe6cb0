package dev.standin.aws.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened so far, closed in the opposite order, each whatever becomes of the others. Not thread-safe. */
final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> latestFirst = new ArrayDeque<>();

    /** Remembers to close it, and returns it. */
    <T extends AutoCloseable> T add(T opened) {
        latestFirst.push(opened);
        return opened;
    }

    /** Closes everything once; a second call does nothing. */
    @Override
    public void close() {
        IllegalStateException failures = new IllegalStateException("a part of the local AWS could not be closed");
        while (!latestFirst.isEmpty()) {
            try {
                latestFirst.pop().close();
            } catch (Exception failed) {
                failures.addSuppressed(failed);
            }
        }
        if (failures.getSuppressed().length > 0) {
            failures.initCause(failures.getSuppressed()[0]);
            throw failures;
        }
    }
}
