package dev.standin.redshift;

import dev.standin.redshift.dialect.tree.Administration.Command;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Passwords;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;
import java.util.List;
import java.util.Map;

/** The users of a warehouse, for who lets them in. Names are the same in any case of their letters. Safe for use by many threads. */
public final class Users {
    /** The superuser that is there from the beginning. */
    public static final String ADMIN = Principals.ADMIN;

    private final Warehouse warehouse;
    private final Namespace namespace;

    Users(Warehouse warehouse, Namespace namespace) {
        this.warehouse = warehouse;
        this.namespace = namespace;
    }

    /** Makes the user, without a password, unless there is one, as GetCredentials does for an IAM identity. */
    public void ensure(String name) {
        if (!exists(name)) {
            administer("create user " + Text.name(name) + " password disable", name);
        }
    }

    /** Sets the password, as a service does that manages it. */
    public void password(String name, String password) {
        try (Session session = warehouse.database("dev").session(ADMIN, Map.of())) {
            session.unrecorded()
                    .transaction(() ->
                            session.execute("alter user " + Text.name(name) + " password " + Text.quote(password)));
        }
    }

    /** Of two that make the same user one finds it there. */
    private void administer(String sql, String name) {
        try (Session session = warehouse.database("dev").session(ADMIN, Map.of())) {
            session.unrecorded().transaction(() -> exists(name) ? Result.changed(-1) : session.execute(sql));
        }
    }

    /** Whether there is such a user. */
    public boolean exists(String name) {
        return namespace.current().user(name) != null;
    }

    /** Whether the user may connect with this password. */
    public boolean authenticates(String name, String password) {
        Principal.User user = namespace.current().user(name);
        return user != null && Passwords.matches(user, password);
    }

    /** Whether the user may take on exactly this chain of IAM roles for the command; ARNs with commas between them, or {@code default}. */
    public boolean mayAssume(String name, String chain, Command command) {
        Principal.User user = namespace.current().user(name);
        return user != null && namespace.current().mayAssume(user.id(), chain, command);
    }

    /** Names in the order in which the users were made. */
    public List<String> names() {
        return namespace.current().users().map(Principal.User::name).toList();
    }

    /** Somebody connects who is no user. */
    public static final class UnknownUser extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownUser(String name) {
            super("FATAL: user \"" + name + "\" does not exist");
        }
    }
}
