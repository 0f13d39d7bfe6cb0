package dev.standin.redshift.sql.engine;

import dev.standin.redshift.dialect.type.Type;

/** The types of Redshift as DuckDB's; text is unbounded there; its length is checked when a value is assigned. */
public final class DuckType {
    private DuckType() {}

    /** The type of a column. */
    public static String of(Type type) {
        return switch (type.kind()) {
            case DECIMAL -> "DECIMAL(" + type.size() + ", " + type.scale() + ")";
            case CHAR, VARCHAR, UNKNOWN, SUPER -> "VARCHAR";
            // In UTC: see Zones.
            case TIMESTAMPTZ -> "TIMESTAMP";
            case BOOLEAN, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, TIMESTAMP, INTERVAL ->
                type.kind().name();
        };
    }
}
