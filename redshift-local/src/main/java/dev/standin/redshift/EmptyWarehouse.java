package dev.standin.redshift;

import dev.standin.redshift.sql.Output;
import java.util.List;
import java.util.Map;

/**
 * A database in memory against which SQL is bound without being run, under the very rules by which it is run. Every method throws
 * {@link dev.standin.redshift.dialect.SqlError} for what Redshift refuses and {@link dev.standin.redshift.dialect.Refusal} for what is not
 * reproduced here. Not safe for use by many threads.
 */
public final class EmptyWarehouse implements AutoCloseable {
    private final Database database;
    private final Session session;

    EmptyWarehouse(Database database) {
        this.database = database;
        this.session = database.session("compiler", Map.of());
    }

    /** Runs DDL. */
    public void execute(String sql) {
        session.transaction(() -> session.execute(sql));
    }

    /** Columns as a table made of the query would have them; every {@code :name} stands for the text {@code 1}. */
    public List<Output> columns(String select) {
        session.supposeParameters(select);
        return session.columns(select);
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
