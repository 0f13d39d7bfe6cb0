package dev.standin.redshift;

import dev.standin.redshift.sql.Examined;
import dev.standin.redshift.sql.scope.Catalog;
import java.util.Map;
import java.util.Set;

/**
 * A database in memory against which SQL is bound without being run, under the very rules by which it is run. Every method throws
 * {@link dev.standin.redshift.dialect.SqlError} for what Redshift refuses and {@link dev.standin.redshift.dialect.Refusal} for what is not
 * reproduced here. Not safe for use by many threads.
 */
public final class EmptyWarehouse implements AutoCloseable {
    private final Database database;
    private final Session session;
    private final Catalog catalog;

    EmptyWarehouse(Database database) {
        this.database = database;
        this.session = database.session(Users.ADMIN, Map.of());
        // It asks once for each relation that is there: here relations are made, never changed.
        this.catalog = session.catalog();
    }

    /** Runs DDL. */
    public void execute(String sql) {
        session.transaction(() -> session.execute(sql));
    }

    /**
     * Columns as a table made of the query would have them, and everything that is wrong with it.
     *
     * @param parameters texts for its {@code :name}; about one that has none nothing is said
     * @param supposed tables and views ({@code schema.name}) that are there, though nobody knows their columns
     */
    public Examined examine(String select, Map<String, String> parameters, Set<String> supposed) {
        return session.examine(select, catalog, parameters, supposed);
    }

    /** The syntax tree of a select as JSON text, without positions: equal trees mean the same query. */
    public String tree(String select) {
        return session.tree(select);
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }
}
