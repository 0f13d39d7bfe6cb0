package dev.standin.redshift;

import dev.standin.redshift.load.LakeObjects;
import dev.standin.redshift.load.RowSource;
import dev.standin.redshift.sql.CatalogText;
import dev.standin.redshift.sql.engine.Macros;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBConnection;

/** One database; sessions read snapshots side by side, and write one after the other. Safe for use by many threads. */
public final class Database implements AutoCloseable {
    /** DuckDB walks over expressions by recursion; at 700 levels the megabyte of stack that a thread has is used up, and the process ends. */
    private static final int DEEPEST = 400;

    /**
     * One thread: a statement is computed by the thread that sent it. With more, DuckDB lets that thread turn in circles at full speed
     * while another one computes what cannot be divided, as the files of a COPY. Without FSST, texts take twice the disk, and writing them
     * two thirds of the time.
     */
    private static final List<String> SETTINGS = List.of(
            "SET GLOBAL TimeZone = 'UTC'",
            "SET GLOBAL max_expression_depth = " + DEEPEST,
            "SET GLOBAL threads = 1",
            "SET GLOBAL disabled_compression_methods = 'fsst'");

    private final String path;
    private final DuckDBConnection root;
    private final Warehouse.Surroundings surroundings;
    private final RowSource rows;
    private final Semaphore writer = new Semaphore(1, true);

    private Database(String path, DuckDBConnection root, RowSource rows, Warehouse.Surroundings surroundings) {
        this.path = path;
        this.root = root;
        this.rows = rows;
        this.surroundings = surroundings;
    }

    /** An empty path is a database in memory. */
    static Database open(String path, Warehouse.Surroundings surroundings) {
        Properties settings = new Properties();
        settings.setProperty("preserve_identifier_case", "false");
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:" + path, settings).unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                for (String sql : SETTINGS) {
                    statement.execute(sql);
                }
                for (String sql : CatalogText.tables()) {
                    statement.execute(sql);
                }
                for (String sql : Macros.definitions()) {
                    statement.execute(sql);
                }
            }
            RowSource rows = new RowSource();
            rows.register(connection);
            return new Database(path, connection, rows, surroundings);
        } catch (SQLException e) {
            tellOfDisk(e, surroundings.writes());
            throw new IllegalStateException("cannot open the database " + path + ": " + e.getMessage(), e);
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

    /** A session of its own; parameters are the values of {@code :name}. */
    public Session session(String user, Map<String, String> parameters) {
        try {
            return new Session(this, root.duplicate().unwrap(DuckDBConnection.class), user, parameters);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot connect to the database: " + e.getMessage(), e);
        }
    }

    /** Held while a transaction may write. */
    Semaphore writer() {
        return writer;
    }

    /** What COPY loads from. */
    RowSource rows() {
        return rows;
    }

    Clock clock() {
        return surroundings.clock();
    }

    LakeObjects lake() {
        return surroundings.lake();
    }

    /**
     * Fails if the file was deleted: the operating system writes on into it, and what is acknowledged then is lost.
     *
     * @throws UncheckedIOException then
     */
    void requireFile() {
        if (!path.isEmpty() && Files.notExists(Path.of(path))) {
            IOException gone = new NoSuchFileException(path, null, "a database was deleted while it was in use");
            surroundings.writes().failed("a database", gone);
            throw new UncheckedIOException(gone);
        }
    }

    DurableWrites writes() {
        return surroundings.writes();
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
