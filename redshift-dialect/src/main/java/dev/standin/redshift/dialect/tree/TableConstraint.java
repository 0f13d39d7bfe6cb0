package dev.standin.redshift.dialect.tree;

import java.util.List;

/**
 * A key of a table, which Redshift keeps but does not enforce.
 *
 * @param written the whole of it, as it is written
 */
public record TableConstraint(Kind kind, List<String> columns, String written) {
    /** Copies the names. */
    public TableConstraint {
        columns = List.copyOf(columns);
    }

    /** What it promises. */
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY
    }
}
