package dev.standin.redshift;

import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Catalog;
import dev.standin.redshift.sql.scope.Relation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a database's catalogue since its last change, so that transactions whose snapshots show the same catalogue read it
 * once. Safe for use by many threads.
 */
final class CatalogStates {
    private final AtomicInteger committing = new AtomicInteger();
    private volatile State newest = new State();

    /**
     * The state that a snapshot shows, which the work takes: the newest one, unless somebody commits a change meanwhile; then one that
     * nobody else has.
     */
    private State of(Runnable snapshot) {
        State before = newest;
        snapshot.run();
        return isStill(before) ? before : new State();
    }

    /** Commits a change of the catalogue. */
    private void change(Runnable commit) {
        committing.incrementAndGet();
        try {
            commit.run();
        } finally {
            newest = new State();
            committing.decrementAndGet();
        }
    }

    /** Whether a schema was there a moment ago; the database is asked if nobody has asked it since the last change. */
    boolean hasSchema(String name, Catalog asked) {
        State before = newest;
        if (before.schemas.contains(name) || before.missing.contains(name)) {
            return before.schemas.contains(name);
        }
        boolean found = asked.hasSchema(name);
        if (isStill(before)) {
            (found ? before.schemas : before.missing).add(name);
        }
        return found;
    }

    /** In this order: whoever commits a change is no longer counted only when the newest state is another one. */
    private boolean isStill(State state) {
        return committing.get() == 0 && newest == state;
    }

    /** Whether the statement leaves the catalogue as it is. */
    static boolean isKeptBy(Statement statement) {
        return switch (statement) {
            case Statement.Insert insert -> true;
            case Statement.Update update -> true;
            case Statement.Delete delete -> true;
            case Statement.Merge merge -> true;
            case Statement.Truncate truncate -> true;
            case Statement.Copy copy -> true;
            default -> false;
        };
    }

    /** What a session knows that is in no transaction yet. */
    Transaction transaction() {
        return new Transaction();
    }

    /** What one session's transaction knows of the catalogue. For one thread. */
    final class Transaction {
        private @Nullable State seen;
        private boolean changed;

        /** A transaction begins or ends, or its snapshot is given up. */
        void begin() {
            seen = null;
            changed = false;
        }

        /** The work takes a snapshot, unless there is one. */
        void snapshot(Runnable work) {
            if (seen == null) {
                seen = of(work);
            }
        }

        /** What was found is out of date, and nobody else sees what this transaction will find. */
        void change() {
            seen = new State();
            changed = true;
        }

        /** Commits by the work. */
        void commit(Runnable work) {
            if (changed) {
                CatalogStates.this.change(work);
            } else {
                work.run();
            }
        }

        /** Remembers nothing without a snapshot. */
        State state() {
            State known = seen;
            return known == null ? new State() : known;
        }
    }

    /** What was found in one state of the catalogue; what was not there is asked for again. Safe for use by many threads. */
    static final class State {
        private final Map<Acl.Name, Relation> relations = new ConcurrentHashMap<>();
        private final Map<Acl.Name, TableDefinition> definitions = new ConcurrentHashMap<>();
        private final Set<String> schemas = ConcurrentHashMap.newKeySet();
        /** Schemas that were not there before a transaction; one that asks in it asks again. */
        private final Set<String> missing = ConcurrentHashMap.newKeySet();

        private volatile @Nullable Acl acl;

        /** Tables and views by their names. */
        Map<Acl.Name, Relation> relations() {
            return relations;
        }

        /** Declarations of tables by their names. */
        Map<Acl.Name, TableDefinition> definitions() {
            return definitions;
        }

        /** Names of schemas that are there. */
        Set<String> schemas() {
            return schemas;
        }

        /** Owners and grants. */
        Acl acl(Supplier<Acl> asked) {
            Acl known = acl;
            if (known == null) {
                known = asked.get();
                acl = known;
            }
            return known;
        }
    }
}
