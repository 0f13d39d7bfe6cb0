package dev.standin.aws.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened so far, closed in the opposite order; each is closed whatever becomes of the others. For one thread. */
final class Opened implements AutoCloseable {

    private final Deque<AutoCloseable> latestFirst = new ArrayDeque<>();

    /** Remembers to close it and gives it back. */
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
