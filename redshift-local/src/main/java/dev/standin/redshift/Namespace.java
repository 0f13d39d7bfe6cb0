package dev.standin.redshift;

import dev.standin.redshift.catalog.History;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Principals;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The catalogue of users that all databases of a warehouse share. Whoever changes it writes it into the database of the session, in the
 * session's transaction; when the warehouse is opened, the newest one counts. Safe for use by many threads.
 */
final class Namespace {
    private final Semaphore writer = new Semaphore(1, true);
    private final Databases databases;
    private final History history;
    private volatile Principals current;

    Namespace(Principals first, Databases databases, Instant opened) {
        this.current = first;
        this.history = new History(opened);
        this.databases = databases;
    }

    /** Makes and drops the databases of which the catalogue tells. */
    interface Databases {
        /** Makes the file of a database that nobody knows yet. */
        Database make(DatabaseEntry entry);

        /** Takes a database on, or gives one up whose entry is gone. */
        void settle(Map<String, Database> made, Principals after);

        /** Fails if sessions are connected to the database; with force they end instead. */
        void requireIdle(String name, boolean force);

        /** Of a warehouse with one database for ever. */
        Databases ONE = new Databases() {
            @Override
            public Database make(DatabaseEntry entry) {
                throw new UnsupportedOperationException("a database in memory has no neighbours");
            }

            @Override
            public void settle(Map<String, Database> made, Principals after) {}

            @Override
            public void requireIdle(String name, boolean force) {}
        };
    }

    /** What was run since it was opened. */
    History history() {
        return history;
    }

    Principals current() {
        return current;
    }

    /** Held while a transaction changes it, and taken after the writer of a database. */
    Semaphore writer() {
        return writer;
    }

    Databases databases() {
        return databases;
    }

    /** What is taken for the catalogue while a warehouse is opened. */
    void opened(Principals principals) {
        current = principals;
    }

    /** Makes the files of the databases that are new. */
    Map<String, Database> make(Principals after) {
        Map<String, Database> made = new HashMap<>();
        for (DatabaseEntry entry : after.databases().values()) {
            if (!current.databases().containsKey(entry.name())) {
                made.put(entry.name(), databases.make(entry));
            }
        }
        return made;
    }

    /** It is on the disk. */
    void committed(Map<String, Database> made, Principals after) {
        current = after;
        databases.settle(made, after);
    }
}
