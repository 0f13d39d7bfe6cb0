package dev.standin.redshift;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.sql.Plan;
import dev.standin.redshift.sql.RightsText;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.rights.PrincipalsText;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one session's transaction does to the catalogue of users: all of it when it commits, or nothing. For one thread. */
final class Administering {
    private static final int PATIENCE_SECONDS = 30;
    private final Namespace namespace;
    private @Nullable Principals changing;
    private boolean changed;

    Administering(Namespace namespace) {
        this.namespace = namespace;
    }

    /** The catalogue as the transaction sees it. */
    Principals principals() {
        Principals mine = changing;
        return mine == null ? namespace.current() : mine;
    }

    /** Waits until nobody else changes the catalogue; held until {@link #end}. Who waits long may be waited for, by a lock on a table. */
    void begin() {
        if (changing == null) {
            try {
                if (!namespace.writer().tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new SqlError("deadlock detected");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new SqlError("Query cancelled on user's request");
            }
            changing = namespace.current();
        }
    }

    /** Takes a change on. */
    void take(Plan.Administered plan) {
        for (String name : principals().databases().keySet()) {
            if (!plan.principals().databases().containsKey(name)) {
                namespace.databases().requireIdle(name, plan.force());
            }
        }
        changing = plan.principals();
        changed = true;
    }

    /** What is to be written before the commit. */
    List<String> toBeWritten() {
        return changed ? RightsText.principals(next().version(), PrincipalsText.of(next())) : List.of();
    }

    private Principals next() {
        return principals().numbered(namespace.current().version() + 1);
    }

    /** Commits by the work, which fails if nothing is committed. */
    void commit(Runnable work) {
        if (!changed) {
            work.run();
            return;
        }
        Principals after = next();
        Map<String, Database> made = namespace.make(after);
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            made.values().forEach(Database::delete);
            throw failed;
        }
        namespace.committed(made, after);
    }

    /** Lets others change it, whatever became of the change. */
    void end() {
        if (changing != null) {
            changing = null;
            changed = false;
            namespace.writer().release();
        }
    }
}
