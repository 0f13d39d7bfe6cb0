package dev.standin.redshift.sql;

import dev.standin.redshift.dialect.tree.TableConstraint;
import dev.standin.redshift.dialect.tree.TableDefinition;
import dev.standin.redshift.dialect.type.Type;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Acl;
import dev.standin.redshift.sql.scope.Column;
import dev.standin.redshift.sql.scope.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hidden tables in which a database keeps what DuckDB does not: Redshift types, views as text, physical attributes. */
public final class CatalogText {
    /** The kind of a materialized view. */
    public static final String MATERIALIZED = "materialized";

    /** The table of tables and views. */
    public static final String RELATIONS = Macros.SCHEMA + ".relations";

    static final String COMMENTS = Macros.SCHEMA + ".comments";
    static final String COLUMNS = Macros.SCHEMA + ".columns";
    private static final String DEPENDENCIES = Macros.SCHEMA + ".dependencies";

    private CatalogText() {}

    /** Statements that create the hidden tables; they may be repeated. */
    public static List<String> tables() {
        return Stream.concat(relations().stream(), RightsText.tables().stream()).toList();
    }

    private static List<String> relations() {
        return List.of(
                "create schema if not exists " + Macros.SCHEMA,
                "create schema if not exists \"public\"",
                "create table if not exists " + RELATIONS
                        + " (schema_name varchar, name varchar, kind varchar, definition varchar)",
                "alter table " + RELATIONS + " add column if not exists constraints varchar",
                "create table if not exists " + COLUMNS
                        + " (schema_name varchar, relation_name varchar, position integer, name varchar, kind varchar,"
                        + " size integer, scale integer, not_null boolean, otherwise varchar, attributes varchar)",
                "create table if not exists " + DEPENDENCIES
                        + " (schema_name varchar, name varchar, on_schema varchar, on_name varchar)",
                "create table if not exists " + COMMENTS
                        + " (schema_name varchar, name varchar, column_name varchar, comment varchar)",
                "create table if not exists " + Macros.SCHEMA + ".finished (id varchar, outcome varchar)",
                "create table if not exists " + Macros.SCHEMA
                        + ".load_errors (query_id bigint, start_time timestamp, table_name varchar, file_name varchar,"
                        + " line_number bigint, column_name varchar, column_type varchar, error_code integer,"
                        + " error_message varchar, value varchar)",
                added("database_name varchar"),
                added("column_length varchar"),
                added("position integer"),
                added("raw_line varchar"),
                added("user_id integer"));
    }

    private static String added(String column) {
        return "alter table " + Macros.SCHEMA + ".load_errors add column if not exists " + column;
    }

    static List<String> added(Relation.Table table, TableDefinition definition, List<String> columnAttributes) {
        List<String> sqls = new ArrayList<>();
        sqls.add("insert into " + RELATIONS + " values (" + key(table.schema(), table.name()) + ", 'table', "
                + Text.quote(definition.attributes().text()) + ", " + Text.quote(written(definition.constraints()))
                + ")");
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            columns.add(row(table, i, table.columns().get(i), columnAttributes.get(i)));
        }
        sqls.add("insert into " + COLUMNS + " values " + String.join(", ", columns));
        return sqls;
    }

    static String column(Relation.Table table, int position, Column column, String attributes) {
        return "insert into " + COLUMNS + " values " + row(table, position, column, attributes);
    }

    private static String row(Relation.Table table, int position, Column column, String attributes) {
        String otherwise = column.otherwise();
        Type type = column.type();
        return "(" + key(table.schema(), table.name()) + ", " + position + ", "
                + Text.quote(column.name()) + ", '"
                + type.kind() + "', " + type.size() + ", " + type.scale() + ", " + column.notNull() + ", "
                + (otherwise == null ? "null" : Text.quote(otherwise)) + ", " + Text.quote(attributes) + ")";
    }

    /** A view, with its columns and what it reads if it is bound to the schema. */
    static List<String> view(Relation.View view, Collection<Acl.Name> reads) {
        String key = key(view.schema(), view.name());
        List<String> sqls = new ArrayList<>(List.of("insert into " + RELATIONS + " values (" + key + ", '"
                + (view.isBound() ? "bound" : "view") + "', " + Text.quote(view.query()) + ", "
                + Text.quote(String.join("\n", view.names())) + ")"));
        Relation.Table columns = new Relation.Table(view.schema(), view.name(), "", view.columns());
        sqls.addAll(bound(columns, reads));
        return sqls;
    }

    /** A materialized view, with its columns, how they are stored, and what it reads. */
    static List<String> materialized(
            Relation.Table view, TableDefinition.Attributes attributes, Collection<Acl.Name> reads) {
        List<String> sqls = new ArrayList<>(List.of("insert into " + RELATIONS + " values ("
                + key(view.schema(), view.name()) + ", '" + MATERIALIZED + "', " + Text.quote(view.query() + "") + ", "
                + Text.quote(attributes.text()) + ")"));
        sqls.addAll(bound(view, reads));
        return sqls;
    }

    private static List<String> bound(Relation.Table view, Collection<Acl.Name> reads) {
        List<String> sqls = new ArrayList<>();
        for (int i = 0; i < view.columns().size(); i++) {
            sqls.add(column(view, i, view.columns().get(i), ""));
        }
        for (Acl.Name read : reads) {
            sqls.add("insert into " + DEPENDENCIES + " values (" + key(view.schema(), view.name()) + ", "
                    + key(read.schema(), read.relation()) + ")");
        }
        return sqls;
    }

    /** Another comment in the place of the one there is; an empty column is the relation itself. */
    static List<String> commented(Acl.Name name, String column, @Nullable String text) {
        String key = key(name.schema(), name.relation()) + ", " + Text.quote(column);
        List<String> sqls = new ArrayList<>(
                List.of("delete from " + COMMENTS + " where (schema_name, name, column_name) = (" + key + ")"));
        if (text != null) {
            sqls.add("insert into " + COMMENTS + " values (" + key + ", " + Text.quote(text) + ")");
        }
        return sqls;
    }

    /** Fails if a foreign key may name the table: whether it is this one of several of its name is not kept. */
    static String unnamed(Relation.Table table, String statement, String condition) {
        String named = "'(?i)references\\s+\\S*" + table.name().replaceAll("[^a-z0-9_]", ".") + "\\b'";
        return "select case when count(*) > 0 then error("
                + Text.quote(
                        "Not supported by the local Redshift: " + statement + " of a table that a foreign key names")
                + ") end from (select schema_name, name, constraints as text from " + RELATIONS
                + " union all select schema_name, relation_name, attributes from " + COLUMNS
                + ") where regexp_matches(text, " + named + ") and " + condition;
    }

    /** Puts other constraints in the place of a table's. */
    static String constrained(Relation.Table table, List<TableConstraint> constraints) {
        return "update " + RELATIONS + " set constraints = " + Text.quote(written(constraints))
                + " where schema_name = " + Text.quote(table.schema()) + " and name = " + Text.quote(table.name());
    }

    /** Each with a comma before it, as they stand behind the columns of a table. */
    private static String written(List<TableConstraint> constraints) {
        return constraints.stream()
                .map(constraint -> ", " + constraint.written())
                .collect(Collectors.joining());
    }

    /** Without all that was in a schema, its owners and grants. */
    public static List<String> schemaForgotten(String schema) {
        return Stream.concat(
                        Stream.of(RELATIONS, COLUMNS, COMMENTS, DEPENDENCIES)
                                .map(table -> "delete from " + table + " where schema_name = " + Text.quote(schema)),
                        RightsText.forgotten(schema).stream())
                .toList();
    }

    /** All that is in a schema, under another name of it. */
    static List<String> schemaRenamed(String schema, String to) {
        return Stream.of(RELATIONS, COLUMNS, COMMENTS, DEPENDENCIES)
                .map(table -> "update " + table + " set schema_name = " + Text.quote(to) + " where schema_name = "
                        + Text.quote(schema))
                .toList();
    }

    static List<String> dropped(String schema, String name) {
        return List.of(
                "delete from " + DEPENDENCIES + " where schema_name = " + Text.quote(schema) + " and name = "
                        + Text.quote(name),
                "delete from " + COMMENTS + " where schema_name = " + Text.quote(schema) + " and name = "
                        + Text.quote(name),
                "delete from " + RELATIONS + " where schema_name = " + Text.quote(schema) + " and name = "
                        + Text.quote(name),
                "delete from " + COLUMNS + " where schema_name = " + Text.quote(schema) + " and relation_name = "
                        + Text.quote(name));
    }

    private static String key(String schema, String name) {
        return Text.quote(schema) + ", " + Text.quote(name);
    }
}
