package dev.standin.redshift;

import dev.standin.redshift.dialect.tree.Statement;
import dev.standin.redshift.sql.CatalogText;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * A session's own schema, which comes first in its search path; it is dropped when the session ends, and with what a process that
 * ended has left when the database is opened. For one thread. Source: r_CREATE_TABLE_NEW.html, "TEMPORARY".
 */
final class TemporaryTables {
    /** The schemas that are there. */
    static final String LEFT = "select schema_name from duckdb_schemas() where database_name = current_database() and"
            + " starts_with(schema_name, '" + Names.TEMPORARY + "')";

    private final String schema;
    private boolean used;

    /** The number is that of no other session of the database. */
    TemporaryTables(long number) {
        this.schema = Names.TEMPORARY + number;
    }

    /** The name of the schema, there or not. */
    String schema() {
        return schema;
    }

    /** Whether there may be a table. */
    boolean used() {
        return used;
    }

    /** A statement is run that may make one. */
    void running(Statement statement) {
        used |= statement.makesTemporary();
    }

    /** The session ends. */
    void end(Engine engine) {
        if (!used) {
            return;
        }
        try {
            engine.raw("BEGIN TRANSACTION");
            dropped(schema).forEach(engine::raw);
            engine.raw("COMMIT");
        } catch (RuntimeException left) {
            System.getLogger(TemporaryTables.class.getName())
                    .log(System.Logger.Level.DEBUG, "temporary tables go when the database is opened next", left);
        }
    }

    /** The engine's texts that drop a schema with all that is in it. */
    static List<String> dropped(String schema) {
        List<String> sqls = new ArrayList<>(CatalogText.schemaForgotten(schema));
        sqls.add("DROP SCHEMA IF EXISTS " + Text.name(schema) + " CASCADE");
        return sqls;
    }
}
