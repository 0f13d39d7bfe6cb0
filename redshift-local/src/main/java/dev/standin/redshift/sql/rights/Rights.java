package dev.standin.redshift.sql.rights;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.dialect.tree.Privilege;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one user may do in one database, in one transaction. A superuser may do everything, and is asked for nothing. For one thread.
 *
 * <p>Denials are in Redshift's words, which are PostgreSQL's.
 */
public final class Rights {
    private final int user;
    private final String database;
    private final Principals principals;
    private final Supplier<Acl> asked;
    private @Nullable Acl acl;
    private @Nullable Set<Integer> effective;

    /** The access lists are asked for when they are needed, once. */
    public Rights(int user, String database, Principals principals, Supplier<Acl> asked) {
        this.user = user;
        this.database = database;
        this.principals = principals;
        this.asked = asked;
    }

    /** The same of another user, be it the owner of a view, who may be gone. */
    public Rights of(int other) {
        return other == user ? this : new Rights(other, database, principals, this::acl);
    }

    /** The id of the user. */
    public int user() {
        return user;
    }

    /** The database of the session. */
    public String database() {
        return database;
    }

    /** What the warehouse's databases share. */
    public Principals principals() {
        return principals;
    }

    /** Owners and grants of the database. */
    public Acl acl() {
        Acl known = acl;
        if (known == null) {
            known = asked.get();
            acl = known;
        }
        return known;
    }

    public boolean isSuperuser() {
        return principals.isSuperuser(user);
    }

    /** Whether the user has one of these privileges; the owner has all. */
    public boolean may(Set<Privilege> privileges, Acl.Name name) {
        return isSuperuser() || acl().owner(name) == user || acl().given(name, privileges, effective());
    }

    /** Whether objects of the schema can be reached. */
    public boolean mayUse(String schema) {
        return may(Set.of(Privilege.USAGE), Acl.Name.of(schema));
    }

    /** Whether the user owns the object, or may do what its owner may. */
    public boolean owns(Acl.Name name) {
        return isSuperuser() || acl().owner(name) == user;
    }

    /** Fails unless objects of the schema can be reached. */
    public void requireUsage(String schema) {
        if (!mayUse(schema)) {
            throw denied("schema", schema);
        }
    }

    /** Fails unless the user has one of these privileges. */
    public void require(Set<Privilege> privileges, Acl.Name name) {
        if (!may(privileges, name)) {
            throw name.relation().isEmpty() ? denied("schema", name.schema()) : denied("relation", name.relation());
        }
    }

    /** Fails unless the user owns the object or has the privilege that stands in for it, if there is one. */
    public void requireOwner(Acl.Name name, @Nullable Privilege instead) {
        if (!owns(name) && (instead == null || !may(Set.of(instead), name))) {
            throw new SqlError(
                    name.relation().isEmpty()
                            ? "must be owner of schema " + name.schema()
                            : "must be owner of relation " + name.relation());
        }
    }

    /** Fails unless the user owns the object, or who may grant: nobody else here, since there is no grant option. */
    public void requireGrantor(Acl.Name name) {
        if (!owns(name)) {
            throw name.relation().isEmpty() ? denied("schema", name.schema()) : denied("relation", name.relation());
        }
    }

    /** Fails unless the user may do this in the database of the session. */
    public void requireOnDatabase(Privilege privilege) {
        DatabaseEntry entry = principals.requireDatabase(database);
        if (!ownsDatabase(entry)
                && entry.grants().stream()
                        .noneMatch(given ->
                                given.privilege() == privilege && effective().contains(given.grantee()))) {
            throw denied("database", database);
        }
    }

    /** Whether the user owns the database, or may do what its owner may. */
    public boolean ownsDatabase(DatabaseEntry entry) {
        return isSuperuser() || entry.owner() == user;
    }

    /** Fails with these words unless the user is a superuser. */
    public void requireSuperuser(String words) {
        if (!isSuperuser()) {
            throw new SqlError(words);
        }
    }

    /** Fails unless the user may take on exactly this chain of roles. Source: r_GRANT-usage-notes.html. */
    public void requireChain(String chain, Command command) {
        if (!principals.mayAssume(user, chain, command)) {
            Principal self = principals.all().get(user);
            throw new SqlError("User " + (self == null ? "unknown" : self.name())
                    + " does not have ASSUMEROLE permission on IAM role \"" + chain + "\" for "
                    + command.name().replace('_', ' '));
        }
    }

    /** In Redshift's words. */
    public static SqlError denied(String kind, String name) {
        return new SqlError("permission denied for " + kind + " " + name);
    }

    /** Whether the user may see what is told of a principal: itself, everybody, its roles. */
    public boolean sees(int principal) {
        return isSuperuser() || effective().contains(principal);
    }

    /** Whether the user may see that there is such a relation: whoever owns it or has some privilege on it. */
    public boolean sees(Acl.Name relation) {
        return may(Privilege.ofTables(), relation);
    }

    private Set<Integer> effective() {
        Set<Integer> known = effective;
        if (known == null) {
            known = principals.effective(user);
            effective = known;
        }
        return known;
    }
}
