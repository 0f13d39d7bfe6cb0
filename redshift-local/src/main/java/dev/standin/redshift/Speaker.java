package dev.standin.redshift;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;

/**
 * Whose rights a session has: the user's who connected, until a superuser takes on another's, which a rollback takes back. For one thread.
 * Sources: r_SET_SESSION_AUTHORIZATION.html; the words of a denial are PostgreSQL 8's.
 */
final class Speaker {
    private final Principal.User connected;
    private Principal.User before;
    private Principal.User session;
    private Principal.User current;

    Speaker(Principal.User connected) {
        this.connected = connected;
        this.before = connected;
        this.session = connected;
        this.current = connected;
    }

    /** Whose rights the next statement has. */
    Principal.User user() {
        return current;
    }

    /** Takes another's rights on; outside of a transaction at once, and LOCAL not at all. */
    void become(Plan.SpeakAs plan, Principals principals, boolean inTransaction) {
        Principal.User wanted = plan.user() == null ? connected : principals.user(plan.user());
        if (wanted == null) {
            throw new SqlError("user \"" + plan.user() + "\" does not exist");
        }
        if (wanted.id() != connected.id() && !principals.isSuperuser(connected.id())) {
            throw new SqlError("permission denied to set session authorization");
        }
        current = wanted;
        session = plan.local() ? session : wanted;
        if (!inTransaction) {
            committed();
            end();
        }
    }

    /** A transaction begins. */
    void begin() {
        before = session;
    }

    /** It was committed. */
    void committed() {
        before = session;
    }

    /** It is over: what was said for it alone, or what was not committed, is forgotten. */
    void end() {
        session = before;
        current = before;
    }
}
