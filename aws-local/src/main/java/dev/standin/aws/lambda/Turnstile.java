package dev.standin.aws.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread wait for messages while it is open, and ends its waiting when it is shut; safe for use
 * by many threads. Interrupts reach that thread only while it waits, never while it works.
 */
final class Turnstile {
    private enum Position {
        OPEN,
        SHUT,
        GONE
    }

    /** What can be seen from outside. */
    enum Standing {
        OPEN,
        /** Shut, and the thread still works on what it passed with. */
        FINISHING,
        /** Shut, and the thread does nothing. */
        PARKED
    }

    private Position position;
    private boolean parked;
    private @Nullable Thread waiting;

    Turnstile(boolean open) {
        this.position = open ? Position.OPEN : Position.SHUT;
    }

    /** Where it stands, and whether the thread is waiting in front of it. */
    synchronized Standing standing() {
        if (position == Position.OPEN) {
            return Standing.OPEN;
        }
        return parked ? Standing.PARKED : Standing.FINISHING;
    }

    /** Whether it was neither shut nor dismantled. */
    synchronized boolean isOpen() {
        return position == Position.OPEN;
    }

    /** Opens or shuts it; one that was dismantled stays so. */
    synchronized void set(boolean open) {
        if (position != Position.GONE) {
            move(open ? Position.OPEN : Position.SHUT);
        }
    }

    /** Ends {@link #pass} for good. */
    synchronized void dismantle() {
        move(Position.GONE);
    }

    private void move(Position next) {
        position = next;
        notifyAll();
        if (next != Position.OPEN && waiting != null) {
            waiting.interrupt();
        }
    }

    /** Waits until it is open; returns false if it was dismantled instead. */
    synchronized boolean pass() throws InterruptedException {
        while (position == Position.SHUT) {
            parked = true;
            notifyAll();
            wait();
        }
        parked = false;
        return position == Position.OPEN;
    }

    /** Waits a while unless it is shut in the meantime. */
    synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (position == Position.OPEN) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** What the call returns; empty if the turnstile is shut, or is shut before the call has returned. */
    <T> Optional<T> whileOpen(Callable<T> call) throws Exception {
        if (!enter()) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.call());
        } catch (Exception failed) {
            if (isOpen()) {
                throw failed;
            }
            return Optional.empty();
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        if (position != Position.OPEN) {
            return false;
        }
        waiting = Thread.currentThread();
        return true;
    }

    private synchronized void leave() {
        waiting = null;
        // The interrupt was for the waiting, which is over.
        Thread.interrupted();
    }
}
