package dev.larder.core.contract;

/**
 * A column's type in the warehouse.
 *
 * @param kind which type
 * @param length bytes for {@code VARCHAR}, total digits for {@code DECIMAL}, 0 otherwise
 * @param scale digits after the point for {@code DECIMAL}, 0 otherwise
 */
public record ColumnType(Kind kind, int length, int scale) {
    /** The types a contract can declare. */
    public enum Kind {
        VARCHAR,
        SMALLINT,
        INTEGER,
        BIGINT,
        DECIMAL,
        DATE,
        /** What a clock showed, without a zone. */
        TIMESTAMP,
        /** A moment in time. */
        TIMESTAMPTZ,
        BOOLEAN
    }

    /** The type as Redshift writes it, for example {@code decimal(12,2)}. */
    public String sql() {
        return switch (kind) {
            case VARCHAR -> "varchar(" + length + ")";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case DECIMAL -> "decimal(" + length + "," + scale + ")";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMPTZ -> "timestamptz";
            case BOOLEAN -> "boolean";
        };
    }
}
