package dev.standin.redshift.sql;

import java.util.List;

/** What a name in FROM may stand for. */
public sealed interface Relation {
    /** A table; the DuckDB table may stand elsewhere for system tables. */
    record Table(String schema, String name, String location, List<Column> columns) implements Relation {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** A late-binding view: nothing but its text, bound whenever it is read. */
    record View(String schema, String name, String query) implements Relation {}
}
