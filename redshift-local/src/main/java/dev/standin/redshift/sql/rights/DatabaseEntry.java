package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.tree.Administration.Isolation;
import dev.standin.redshift.dialect.tree.Privilege;
import java.util.Set;

/**
 * A database of the warehouse.
 *
 * @param file name of its file
 * @param owner id of a user
 * @param connectionLimit -1 is unlimited
 */
public record DatabaseEntry(
        String name, String file, int owner, Isolation isolation, int connectionLimit, Set<Given> grants) {
    /** Copies the grants. */
    public DatabaseEntry {
        grants = Set.copyOf(grants);
    }

    /** A new one, in which everybody may make temporary tables; snapshot isolation is a namespace's default. Source: r_CREATE_DATABASE.html. */
    public static DatabaseEntry of(String name, String file, int owner) {
        return new DatabaseEntry(
                name, file, owner, Isolation.SNAPSHOT, -1, Set.of(new Given(Privilege.TEMPORARY, Principal.PUBLIC)));
    }

    /** The same with other grants. */
    public DatabaseEntry granted(Set<Given> others) {
        return new DatabaseEntry(name, file, owner, isolation, connectionLimit, others);
    }

    /** The same with another owner. */
    public DatabaseEntry owned(int other) {
        return new DatabaseEntry(name, file, other, isolation, connectionLimit, grants);
    }

    /** The same with another isolation level. */
    public DatabaseEntry isolated(Isolation other) {
        return new DatabaseEntry(name, file, owner, other, connectionLimit, grants);
    }

    /** The same with another limit. */
    public DatabaseEntry limited(int connections) {
        return new DatabaseEntry(name, file, owner, isolation, connections, grants);
    }
}
