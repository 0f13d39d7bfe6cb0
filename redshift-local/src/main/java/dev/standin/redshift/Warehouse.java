package dev.standin.redshift;

import dev.standin.redshift.load.LakeObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Databases that answer Redshift SQL, one DuckDB file each; {@code dev} always exists. Safe for use by many threads.
 *
 * <p>What was committed survives the end of the process at any moment.
 */
public final class Warehouse implements AutoCloseable {
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private final Path folder;
    private final Surroundings surroundings;
    private final Map<String, Database> databases = new TreeMap<>();

    private Warehouse(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /** What databases see of the outside; {@code writes} is told of every commit. */
    public record Surroundings(Clock clock, LakeObjects lake, DurableWrites writes) {}

    /** Opens every database below the folder without anybody watching its commits; one process at a time may do so. */
    public static Warehouse open(Path folder, Clock clock, LakeObjects lake) {
        return open(folder, new Surroundings(clock, lake, DurableWrites.UNOBSERVED));
    }

    /** Opens every database below the folder; one process at a time may do so. */
    public static Warehouse open(Path folder, Surroundings surroundings) {
        Warehouse warehouse = new Warehouse(folder, surroundings);
        try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
            files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".duckdb"))
                    .forEach(n -> warehouse.create(n.substring(0, n.length() - ".duckdb".length())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the databases below " + folder, e);
        }
        warehouse.create("dev");
        return warehouse;
    }

    /** A single database in memory, for binding models against empty tables. */
    public static EmptyWarehouse inMemory(Clock clock) {
        return new EmptyWarehouse(
                Database.open("", new Surroundings(clock, LakeObjects.NONE, DurableWrites.UNOBSERVED)));
    }

    /** Creates the database unless it exists. */
    public synchronized Database create(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("database name '" + name + "': expected " + NAME);
        }
        return databases.computeIfAbsent(
                name, n -> Database.open(folder.resolve(n + ".duckdb").toString(), surroundings));
    }

    /** Names in alphabetical order. */
    public synchronized List<String> names() {
        return List.copyOf(databases.keySet());
    }

    /**
     * The database of that name.
     *
     * @throws UnknownDatabase if there is none
     */
    public synchronized Database database(String name) {
        Database database = databases.get(name);
        if (database == null) {
            throw new UnknownDatabase(name);
        }
        return database;
    }

    @Override
    public synchronized void close() {
        databases.values().forEach(Database::close);
        databases.clear();
    }

    /** A connection to a database that does not exist. */
    public static final class UnknownDatabase extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownDatabase(String name) {
            super("FATAL: database \"" + name + "\" does not exist");
        }
    }
}
