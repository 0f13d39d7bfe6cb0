package dev.standin.redshift.lock;

import dev.standin.redshift.dialect.SqlError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who holds which table of a database, and who waits for it. First come, first served, but for who holds the table already. Of transactions
 * that wait for each other the one that came last fails. Safe for use by many threads.
 */
public final class TableLocks {
    private final Map<String, Queue> tables = new HashMap<>();

    /** One table: who holds it how, and who waits, the first in front. */
    private record Queue(Map<TransactionLocks, LockMode> holders, List<Waiting> waiting) {
        /** Those that must end before it is this one's turn. */
        Set<TransactionLocks> before(Waiting one) {
            Set<TransactionLocks> before = new HashSet<>();
            holders.forEach((holder, mode) -> {
                if (mode.conflicts(one.mode)) {
                    before.add(holder);
                }
            });
            waiting.stream()
                    .takeWhile(each -> !each.equals(one))
                    .filter(each -> each.mode.conflicts(one.mode))
                    .forEach(each -> before.add(each.who));
            before.remove(one.who);
            return before;
        }

        boolean isIdle() {
            return holders.isEmpty() && waiting.isEmpty();
        }
    }

    private record Waiting(TransactionLocks who, LockMode mode) {}

    /** Those of a session's transaction. */
    public TransactionLocks transaction() {
        return new TransactionLocks(this);
    }

    /**
     * Takes a lock when it is free; true when it was not had before.
     *
     * @param waited is run when the lock was not free at once
     * @throws SqlError when it never would be, or the transaction was cancelled
     */
    synchronized boolean take(TransactionLocks who, String table, LockMode mode, Runnable waited) {
        Queue queue = tables.computeIfAbsent(table, name -> new Queue(new LinkedHashMap<>(), new ArrayList<>()));
        LockMode held = queue.holders.get(who);
        if (held != null && held.covers(mode)) {
            return false;
        }
        Waiting turn = new Waiting(who, mode);
        queue.waiting.add(held == null ? queue.waiting.size() : 0, turn);
        try {
            while (!queue.before(turn).isEmpty()) {
                waited.run();
                await(who, queue.before(turn));
            }
            queue.holders.put(who, mode);
            return held == null;
        } finally {
            queue.waiting.remove(turn);
            forgetIdle(table, queue);
            notifyAll();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is in take, which looks again after every waking.
    private void await(TransactionLocks who, Set<TransactionLocks> before) {
        if (who.isCancelled()) {
            throw new SqlError("Query cancelled on user's request");
        }
        if (reaches(before, who, new HashSet<>())) {
            throw new SqlError("deadlock detected");
        }
        try {
            wait();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new SqlError("Query cancelled on user's request");
        }
    }

    /** Whether one of these waits for that one, directly or through others. */
    private boolean reaches(Set<TransactionLocks> these, TransactionLocks that, Set<TransactionLocks> seen) {
        return these.stream()
                .anyMatch(each ->
                        each == that || (seen.add(each) && awaited(each).anyMatch(set -> reaches(set, that, seen))));
    }

    private Stream<Set<TransactionLocks>> awaited(TransactionLocks who) {
        return tables.values().stream()
                .flatMap(queue ->
                        queue.waiting.stream().filter(each -> each.who == who).map(queue::before));
    }

    /** Gives one table back. */
    synchronized void giveBack(TransactionLocks who, String table) {
        Queue queue = tables.get(table);
        if (queue != null) {
            queue.holders.remove(who);
            forgetIdle(table, queue);
            notifyAll();
        }
    }

    private void forgetIdle(String table, Queue queue) {
        if (queue.isIdle()) {
            tables.remove(table);
        }
    }

    /** Lets those that wait look again. */
    synchronized void wake() {
        notifyAll();
    }

    /** How many transactions wait for a table. */
    public synchronized int waiting() {
        return tables.values().stream().mapToInt(queue -> queue.waiting.size()).sum();
    }
}
