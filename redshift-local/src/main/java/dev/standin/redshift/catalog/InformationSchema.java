package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.TableConstraint;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The views of information_schema, which are PostgreSQL 8.0's; of columns that no view here has the page says that they are about a feature that is not
 * there. Source: https://www.postgresql.org/docs/8.0/information-schema.html.
 */
final class InformationSchema {
    static final String NAME = "information_schema";

    private static final SystemView SCHEMATA = SystemView.of(NAME, "schemata", """
        catalog_name                  | varchar(128) | DATABASE
        schema_name                   | varchar(128) | s.schema_name
        schema_owner                  | varchar(128) | coalesce(u.name, 'unknown')
        default_character_set_catalog | varchar(128) | null
        default_character_set_schema  | varchar(128) | null
        default_character_set_name    | varchar(128) | null
        sql_path                      | varchar(128) | null
        """);

    private static final SystemView TABLES = SystemView.of(NAME, "tables", """
        table_catalog                | varchar(128) | DATABASE
        table_schema                 | varchar(128) | r.schema_name
        table_name                   | varchar(128) | r.name
        table_type                   | varchar(128) | case when UNKNOWN then '' when r.kind = 'table' then 'BASE TABLE' else 'VIEW' end
        self_referencing_column_name | varchar(128) | null
        reference_generation         | varchar(128) | null
        user_defined_type_catalog    | varchar(128) | null
        user_defined_type_schema     | varchar(128) | null
        user_defined_type_name       | varchar(128) | null
        """);

    private static final SystemView VIEWS = SystemView.of(NAME, "views", """
        table_catalog      | varchar(128)   | DATABASE
        table_schema       | varchar(128)   | r.schema_name
        table_name         | varchar(128)   | r.name
        view_definition    | varchar(65535) | DEFINITION
        check_option       | varchar(128)   | -
        is_updatable       | varchar(3)     | -
        is_insertable_into | varchar(3)     | -
        """);

    private static final SystemView COLUMNS = SystemView.of(NAME, "columns", """
        table_catalog            | varchar(128)   | DATABASE
        table_schema             | varchar(128)   | c.schema_name
        table_name               | varchar(128)   | c.relation_name
        column_name              | varchar(128)   | c.name
        ordinal_position         | integer        | c.place
        column_default           | varchar(65535) | DEFAULT
        is_nullable              | varchar(3)     | NULLABLE
        data_type                | varchar(128)   | TYPE
        character_maximum_length | integer        | LENGTH
        character_octet_length   | integer        | -
        numeric_precision        | integer        | PRECISION
        numeric_precision_radix  | integer        | RADIX
        numeric_scale            | integer        | SCALE
        datetime_precision       | integer        | -
        interval_type            | varchar(128)   | -
        interval_precision       | varchar(128)   | -
        character_set_catalog    | varchar(128)   | null
        character_set_schema     | varchar(128)   | null
        character_set_name       | varchar(128)   | null
        collation_catalog        | varchar(128)   | null
        collation_schema         | varchar(128)   | null
        collation_name           | varchar(128)   | null
        domain_catalog           | varchar(128)   | null
        domain_schema            | varchar(128)   | null
        domain_name              | varchar(128)   | null
        udt_catalog              | varchar(128)   | DATABASE
        udt_schema               | varchar(128)   | 'pg_catalog'
        udt_name                 | varchar(128)   | UDTNAME
        scope_catalog            | varchar(128)   | null
        scope_schema             | varchar(128)   | null
        scope_name               | varchar(128)   | null
        maximum_cardinality      | integer        | null
        dtd_identifier           | varchar(128)   | -
        is_self_referencing      | varchar(3)     | -
        """);

    private static final SystemView CONSTRAINTS = SystemView.of(NAME, "table_constraints", """
        constraint_catalog | varchar(128) | DATABASE
        constraint_schema  | varchar(128) | k.schema_name
        constraint_name    | varchar(128) | CONSTRAINTNAME
        table_catalog      | varchar(128) | DATABASE
        table_schema       | varchar(128) | k.schema_name
        table_name         | varchar(128) | k.relation_name
        constraint_type    | varchar(128) | k.kind
        is_deferrable      | varchar(3)   | -
        initially_deferred | varchar(3)   | -
        """);

    private static final SystemView KEY_COLUMNS = SystemView.of(NAME, "key_column_usage", """
        constraint_catalog | varchar(128) | DATABASE
        constraint_schema  | varchar(128) | k.schema_name
        constraint_name    | varchar(128) | CONSTRAINTNAME
        table_catalog      | varchar(128) | DATABASE
        table_schema       | varchar(128) | k.schema_name
        table_name         | varchar(128) | k.relation_name
        column_name        | varchar(128) | k.column_name
        ordinal_position   | integer      | k.place
        """);

    private final SystemViews views;
    private final Rows rows;

    InformationSchema(SystemViews views, Rows rows) {
        this.views = views;
        this.rows = rows;
    }

    /** Those that the user owns, where PostgreSQL's page says so; a superuser's are no exception. */
    Relation.@Nullable Table find(String name) {
        return switch (name) {
            case "schemata" ->
                filled(SCHEMATA)
                        .over(rows.schemas(false) + " left join " + rows.users() + " on u.id = s.owner where "
                                + rows.owned("s.owner"));
            case "tables" -> filled(TABLES).over(rows.relations(true));
            case "views" -> filled(VIEWS).over(rows.relations(true) + " where r.kind <> 'table'");
            case "columns" -> filled(COLUMNS).over(rows.columns(true));
            case "table_constraints" -> filled(CONSTRAINTS).over(keys(false));
            case "key_column_usage" -> filled(KEY_COLUMNS).over(keys(true));
            default -> null;
        };
    }

    private SystemView filled(SystemView view) {
        return view.filled(Map.ofEntries(
                Map.entry("DATABASE", rows.database()),
                Map.entry("UNKNOWN", Rows.temporaryKind("r.schema_name")),
                Map.entry("DEFINITION", Unsettled.text("r.definition")),
                Map.entry("DEFAULT", Unsettled.text("c.otherwise")),
                Map.entry("NULLABLE", ColumnText.NULLABLE),
                Map.entry("TYPE", ColumnText.TYPE),
                Map.entry("LENGTH", ColumnText.LENGTH),
                Map.entry("PRECISION", ColumnText.PRECISION),
                Map.entry("RADIX", ColumnText.RADIX),
                Map.entry("SCALE", ColumnText.SCALE),
                Map.entry("UDTNAME", ColumnText.TYPE_NAME),
                Map.entry("CONSTRAINTNAME", Unsettled.text("k.name"))));
    }

    /** Each key of a table that the user owns, or each of its columns. */
    private String keys(boolean columns) {
        List<String> values = new ArrayList<>();
        for (Relation.Table table : views.tables()) {
            TableDefinition definition = views.definition(table);
            for (TableConstraint key : keys(definition)) {
                List<String> names = columns ? key.columns() : List.of("");
                for (int i = 0; i < names.size(); i++) {
                    values.add("(" + Text.quote(table.schema()) + ", " + Text.quote(table.name()) + ", "
                            + Text.quote(table.name() + "_" + String.join("_", key.columns())) + ", "
                            + Text.quote(key.kind().name().replace('_', ' ')) + ", " + Text.quote(names.get(i)) + ", "
                            + (i + 1) + ")");
                }
            }
        }
        String keys = values.isEmpty()
                ? "(select '' as a, '' as b, '' as name, '' as kind, '' as column_name, 0 as place where false)"
                : "(select * from (values " + String.join(", ", values)
                        + ") as v(a, b, name, kind, column_name, place))";
        return "(select r.schema_name, r.name as relation_name, v.name, v.kind, v.column_name, v.place from "
                + rows.relations(false) + " join " + keys + " as v on v.a = r.schema_name and v.b = r.name where "
                + rows.owned("r.owner") + ") as k";
    }

    private static List<TableConstraint> keys(TableDefinition definition) {
        List<TableConstraint> keys = new ArrayList<>(definition.constraints());
        for (ColumnDefinition column : definition.columns()) {
            List<String> name = List.of(column.name());
            if (column.marks().contains(ColumnDefinition.Mark.PRIMARY_KEY)) {
                keys.add(new TableConstraint(TableConstraint.Kind.PRIMARY_KEY, name, ""));
            }
            if (column.marks().contains(ColumnDefinition.Mark.UNIQUE)) {
                keys.add(new TableConstraint(TableConstraint.Kind.UNIQUE, name, ""));
            }
            if (column.marks().contains(ColumnDefinition.Mark.REFERENCES)) {
                keys.add(new TableConstraint(TableConstraint.Kind.FOREIGN_KEY, name, ""));
            }
        }
        return keys;
    }
}
