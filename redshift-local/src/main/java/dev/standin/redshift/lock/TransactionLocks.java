package dev.standin.redshift.lock;

import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The locks of one session's transaction: of each statement first what it writes, then, when it is bound, what it reads; given back all at
 * once when the transaction ends. For one thread, but for {@link #cancel}.
 */
public final class TransactionLocks {
    private final TableLocks all;
    private final Set<String> held = new HashSet<>();
    private List<String> ofStatement = List.of();
    private boolean waited;
    private volatile boolean cancelled;

    TransactionLocks(TableLocks all) {
        this.all = all;
    }

    /**
     * Waits for what the statement writes.
     *
     * @param schema where unqualified names are made
     * @throws dev.standin.redshift.dialect.SqlError for a deadlock, and when cancelled
     */
    public void write(Statement statement, String schema) {
        List<String> taken = new ArrayList<>();
        new NeededLocks(schema).of(statement).forEach((table, mode) -> {
            if (take(table, mode)) {
                taken.add(table);
            }
        });
        ofStatement = taken;
    }

    /** Waits for what a statement reads; true when it had to, so that what is there may have changed. */
    public boolean read(Collection<Relation> relations) {
        waited = false;
        for (Relation relation : relations) {
            String table = switch (relation) {
                case Relation.Table found -> NeededLocks.table(found.schema(), found.name());
                case Relation.View found -> NeededLocks.table(found.schema(), found.name());
            };
            take(table, LockMode.READ);
        }
        return waited;
    }

    private boolean take(String table, LockMode mode) {
        boolean taken = all.take(this, table, mode, () -> waited = true);
        if (taken) {
            held.add(table);
        }
        return taken;
    }

    /** The last statement found nothing to do: what was locked for it alone is free. */
    public void nothingDone() {
        ofStatement.forEach(this::giveBack);
        ofStatement = List.of();
    }

    private void giveBack(String table) {
        held.remove(table);
        all.giveBack(this, table);
    }

    /** The transaction has ended. */
    public void release() {
        List.copyOf(held).forEach(this::giveBack);
        ofStatement = List.of();
    }

    /** Ends the waiting, from another thread. */
    public void cancel() {
        cancelled = true;
        all.wake();
    }

    boolean isCancelled() {
        return cancelled;
    }
}
