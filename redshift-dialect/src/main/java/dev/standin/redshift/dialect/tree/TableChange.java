package dev.standin.redshift.dialect.tree;

import java.util.List;

/** What ALTER TABLE does to a table as a whole. Source: r_ALTER_TABLE.html. */
public sealed interface TableChange {
    /** RENAME TO. */
    record RenameTo(String name) implements TableChange {}

    /** RENAME COLUMN. */
    record RenameColumn(String column, String name) implements TableChange {}

    /** ALTER DISTSTYLE, ALTER DISTKEY and ALTER SORTKEY; a sort key of no columns is NONE. */
    record Store(List<TableClause> clauses) implements TableChange {
        /** Copies the clauses. */
        public Store {
            clauses = List.copyOf(clauses);
        }
    }

    /** APPEND FROM another table. */
    record Append(TableName from) implements TableChange {}
}
