package dev.standin.redshift.catalog;

import dev.standin.redshift.sql.CatalogText;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.Principal;
import dev.standin.redshift.sql.rights.Principals;
import dev.standin.redshift.sql.rights.Rights;
import dev.standin.redshift.sql.scope.Names;
import java.util.List;
import java.util.stream.Collectors;

/** The engine's texts that the views select from: schemas, relations, columns, users, with those that only the other reading has. */
final class Rows {
    /** Schemas that the documentation shows beside one's own. Source: r_SHOW_SCHEMAS.html, r_SVV_COLUMNS.html. */
    private static final String SYSTEM_SCHEMAS =
            "('pg_catalog'), ('information_schema'), ('pg_automv'), ('pg_internal'), ('pg_toast'), ('pg_temp_1')";

    /** Names of columns that many system tables have. */
    private static final String SYSTEM_COLUMNS =
            "('oid'), ('userid'), ('query'), ('xid'), ('pid'), ('starttime'), ('endtime'), ('slice'), ('tbl'), ('name'),"
                    + " ('user_id'), ('query_id'), ('start_time'), ('end_time'), ('database_name'), ('schema_name'),"
                    + " ('table_name'), ('column_name'), ('table_schema'), ('data_type'), ('schemaname'), ('tablename')";

    private final Rights rights;
    private final String temporary;

    Rows(Rights rights, String temporary) {
        this.rights = rights;
        this.temporary = temporary;
    }

    /** A condition: temporary tables are those of the session. */
    private String own(String schema) {
        return "(" + schema + " = " + Text.quote(temporary) + " or not " + isTemporary(schema) + ")";
    }

    /** A condition: the schema is one of temporary tables. */
    static String isTemporary(String schema) {
        return "starts_with(" + schema + ", '" + Names.TEMPORARY + "')";
    }

    /** A condition that fails for a temporary table: the pages do not say what their table_type is. */
    static String temporaryKind(String schema) {
        return isTemporary(schema)
                + " and error('Not supported by the local Redshift: the table_type of a temporary table') is null";
    }

    /** schema_name, owner, oid; of those that the user may see if asked so. */
    String schemas(boolean onlySeen) {
        String names = rights.acl().owners().keySet().stream()
                .filter(name -> name.relation().isEmpty() && rights.mayUse(name.schema()))
                .map(name -> Text.quote(name.schema()))
                .collect(Collectors.joining(", "));
        String seen = onlySeen && !rights.isSuperuser()
                ? names.isEmpty() ? " and false" : " and s.schema_name in (" + names + ")"
                : "";
        return "(select s.schema_name, coalesce(o.owner, " + Principal.ADMIN + ") as owner, "
                + schemaId("s.schema_name")
                + " as oid from duckdb_schemas() s left join " + Macros.SCHEMA
                + ".owners o on o.schema_name = s.schema_name and o.name = ''"
                + " where s.database_name = current_database() and s.schema_name not in ('main', 'local$',"
                + " 'pg_catalog', 'information_schema') and " + own("s.schema_name") + seen + " union all select v.n, "
                + Principal.SYSTEM + ", "
                + schemaId("v.n") + " from (values " + SYSTEM_SCHEMAS + ") as v(n) where " + Unsettled.OTHER + ") as s";
    }

    /** schema_name, name, kind, definition, owner, oid, other. */
    String relations(boolean onlySeen) {
        return "(select r.schema_name, r.name, r.kind, r.definition, coalesce(o.owner, " + Principal.ADMIN
                + ") as owner, " + Macros.SCHEMA + ".object_id(r.schema_name || '.' || r.name) as oid, "
                + schemaId("r.schema_name") + " as schema_oid from " + Macros.SCHEMA + ".relations r left join "
                + Macros.SCHEMA + ".owners o on o.schema_name = r.schema_name and o.name = r.name"
                + " where " + own("r.schema_name") + " and (r.kind <> '" + CatalogText.MATERIALIZED + "' or "
                + Unsettled.OTHER + ")" + (onlySeen ? seen("r.schema_name, r.name") : "")
                + " union all select 'pg_catalog', n.name, 'view', '', " + Principal.SYSTEM + ", " + Macros.SCHEMA
                + ".object_id('pg_catalog.' || n.name), " + schemaId("'pg_catalog'") + " from "
                + Unsettled.SYSTEM_RELATIONS + " n where " + Unsettled.OTHER + ") as r";
    }

    /** The columns of tables and of views that are bound: schema_name, relation_name, place, name, kind, size, scale, not_null, otherwise. */
    String columns(boolean onlySeen) {
        return "(" + ownColumns(onlySeen) + " union all " + systemColumns() + ") as c";
    }

    /** The same with the columns of views that are not bound, as far as they can be read now. */
    String columns(boolean onlySeen, List<LateColumn> late) {
        String values = late.stream()
                .filter(column -> !onlySeen || rights.isSuperuser() || rights.sees(column.view()))
                .map(LateColumn::row)
                .collect(Collectors.joining(", "));
        return "(" + ownColumns(onlySeen)
                + (values.isEmpty()
                        ? ""
                        : " union all select v.a, v.b, v.c, v.d, v.e, v.f, v.g, false, null from (values " + values
                                + ") as v(a, b, c, d, e, f, g, h) where not v.h or " + Unsettled.OTHER)
                + " union all " + systemColumns() + ") as c";
    }

    private String ownColumns(boolean onlySeen) {
        return "select k.schema_name, k.relation_name, k.position + 1 as place, k.name, k.kind, k.size, k.scale,"
                + " k.not_null, k.otherwise from " + Macros.SCHEMA + ".columns k"
                + " where " + own("k.schema_name") + " and (" + Unsettled.OTHER
                + " or (k.schema_name, k.relation_name) not in (select (m.schema_name, m.name) from " + Macros.SCHEMA
                + ".relations m where m.kind = '" + CatalogText.MATERIALIZED + "'))"
                + (onlySeen ? seen("k.schema_name, k.relation_name") : "");
    }

    private static String systemColumns() {
        return "select 'pg_catalog', n.name, 1, v.n, 'VARCHAR', 128, 0, false, null from " + Unsettled.SYSTEM_RELATIONS
                + " n, (values " + SYSTEM_COLUMNS + ") as v(n) where " + Unsettled.OTHER;
    }

    /** A condition: who is no superuser sees what it has access to. Sources: r_SVV_TABLES.html, r_SVV_COLUMNS.html. */
    private String seen(String relation) {
        if (rights.isSuperuser()) {
            return "";
        }
        String names = rights.acl().owners().keySet().stream()
                .filter(name -> !name.relation().isEmpty() && rights.sees(name))
                .map(name -> "(" + Text.quote(name.schema()) + ", " + Text.quote(name.relation()) + ")")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? " and false" : " and (" + relation + ") in (" + names + ")";
    }

    /** The comment on a relation, or on a column; null if there is none. */
    static String comment(String schema, String relation, String column) {
        return "(select n.comment from " + Macros.SCHEMA + ".comments n where n.schema_name = " + schema
                + " and n.name = " + relation + " and n.column_name = " + column + ")";
    }

    /** The number of a schema; that of pg_catalog is PostgreSQL's. */
    static String schemaId(String name) {
        return "case " + name + " when 'pg_catalog' then 11 else " + Macros.SCHEMA + ".object_id(" + name + ") end";
    }

    /** id, name of every user. */
    String users() {
        Principals principals = rights.principals();
        return "(values "
                + principals
                        .users()
                        .map(user -> "(" + user.id() + ", " + Text.quote(user.name()) + ")")
                        .collect(Collectors.joining(", "))
                + ") as u(id, name)";
    }

    /** The condition that a table or view is the user's. */
    String owned(String owner) {
        return owner + " = " + rights.user();
    }

    /** The database of the session, as a text. */
    String database() {
        return Text.quote(rights.database());
    }
}
