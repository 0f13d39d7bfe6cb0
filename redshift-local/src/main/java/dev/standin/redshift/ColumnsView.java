package dev.standin.redshift;

import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.List;

/** SVV_COLUMNS, with the names of types as PostgreSQL's information schema writes them. Source: r_SVV_COLUMNS.html. */
final class ColumnsView {
    private static final String TYPES =
            "case kind when 'VARCHAR' then 'character varying' when 'CHAR' then 'character' when 'DECIMAL' then"
                    + " 'numeric' when 'DOUBLE' then 'double precision' when 'TIMESTAMP' then 'timestamp without time"
                    + " zone' when 'TIMESTAMPTZ' then 'timestamp with time zone' else lower(kind) end";
    private static final String LENGTH = "case when kind in ('VARCHAR', 'CHAR') then size end";
    private static final String PRECISION =
            "case kind when 'DECIMAL' then size when 'SMALLINT' then 16 when 'INTEGER' then 32 when 'BIGINT' then 64"
                    + " when 'DOUBLE' then 53 end";
    private static final String SCALE =
            "case when kind = 'DECIMAL' then scale when kind in ('SMALLINT', 'INTEGER', 'BIGINT') then 0 end";
    private static final String ROWS =
            "(select schema_name as table_schema, relation_name as table_name, name as column_name, position + 1 as"
                    + " ordinal_position, otherwise as column_default, case when not_null then 'NO' else 'YES' end as"
                    + " is_nullable, "
                    + TYPES
                    + " as data_type, " + LENGTH + " as character_maximum_length, " + PRECISION
                    + " as numeric_precision, " + SCALE
                    + " as numeric_scale from \"local$\".columns";
    private static final Type NUMBER = new Type(Type.Kind.INTEGER, 10, 0, false);

    private ColumnsView() {}

    /** The condition says which relations are seen. */
    static Relation.Table table(String name, String condition) {
        return new Relation.Table(
                "pg_catalog",
                name,
                ROWS + condition + ")",
                List.of(
                        text("table_schema"),
                        text("table_name"),
                        text("column_name"),
                        number("ordinal_position"),
                        text("column_default"),
                        text("is_nullable"),
                        text("data_type"),
                        number("character_maximum_length"),
                        number("numeric_precision"),
                        number("numeric_scale")));
    }

    private static Column text(String name) {
        return new Column(
                name, new Type(Type.Kind.VARCHAR, name.equals("column_default") ? 4000 : 128, 0, false), false, null);
    }

    private static Column number(String name) {
        return new Column(name, NUMBER, false, null);
    }
}
