package dev.larder.cli.sql;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.functions.port.Warehouse.Rows;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the warehouse says of its own tables and views. */
record Catalogue(Reading reading) {
    private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)?");
    private static final String RELATIONS = """
        select table_schema as "schema", table_name as "name",
            case table_type when 'VIEW' then 'view' else 'table' end as "kind"
        from svv_tables
        where table_schema not in ('pg_catalog', 'information_schema') %s
        order by table_schema, table_name
        """;
    private static final String NAMES = """
        select table_schema, table_name, column_name from svv_columns
        where table_schema not in ('pg_catalog', 'information_schema')
        order by table_schema, table_name, ordinal_position
        """;

    /** All tables and views. */
    Rows relations() {
        return reading.rows(RELATIONS.formatted(""));
    }

    /**
     * The columns of a relation, or the relations of a schema; a name without schema is one of {@code star} if it names no schema.
     *
     * @throws CommandFailure if there is neither
     */
    Rows describe(String name) {
        if (!NAME.matcher(name).matches()) {
            throw CommandFailure.usage(
                    "\\d " + name + ": expected a schema or a table, such as star or star.dim_product", null);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        if (dot < 0) {
            Rows schema = reading.rows(RELATIONS.formatted("and table_schema = '" + lower + "'"));
            return schema.rows().isEmpty() ? columns("star", lower) : schema;
        }
        return columns(lower.substring(0, dot), lower.substring(dot + 1));
    }

    /** Schema, table and column of every column. */
    Rows names() {
        return reading.rows(NAMES);
    }

    private Rows columns(String schema, String relation) {
        Rows columns = reading.rows("""
            select column_name as "column",
                case data_type
                    when 'character varying' then 'varchar'
                    when 'character' then 'char'
                    when 'timestamp without time zone' then 'timestamp'
                    when 'timestamp with time zone' then 'timestamptz'
                    else data_type end || case
                    when data_type = 'numeric'
                        then '(' || cast(numeric_precision as varchar) || ',' || cast(numeric_scale as varchar) || ')'
                    when character_maximum_length is not null
                        then '(' || cast(character_maximum_length as varchar) || ')'
                    else '' end as "type",
                case is_nullable when 'NO' then 'not null' else '' end as "null"
            from svv_columns
            where table_schema = '%s' and table_name = '%s'
            order by ordinal_position
            """.formatted(schema, relation));
        if (columns.rows().isEmpty()) {
            throw CommandFailure.usage(
                    "no schema, table or view is named " + schema + "." + relation, "\\d lists what there is");
        }
        return columns;
    }
}
