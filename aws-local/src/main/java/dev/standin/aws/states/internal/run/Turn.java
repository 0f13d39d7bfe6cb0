package dev.standin.aws.states.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets the threads of one run work one after another, in the order in which they asked; a thread gives up its turn while it
 * waits for time, a function or other threads.
 */
final class Turn {
    /** Something to wait for. */
    interface Waiting<T> {
        T get() throws InterruptedException;
    }

    /** A place in the queue. */
    static final class Ticket {}

    private final Deque<Ticket> queue = new ArrayDeque<>();

    /** Asks on behalf of a thread that is about to start, so that threads work in the order in which they were made. */
    synchronized Ticket queueUp() {
        Ticket ticket = new Ticket();
        queue.add(ticket);
        return ticket;
    }

    /** Waits for the turn; an interrupt is kept for later. */
    synchronized void take(Ticket ticket) {
        boolean interrupted = false;
        while (queue.peek() != ticket) {
            try {
                wait();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up the turn; called by the thread that has it, which is the first of the queue. */
    synchronized void give() {
        queue.remove();
        notifyAll();
    }

    /** Waits for something without having the turn. */
    <T> T away(Waiting<T> waiting) throws InterruptedException {
        give();
        try {
            return waiting.get();
        } finally {
            take(queueUp());
        }
    }
}
