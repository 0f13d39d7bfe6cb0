package dev.standin.redshift.dialect.tree;

import java.util.List;

/** The name of a table or view, from the database down, as far as it is written. */
public record TableName(List<String> parts) {
    /** Copies the parts. */
    public TableName {
        parts = List.copyOf(parts);
    }

    /** The name without its schema. */
    public String last() {
        return parts.getLast();
    }

    /** The name as written, with dots. */
    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
