package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration;
import dev.standin.redshift.dialect.tree.Administration.DatabaseOptions;
import dev.standin.redshift.dialect.tree.Administration.Isolation;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.rights.Principals;
import java.util.List;
import java.util.Set;

/** CREATE, ALTER and DROP DATABASE. Sources: r_CREATE_DATABASE.html, r_ALTER_DATABASE.html, r_DROP_DATABASE.html. */
final class DatabaseBinder {
    /** They cannot be dropped. */
    private static final Set<String> KEPT = Set.of("dev", "padb_harvest", "template0", "template1");

    private static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private final Principals principals;

    DatabaseBinder(Principals principals) {
        this.principals = principals;
    }

    Plan create(Administration.CreateDatabase create, int user) {
        String name = create.name();
        if (!name.matches(NAME)) {
            throw new Refusal("a database's name that is not " + NAME);
        }
        if (principals.databases().containsKey(name) || KEPT.contains(name)) {
            throw new SqlError("database \"" + name + "\" already exists");
        }
        String owner = create.owner();
        int id = owner == null ? user : principals.requireUser(owner).id();
        return changed("CREATE DATABASE", with(DatabaseEntry.of(name, principals.fileOf(name), id), create.options()));
    }

    Plan drop(Administration.DropDatabase drop, String current) {
        String name = drop.name();
        if (name.equals(current)) {
            throw new SqlError("cannot drop the currently open database");
        }
        principals.requireDatabase(name);
        if (KEPT.contains(name)) {
            throw new SqlError("cannot drop database \"" + name + "\"");
        }
        return new Plan.Administered("DROP DATABASE", principals.withoutDatabase(name), List.of(), drop.force());
    }

    Plan owner(Administration.DatabaseOwner owner) {
        DatabaseEntry entry = principals.requireDatabase(owner.name());
        return changed(
                "ALTER DATABASE",
                entry.owned(principals.requireUser(owner.owner()).id()));
    }

    Plan alter(Administration.AlterDatabase alter) {
        DatabaseEntry entry = principals.requireDatabase(alter.name());
        if (alter.options().isolation() != null && alter.name().equals("dev")) {
            throw new SqlError("cannot alter the isolation level of the database \"dev\"");
        }
        return changed("ALTER DATABASE", with(entry, alter.options()));
    }

    private Plan changed(String command, DatabaseEntry entry) {
        return new Plan.Administered(command, principals.with(entry), List.of(), false);
    }

    private static DatabaseEntry with(DatabaseEntry entry, DatabaseOptions options) {
        Isolation isolation = options.isolation();
        if (isolation == Isolation.SERIALIZABLE) {
            throw new Refusal("ISOLATION LEVEL SERIALIZABLE; the local engine's transactions see snapshots");
        }
        DatabaseEntry limited = options.connectionLimit().isPresent()
                ? entry.limited(options.connectionLimit().getAsInt())
                : entry;
        return isolation == null ? limited : limited.isolated(isolation);
    }
}
