package dev.standin.redshift;

import dev.standin.redshift.load.LakeObjects;
import dev.standin.redshift.sql.RightsText;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.rights.PrincipalsText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Databases that answer Redshift SQL, one DuckDB file each; {@code dev} always exists. Safe for use by many threads.
 *
 * <p>What was committed survives the end of the process at any moment.
 */
public final class Warehouse implements AutoCloseable {
    private static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private static final String FILE_END = ".duckdb";
    private final Path folder;
    private final Surroundings surroundings;
    private final Namespace namespace;
    private final Map<String, Database> databases = new TreeMap<>();

    private Warehouse(Path folder, Surroundings surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
        this.namespace = new Namespace(
                Principals.of(List.of()), new Neighbours(), surroundings.clock().instant());
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
            warehouse.open(files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(FILE_END))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the databases below " + folder, e);
        }
        return warehouse;
    }

    /** The newest catalogue says which files are databases; another file is one that was being made or dropped when the process ended. */
    private void open(List<String> files) {
        Map<String, Database> opened = new TreeMap<>();
        files.forEach(file -> opened.put(file, database(nameOf(file), file)));
        Principals principals = opened.values().stream()
                .map(Warehouse::kept)
                .flatMap(Optional::stream)
                .max(Comparator.comparingLong(Principals::version))
                .orElseGet(() ->
                        Principals.of(files.stream().map(Warehouse::nameOf).toList()));
        for (DatabaseEntry entry : List.copyOf(principals.databases().values())) {
            Database found = opened.remove(entry.file());
            if (found == null) {
                principals = principals.withoutDatabase(entry.name());
            } else {
                databases.put(entry.name(), found);
            }
        }
        opened.values().forEach(Database::delete);
        if (!databases.containsKey("dev")) {
            principals = principals.with(DatabaseEntry.of("dev", "dev" + FILE_END, Principal.ADMIN));
            databases.put("dev", database("dev", "dev" + FILE_END));
        }
        namespace.opened(principals);
        databases.values().forEach(each -> namespace.history().startAfter(each.lastStatement()));
    }

    private static String nameOf(String file) {
        int end = file.indexOf('-');
        return file.substring(0, end < 0 ? file.length() - FILE_END.length() : end);
    }

    private static Optional<Principals> kept(Database database) {
        return database.stored(RightsText.PRINCIPALS).stream()
                .map(row -> PrincipalsText.read(Objects.requireNonNull(row.get(1))))
                .findFirst();
    }

    private Database database(String name, String file) {
        return Database.open(new Database.Place(name, folder.resolve(file).toString(), namespace, surroundings));
    }

    /** A single database in memory, for binding models against empty tables. */
    public static EmptyWarehouse inMemory(Clock clock) {
        Namespace alone = new Namespace(Principals.of(List.of("dev")), Namespace.Databases.ONE, clock.instant());
        return new EmptyWarehouse(Database.open(new Database.Place(
                "dev", "", alone, new Surroundings(clock, LakeObjects.NONE, DurableWrites.UNOBSERVED))));
    }

    /** Who may connect. */
    public Users users() {
        return new Users(this, namespace);
    }

    /** Creates the database, owned by the first superuser, unless it exists. */
    public Database create(String name) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("database name '" + name + "': expected " + NAME);
        }
        if (!names().contains(name)) {
            try (Session session = database("dev").session(Users.ADMIN, Map.of())) {
                session.unrecorded().execute("create database " + Text.name(name));
            }
        }
        return database(name);
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

    /** The files of databases that a statement makes and drops. */
    private final class Neighbours implements Namespace.Databases {
        @Override
        public Database make(DatabaseEntry entry) {
            return database(entry.name(), entry.file());
        }

        @Override
        public void settle(Map<String, Database> made, Principals after) {
            List<Database> gone = new ArrayList<>();
            synchronized (Warehouse.this) {
                databases.putAll(made);
                for (String name : List.copyOf(databases.keySet())) {
                    if (!after.databases().containsKey(name)) {
                        gone.add(Objects.requireNonNull(databases.remove(name)));
                    }
                }
            }
            gone.forEach(Database::delete);
        }

        @Override
        public void requireIdle(String name, boolean force) {
            database(name).requireIdle(force);
        }
    }

    /** A connection to a database that does not exist. */
    public static final class UnknownDatabase extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownDatabase(String name) {
            super("FATAL: database \"" + name + "\" does not exist");
        }
    }
}
