package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.tree.ColumnDefinition;
import dev.standin.redshift.dialect.tree.TableClause;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Names;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The SVV views of tables and columns. Sources: r_SVV_TABLES.html and the page of each other view. */
final class RelationViews {
    private static final SystemView TABLES = SystemView.of("svv_tables", """
        table_catalog | text | DATABASE
        table_schema  | text | r.schema_name
        table_name    | text | r.name
        table_type    | text | case when UNKNOWN then '' when r.kind = 'table' then 'BASE TABLE' else 'VIEW' end
        remarks       | text | REMARKS
        """);

    private static final SystemView COLUMNS = SystemView.of("svv_columns", """
        table_catalog            | text    | DATABASE
        table_schema             | text    | c.schema_name
        table_name               | text    | c.relation_name
        column_name              | text    | c.name
        ordinal_position         | integer | c.place
        column_default           | text    | DEFAULT
        is_nullable              | text    | NULLABLE
        data_type                | text    | TYPE
        character_maximum_length | integer | LENGTH
        numeric_precision        | integer | PRECISION
        numeric_precision_radix  | integer | RADIX
        numeric_scale            | integer | SCALE
        datetime_precision       | integer | -
        interval_type            | text    | -
        interval_precision       | text    | -
        character_set_catalog    | text    | -
        character_set_schema     | text    | -
        character_set_name       | text    | -
        collation_catalog        | text    | -
        collation_schema         | text    | -
        collation_name           | text    | -
        domain_name              | text    | null
        remarks                  | text    | COMMENT
        """);

    private static final String ALL_COLUMNS = """
        database_name            | varchar(128)  | DATABASE
        schema_name              | varchar(128)  | c.schema_name
        table_name               | varchar(128)  | c.relation_name
        column_name              | varchar(128)  | c.name
        ordinal_position         | integer       | c.place
        """;

    private static final SystemView EVERY_COLUMN = SystemView.of("svv_all_columns", ALL_COLUMNS + """
        column_default           | varchar(4000) | DEFAULT
        is_nullable              | varchar(3)    | NULLABLE
        data_type                | varchar(128)  | TYPE
        character_maximum_length | integer       | LENGTH
        numeric_precision        | integer       | PRECISION
        numeric_scale            | integer       | SCALE
        remarks                  | varchar(256)  | COMMENT
        """);

    private static final SystemView REDSHIFT_COLUMNS = SystemView.of("svv_redshift_columns", ALL_COLUMNS + """
        data_type                | varchar(32)   | TYPE
        column_default           | varchar(4000) | DEFAULT
        is_nullable              | varchar(3)    | NULLABLE
        encoding                 | varchar(128)  | ENCODING
        distkey                  | boolean       | coalesce(p.distkey, false)
        sortkey                  | integer       | coalesce(p.sortkey, 0)
        column_acl               | varchar(128)  | -
        remarks                  | varchar(256)  | COMMENT
        """);

    private static final String ALL_TABLES = """
        database_name | varchar(128) | DATABASE
        schema_name   | varchar(128) | r.schema_name
        table_name    | varchar(128) | r.name
        table_type    | varchar(128) | case when UNKNOWN then '' when r.kind = 'table' then 'TABLE' else 'VIEW' end
        table_acl     | varchar(128) | -
        remarks       | varchar(128) | REMARKS
        """;

    private static final String ALL_SCHEMAS = """
        database_name   | varchar(128) | DATABASE
        schema_name     | varchar(128) | s.schema_name
        schema_owner    | integer      | s.owner
        schema_type     | varchar(128) | 'local'
        schema_acl      | varchar(128) | -
        """;

    private static final SystemView TABLE_DEF = SystemView.of("pg_table_def", """
        schemaname | name          | c.schema_name
        tablename  | name          | c.relation_name
        column     | name          | c.name
        type       | text          | FORMATTED
        encoding   | character(32) | ENCODING
        distkey    | boolean       | coalesce(p.distkey, false)
        sortkey    | integer       | coalesce(p.sortkey, 0)
        notnull    | boolean       | c.not_null
        """);

    private static final SystemView TABLE_INFO = SystemView.of("svv_table_info", """
        database               | text          | DATABASE
        schema                 | text          | r.schema_name
        table_id               | oid           | r.oid
        table                  | text          | r.name
        encoded                | text          | -
        diststyle              | text          | STYLE
        sortkey1               | text          | SORTKEY
        max_varchar            | integer       | WIDEST
        sortkey1_enc           | character(32) | -
        sortkey_num            | integer       | case when SORTKEY is null then 0 else t.sortkey_num end
        size                   | bigint        | -
        pct_used               | decimal(10,4) | -
        empty                  | bigint        | -
        unsorted               | decimal(5,2)  | -
        stats_off              | decimal(5,2)  | -
        tbl_rows               | decimal(38,0) | -
        skew_sortkey1          | decimal(19,2) | -
        skew_rows              | decimal(19,2) | -
        estimated_visible_rows | decimal(38,0) | cast(t.visible as decimal(38,0))
        risk_event             | text          | -
        vacuum_sort_benefit    | decimal(12,2) | -
        create_time            | timestamp     | -
        """);

    private static final String NOTHING = "cast(null as varchar)";

    private final SystemViews views;
    private final Rows rows;

    RelationViews(SystemViews views, Rows rows) {
        this.views = views;
        this.rows = rows;
    }

    Relation.@Nullable Table find(String name) {
        return switch (name) {
            case "svv_tables" -> filled(TABLES).over(rows.relations(true));
            case "svv_columns" -> filled(COLUMNS).over(rows.columns(true, views.lateColumns()));
            case "svv_all_columns" -> filled(EVERY_COLUMN).over(rows.columns(true, views.lateColumns()));
            case "svv_redshift_columns" ->
                filled(REDSHIFT_COLUMNS).over(withStorage(rows.columns(true, views.lateColumns())));
            case "svv_all_tables", "svv_redshift_tables" ->
                filled(SystemView.of(name, ALL_TABLES)).over(rows.relations(true));
            case "svv_all_schemas" ->
                filled(SystemView.of(
                                name,
                                ALL_SCHEMAS + "source_database | varchar(128) | -\nschema_option | varchar(256) | -"))
                        .over(rows.schemas(true));
            case "svv_redshift_schemas" ->
                filled(SystemView.of(name, ALL_SCHEMAS + "schema_option | varchar(256) | -"))
                        .over(rows.schemas(true));
            case "pg_table_def" ->
                filled(TABLE_DEF).over(withStorage(rows.columns(false)) + " where " + inSearchPath());
            case "svv_table_info" -> tableInfo();
            default -> null;
        };
    }

    private SystemView filled(SystemView view) {
        String table = "r.schema_name || '.' || r.name";
        return view.filled(Map.ofEntries(
                Map.entry("DATABASE", rows.database()),
                Map.entry("UNKNOWN", Rows.temporaryKind("r.schema_name")),
                Map.entry("DEFAULT", Unsettled.text("c.otherwise")),
                Map.entry("REMARKS", Unsettled.text(Rows.comment("r.schema_name", "r.name", "''"))),
                Map.entry("COMMENT", Unsettled.text(Rows.comment("c.schema_name", "c.relation_name", "c.name"))),
                Map.entry("NULLABLE", ColumnText.NULLABLE),
                Map.entry("TYPE", ColumnText.TYPE),
                Map.entry("FORMATTED", ColumnText.FORMATTED),
                Map.entry("LENGTH", ColumnText.LENGTH),
                Map.entry("PRECISION", ColumnText.PRECISION),
                Map.entry("RADIX", ColumnText.RADIX),
                Map.entry("SCALE", ColumnText.SCALE),
                Map.entry(
                        "ENCODING",
                        chosen("encoding", "p.encoding", "c.schema_name || '.' || c.relation_name || '.' || c.name")),
                Map.entry("STYLE", chosen("distribution", "t.diststyle", table)),
                Map.entry("SORTKEY", chosen("sort key", "t.sortkey1", table)),
                Map.entry("WIDEST", chosen("max_varchar without varchar", "t.max_varchar", table))));
    }

    /** Tables of the schemas in the search path that the user may use; one of an earlier schema hides one of its name. Source: r_PG_TABLE_DEF.html. */
    private String inSearchPath() {
        String path = views.searchPath().stream().map(Text::quote).collect(Collectors.joining(", "));
        if (path.isEmpty()) {
            return "c.schema_name = 'pg_catalog'";
        }
        String relations = "select 1 from " + Macros.SCHEMA + ".relations w where ";
        return "(c.schema_name = 'pg_catalog' or (c.schema_name in (" + path + ") and exists (" + relations
                + "w.schema_name = c.schema_name and w.name = c.relation_name and w.kind = 'table') and not exists ("
                + relations + "w.name = c.relation_name and w.schema_name in (" + path + ") and list_position([" + path
                + "], w.schema_name) < list_position([" + path + "], c.schema_name))))";
    }

    /** Each column with what CREATE TABLE says of its storage; an encoding that it does not name is Redshift's choice. */
    private String withStorage(String columns) {
        List<String> values = new ArrayList<>();
        for (Relation.Table table : views.tables()) {
            TableDefinition definition = views.definition(table);
            for (ColumnDefinition column : definition.columns()) {
                values.add("(" + Text.quote(table.schema()) + ", " + Text.quote(table.name()) + ", "
                        + Text.quote(column.name()) + ", "
                        + definition.distKeys().contains(column.name()) + ", " + sortKey(definition, column.name())
                        + ", " + encoding(table, column) + ")");
            }
        }
        String storage = values.isEmpty()
                ? "(select '' as schema_name, '' as relation_name, '' as name, false as distkey, 0 as sortkey, '' as"
                        + " encoding where false)"
                : "(select * from (values " + String.join(", ", values)
                        + ") as v(schema_name, relation_name, name, distkey, sortkey, encoding))";
        return columns + " left join " + storage + " as p on p.schema_name = c.schema_name and p.relation_name ="
                + " c.relation_name and p.name = c.name";
    }

    /** Columns of a temporary table are raw. Source: r_CREATE_TABLE_NEW.html, "ENCODE AUTO". */
    private static String encoding(Relation.Table table, ColumnDefinition column) {
        String written = column.encoding();
        boolean raw = written == null && Names.isTemporary(table.schema());
        return raw
                ? Text.quote("none")
                : written == null ? NOTHING : Text.quote(written.equals("raw") ? "none" : written);
    }

    /** An interleaved key has signs that alternate. Source: r_PG_TABLE_DEF.html. */
    private static int sortKey(TableDefinition definition, String column) {
        int place = definition.sortKeys().indexOf(column) + 1;
        boolean interleaved = definition.attributes().all(TableClause.SortKey.class).stream()
                .anyMatch(TableClause.SortKey::interleaved);
        return interleaved && place % 2 == 1 ? -place : place;
    }

    /** Tables that have rows; only superusers may look. Source: r_SVV_TABLE_INFO.html. */
    private Relation.Table tableInfo() {
        if (!views.rights().isSuperuser()) {
            throw Rights.denied("relation", "svv_table_info");
        }
        List<String> values = new ArrayList<>();
        for (Relation.Table table : views.tables()) {
            values.add(storage(table, views.definition(table)));
        }
        String about = values.isEmpty()
                ? "(select '' as a, '' as b, 0 as max_varchar, '' as diststyle, '' as sortkey1, 0 as sortkey_num, 0 as"
                        + " visible where false)"
                : "(select * from (values " + String.join(", ", values)
                        + ") as v(a, b, max_varchar, diststyle, sortkey1, sortkey_num, visible) where v.visible > 0)";
        return filled(TABLE_INFO)
                .over(rows.relations(false) + " join " + about + " as t on t.a = r.schema_name and t.b = r.name");
    }

    private static String storage(Relation.Table table, TableDefinition definition) {
        int widest = table.columns().stream()
                .filter(column -> column.type().kind() == Type.Kind.VARCHAR)
                .mapToInt(column -> column.type().size())
                .max()
                .orElse(0);
        List<String> sorted = definition.sortKeys();
        return "(" + Text.quote(table.schema()) + ", " + Text.quote(table.name()) + ", "
                + (widest == 0 ? "cast(null as integer)" : widest) + ", " + style(definition) + ", "
                + (sorted.isEmpty() ? NOTHING : Text.quote(sorted.getFirst())) + ", " + sorted.size()
                + ", (select count(*) from " + table.location() + "))";
    }

    private static String style(TableDefinition definition) {
        List<String> keys = definition.distKeys();
        if (!keys.isEmpty()) {
            return Text.quote("KEY(" + keys.getFirst() + ")");
        }
        return definition.attributes().all(TableClause.DistStyle.class).stream()
                .map(TableClause.DistStyle::style)
                .filter(style -> style.equals("even") || style.equals("all"))
                .map(style -> Text.quote(style.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(NOTHING);
    }

    /** A value that fails where there is none, since Redshift chooses it then. */
    private static String chosen(String what, String value, String of) {
        return "case when " + value + " is null then error('Not supported by the local Redshift: the " + what
                + " of ' || " + of + " || ', which Redshift chooses') else " + value + " end";
    }
}
