package dev.standin.redshift.sql.scope;

import dev.standin.redshift.dialect.type.Type;

/** A column of a query: its label, its name in DuckDB's text (unique in its query), its type. */
public record Output(String label, String sqlName, Type type) {
    public Output(String name, Type type) {
        this(name, name, type);
    }
}
