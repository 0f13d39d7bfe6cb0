package dev.larder.local.redshift;

import dev.larder.core.plan.TableColumn;
import dev.larder.core.project.Binder;
import java.util.List;
import java.util.Map;

/**
 * Binds a project's SQL against empty tables in memory, under the very rules by which it is run. Not safe for use by many
 * threads.
 */
public final class EmptyWarehouse implements Binder, AutoCloseable {
    private final Database database;
    private final Session session;

    EmptyWarehouse(Database database) {
        this.database = database;
        this.session = database.session("compiler", Map.of());
    }

    @Override
    public void execute(String sql) throws BindFailure {
        try {
            session.transaction(() -> session.execute(sql));
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Columns as a table made of the query would have them; every {@code :name} stands for the text {@code 1}. */
    @Override
    public List<TableColumn> columns(String select) throws BindFailure {
        try {
            session.supposeParameters(select);
            return session.columns(select).stream()
                    .map(output -> new TableColumn(output.label(), output.type().declared(), false))
                    .toList();
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    @Override
    public String tree(String select) throws BindFailure {
        try {
            return session.tree(select);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }

    private static BindFailure failure(RuntimeException e) {
        return new BindFailure(String.valueOf(e.getMessage()).strip());
    }
}
