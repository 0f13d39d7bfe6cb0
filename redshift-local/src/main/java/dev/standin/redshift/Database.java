package dev.standin.redshift;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.Digests;
import dev.standin.redshift.load.LakeObjects;
import dev.standin.redshift.load.RowSource;
import dev.standin.redshift.lock.TableLocks;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** One database; sessions read snapshots and write side by side, as far as their {@link TableLocks} let them. Safe for use by many threads. */
public final class Database implements AutoCloseable {
    /** DuckDB walks over expressions by recursion; at 700 levels the megabyte of stack that a thread has is used up, and the process ends. */
    private static final int DEEPEST = 400;

    /**
     * One thread: a statement is computed by the thread that sent it. With more, DuckDB lets that thread turn in circles at full speed
     * while another one computes what cannot be divided, as the files of a COPY. Without FSST and dictionaries, texts take more than
     * twice the disk, and writing them half of the time.
     */
    private static final List<String> SETTINGS = List.of(
            "SET GLOBAL TimeZone = 'UTC'",
            "SET GLOBAL max_expression_depth = " + DEEPEST,
            "SET GLOBAL threads = 1",
            "SET GLOBAL disabled_compression_methods = 'fsst, dictionary'");

    private final Place place;
    private final DuckDBConnection root;
    private final RowSource rows;
    private final TableLocks locks = new TableLocks();
    private final CatalogStates catalog = new CatalogStates();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean dropped;

    private Database(Place place, DuckDBConnection root, RowSource rows) {
        this.place = place;
        this.root = root;
        this.rows = rows;
    }

    /** Where a database is; an empty path is one in memory. */
    record Place(String name, String path, Namespace namespace, Warehouse.Surroundings surroundings) {}

    static Database open(Place place) {
        String path = place.path();
        Properties settings = new Properties();
        settings.setProperty("preserve_identifier_case", "false");
        try {
            // Not asked of the driver manager, which looks for other drivers in every jar.
            DuckDBConnection connection =
                    new DuckDBDriver().connect("jdbc:duckdb:" + path, settings).unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                for (String sql : SETTINGS) {
                    statement.execute(sql);
                }
            }
            Foundation.lay(connection);
            dropTemporary(connection);
            RowSource rows = new RowSource();
            rows.register(connection);
            Digests.register(connection);
            return new Database(place, connection, rows);
        } catch (SQLException e) {
            tellOfDisk(e, place.surroundings().writes());
            throw new IllegalStateException("cannot open the database " + path + ": " + e.getMessage(), e);
        }
    }

    /** What sessions have left that did not end, since the process did. */
    private static void dropTemporary(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (List<@Nullable String> row : Values.texts(statement.executeQuery(TemporaryTables.LEFT))) {
                for (String sql : TemporaryTables.dropped(Objects.requireNonNull(row.getFirst()))) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** Tells of DuckDB's failure whoever watches the disk, if it is one of the disk. */
    static void tellOfDisk(SQLException failed, DurableWrites writes) {
        String message = String.valueOf(failed.getMessage());
        if (message.contains("Could not write")) {
            writes.failed(
                    "a database",
                    new IOException(
                            message.substring(message.lastIndexOf(": ") + 1).strip()));
        }
    }

    /**
     * A session of its own; parameters are the values of {@code :name}.
     *
     * @throws Users.UnknownUser if there is no such user
     * @throws SqlError if the database has as many sessions as it may have
     */
    public Session session(String user, Map<String, String> parameters) {
        Principal.User found = place.namespace().current().user(user);
        if (found == null || found.id() == Principal.SYSTEM) {
            throw new Users.UnknownUser(user);
        }
        requireRoom(found);
        try {
            Session session = new Session(this, root.duplicate().unwrap(DuckDBConnection.class), found, parameters);
            sessions.add(session);
            return session;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to the database: " + e.getMessage(), e);
        }
    }

    /** Superusers are not counted out. Source: r_CREATE_DATABASE.html. */
    private void requireRoom(Principal.User user) {
        DatabaseEntry entry = place.namespace().current().databases().get(place.name());
        if (entry != null
                && !user.superuser()
                && entry.connectionLimit() >= 0
                && sessions.size() >= entry.connectionLimit()) {
            throw new SqlError("too many connections for database \"" + place.name() + "\"");
        }
    }

    /** Rows of the hidden tables, as text, before there is any user. */
    List<List<@Nullable String>> stored(String duckSql) {
        try (Statement statement = root.createStatement()) {
            return Values.texts(statement.executeQuery(duckSql));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database " + place.path() + ": " + e.getMessage(), e);
        }
    }

    /** The number of the last statement of which something is kept. */
    long lastStatement() {
        return Long.parseLong(Objects.requireNonNull(
                stored("select coalesce(max(query_id), 0) from " + Macros.SCHEMA + ".load_errors")
                        .getFirst()
                        .getFirst()));
    }

    /** The number of a new session. */
    long number() {
        return numbers.incrementAndGet();
    }

    void ended(Session session) {
        sessions.remove(session);
    }

    /** The name that statements know. */
    String name() {
        return place.name();
    }

    Namespace namespace() {
        return place.namespace();
    }

    /** Fails if somebody is connected; with force whoever is connected ends. */
    void requireIdle(boolean force) {
        if (!force && !sessions.isEmpty()) {
            throw new SqlError("database \"" + place.name() + "\" is being accessed by other users");
        }
    }

    /** Ends all sessions and deletes the file. */
    void delete() {
        dropped = true;
        sessions.forEach(Session::cancel);
        close();
        try {
            Files.deleteIfExists(Path.of(place.path()));
            Files.deleteIfExists(Path.of(place.path() + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the file of the database " + place.name(), e);
        }
    }

    /** Fails once the database is dropped. */
    void requireThere() {
        if (dropped) {
            throw new SqlError("terminating connection due to administrator command");
        }
    }

    /** How many transactions wait for a table that another one holds. */
    public int waiting() {
        return locks.waiting();
    }

    /** Who holds which table. */
    TableLocks locks() {
        return locks;
    }

    /** What is known of its catalogue. */
    CatalogStates catalog() {
        return catalog;
    }

    /** What COPY loads from. */
    RowSource rows() {
        return rows;
    }

    Clock clock() {
        return place.surroundings().clock();
    }

    LakeObjects lake() {
        return place.surroundings().lake();
    }

    /**
     * Fails if the file was deleted: the operating system writes on into it, and what is acknowledged then is lost.
     *
     * @throws UncheckedIOException then
     */
    void requireFile() {
        requireThere();
        String path = place.path();
        if (!path.isEmpty() && Files.notExists(Path.of(path))) {
            IOException gone = new NoSuchFileException(path, null, "a database was deleted while it was in use");
            writes().failed("a database", gone);
            throw new UncheckedIOException(gone);
        }
    }

    DurableWrites writes() {
        return place.surroundings().writes();
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the database: " + e.getMessage(), e);
        }
    }
}
