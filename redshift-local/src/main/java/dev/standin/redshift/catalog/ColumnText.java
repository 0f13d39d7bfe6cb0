package dev.standin.redshift.catalog;

/** How the catalogue writes the type of a column; the texts are the engine's, over a row {@code c} of {@link Rows}. */
final class ColumnText {
    /** As PostgreSQL's information schema: without sizes. */
    static final String TYPE = "case c.kind when 'VARCHAR' then 'character varying' when 'CHAR' then 'character' when"
            + " 'DECIMAL' then 'numeric' when 'DOUBLE' then 'double precision' when 'TIMESTAMP' then 'timestamp"
            + " without time zone' when 'TIMESTAMPTZ' then 'timestamp with time zone' else lower(c.kind) end";

    /** As PostgreSQL's format_type: with sizes. */
    static final String FORMATTED = TYPE + " || case when c.kind in ('VARCHAR', 'CHAR') then '(' || c.size || ')' when"
            + " c.kind = 'DECIMAL' then '(' || c.size || ',' || c.scale || ')' else '' end";

    static final String LENGTH = "case when c.kind in ('VARCHAR', 'CHAR') then c.size end";
    static final String PRECISION = "case c.kind when 'DECIMAL' then c.size when 'SMALLINT' then 16 when 'INTEGER' then"
            + " 32 when 'BIGINT' then 64 when 'REAL' then 24 when 'DOUBLE' then 53 end";
    static final String RADIX = "case when c.kind = 'DECIMAL' then 10 when c.kind in ('SMALLINT', 'INTEGER', 'BIGINT',"
            + " 'REAL', 'DOUBLE') then 2 end";
    static final String SCALE = "case when c.kind = 'DECIMAL' then c.scale when c.kind in ('SMALLINT', 'INTEGER',"
            + " 'BIGINT') then 0 end";
    static final String NULLABLE = "case when c.not_null then 'NO' else 'YES' end";

    /** The number of the type, and its length in bytes, as the driver of Redshift has them. */
    static final String TYPE_ID =
            "case c.kind when 'BOOLEAN' then 16 when 'BIGINT' then 20 when 'SMALLINT' then 21 when"
                    + " 'INTEGER' then 23 when 'REAL' then 700 when 'DOUBLE' then 701 when 'CHAR' then 1042 when 'VARCHAR'"
                    + " then 1043 when 'DATE' then 1082 when 'TIMESTAMP' then 1114 when 'TIMESTAMPTZ' then 1184 when"
                    + " 'DECIMAL' then 1700 when 'SUPER' then 4000 end";

    static final String TYPE_NAME = "case c.kind when 'BOOLEAN' then 'bool' when 'BIGINT' then 'int8' when 'SMALLINT'"
            + " then 'int2' when 'INTEGER' then 'int4' when 'REAL' then 'float4' when 'DOUBLE' then 'float8' when"
            + " 'CHAR' then 'bpchar' when 'DECIMAL' then 'numeric' else lower(c.kind) end";

    /** Sizes with four added, as PostgreSQL keeps them. */
    static final String MODIFIER =
            "case when c.kind in ('VARCHAR', 'CHAR') then c.size + 4 when c.kind = 'DECIMAL' then"
                    + " c.size * 65536 + c.scale + 4 else -1 end";

    private ColumnText() {}
}
