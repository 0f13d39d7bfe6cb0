package dev.standin.redshift.catalog;

import dev.standin.redshift.dialect.tree.Query;
import dev.standin.redshift.sql.engine.Macros;
import dev.standin.redshift.sql.engine.Text;
import dev.standin.redshift.sql.rights.DatabaseEntry;
import dev.standin.redshift.sql.scope.Relation;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tables and views that Redshift has of PostgreSQL 8.0, in which everybody sees every row. Sources: c_intro_catalog_views.html,
 * r_SVV_COLUMNS.html and the pages of PostgreSQL's manual that they name; reldiststyle is r_PG_CLASS_INFO.html's.
 */
final class PostgresViews {
    private static final SystemView NAMESPACE = SystemView.of("pg_namespace", """
        oid      | oid          | s.oid
        nspname  | name         | s.schema_name
        nspowner | integer      | s.owner
        nspacl   | varchar(256) | -
        """);

    private static final SystemView CLASS = SystemView.of("pg_class", """
        oid           | oid          | r.oid
        relname       | name         | r.name
        relnamespace  | oid          | r.schema_oid
        reltype       | oid          | -
        relowner      | integer      | r.owner
        relam         | oid          | -
        relfilenode   | oid          | -
        reltablespace | oid          | -
        relpages      | integer      | -
        reltuples     | real         | -
        reltoastrelid | oid          | -
        reltoastidxid | oid          | -
        relhasindex   | boolean      | -
        relisshared   | boolean      | -
        relkind       | letter       | r.relkind
        relnatts      | smallint     | -
        relchecks     | smallint     | -
        reltriggers   | smallint     | -
        relukeys      | smallint     | -
        relfkeys      | smallint     | -
        relrefs       | smallint     | -
        relhasoids    | boolean      | -
        relhaspkey    | boolean      | -
        relhasrules   | boolean      | -
        relhassubclass | boolean     | -
        reldiststyle  | smallint     | -
        relacl        | varchar(256) | -
        """);

    private static final SystemView ATTRIBUTE = SystemView.of("pg_attribute", """
        attrelid        | oid      | RELATION
        attname         | name     | c.name
        atttypid        | oid      | TYPEID
        attstattarget   | integer  | -
        attlen          | smallint | -
        attnum          | smallint | cast(c.place as smallint)
        attndims        | integer  | -
        attcacheoff     | integer  | -
        atttypmod       | integer  | MODIFIER
        attbyval        | boolean  | -
        attstorage      | letter   | -
        attalign        | letter   | -
        attnotnull      | boolean  | c.not_null
        atthasdef       | boolean  | c.otherwise is not null
        attisdropped    | boolean  | false
        attislocal      | boolean  | -
        attinhcount     | integer  | -
        attisdistkey    | boolean  | -
        attispreloaded  | boolean  | -
        attsortkeyord   | integer  | -
        attencodingtype | smallint | -
        """);

    private static final SystemView TYPE = SystemView.of("pg_type", """
        oid          | oid      | t.oid
        typname      | name     | t.name
        typnamespace | oid      | 11
        typowner     | integer  | 1
        typlen       | smallint | cast(t.length as smallint)
        typbyval     | boolean  | -
        typtype      | letter   | 'b'
        typisdefined | boolean  | true
        typdelim     | letter   | -
        typrelid     | oid      | 0
        typelem      | oid      | -
        typbasetype  | oid      | 0
        typtypmod    | integer  | -1
        typnotnull   | boolean  | false
        """);

    private static final SystemView DATABASE = SystemView.of("pg_database", """
        oid           | oid          | d.oid
        datname       | name         | d.name
        datdba        | integer      | d.owner
        encoding      | integer      | -
        datistemplate | boolean      | -
        datallowconn  | boolean      | -
        datlastsysoid | oid          | -
        datvacuumxid  | integer      | -
        datfrozenxid  | integer      | -
        dattablespace | oid          | -
        datconfig     | varchar(256) | -
        datacl        | varchar(256) | -
        """);

    private static final SystemView TABLES = SystemView.of("pg_tables", """
        schemaname  | name    | r.schema_name
        tablename   | name    | r.name
        tableowner  | name    | coalesce(u.name, 'unknown')
        tablespace  | name    | -
        hasindexes  | boolean | -
        hasrules    | boolean | -
        hastriggers | boolean | -
        """);

    private static final SystemView VIEWS = SystemView.of("pg_views", """
        schemaname | name | r.schema_name
        viewname   | name | r.name
        viewowner  | name | coalesce(u.name, 'unknown')
        definition | text | DEFINITION
        """);

    private static final SystemView LATE =
            SystemView.of(Query.LATE_COLUMNS, """
        view_schema | name           | c.schema_name
        view_name   | name           | c.relation_name
        col_name    | name           | c.name
        col_type    | varchar(65535) | FORMATTED
        col_num     | integer        | c.place
        """.replace("FORMATTED", ColumnText.FORMATTED));

    private static final SystemView DESCRIPTION = SystemView.of("pg_description", """
        objoid      | oid     | n.objoid
        classoid    | oid     | 1259
        objsubid    | integer | n.objsubid
        description | text    | n.comment
        """);

    /** Comments on relations and on columns, which count from 1; classoid is that of pg_class. Source: r_COMMENT.html. */
    private static final String COMMENTS = "(select " + Macros.SCHEMA
            + ".object_id(n.schema_name || '.' || n.name) as objoid,"
            + " case n.column_name when '' then 0 else k.position + 1 end as objsubid, n.comment from " + Macros.SCHEMA
            + ".comments n left join " + Macros.SCHEMA
            + ".columns k on k.schema_name = n.schema_name and k.relation_name"
            + " = n.name and k.name = n.column_name union all select 16, 0, 'of the system' where " + Unsettled.OTHER
            + ") as n";

    /** Number, name and length of the types that can be used here, and some others. */
    private static final String TYPES = "(select * from (values (16, 'bool', 1), (20, 'int8', 8), (21, 'int2', 2), (23,"
            + " 'int4', 4), (700, 'float4', 4), (701, 'float8', 8), (1042, 'bpchar', -1), (1043, 'varchar', -1),"
            + " (1082, 'date', 4), (1114, 'timestamp', 8), (1184, 'timestamptz', 8), (1700, 'numeric', -1)) as"
            + " v(oid, name, length) union all select * from (values (18, 'char', 1), (19, 'name', 128), (25, 'text',"
            + " -1), (26, 'oid', 4), (28, 'xid', 4), (1083, 'time', 8), (1266, 'timetz', 12), (1188, 'intervald2s',"
            + " 8), (1190, 'intervaly2m', 4), (4000, 'super', -1), (2935, 'hllsketch', -1), (3000, 'geometry', -1),"
            + " (3001, 'geography', -1), (6551, 'varbyte', -1)) as w(oid, name, length) where " + Unsettled.OTHER
            + ") as t";

    private final SystemViews views;
    private final Rows rows;

    PostgresViews(SystemViews views, Rows rows) {
        this.views = views;
        this.rows = rows;
    }

    Relation.@Nullable Table find(String name) {
        return switch (name) {
            case "pg_namespace" -> NAMESPACE.over(rows.schemas(false));
            case "pg_class" -> CLASS.over(withIndexes());
            case "pg_attribute" -> attributes();
            case "pg_type" -> TYPE.over(TYPES);
            case "pg_database" -> DATABASE.over(databases());
            case "pg_tables" -> TABLES.over(owned("r.kind = 'table'"));
            case "pg_views" ->
                VIEWS.filled(Map.of("DEFINITION", Unsettled.text("r.definition")))
                        .over(owned("r.kind <> 'table'"));
            case "pg_description" -> DESCRIPTION.over(COMMENTS);
            case Query.LATE_COLUMNS -> LATE.over(late());
            default -> null;
        };
    }

    /** A primary key or a unique one may have an index, which is a row of its own. */
    private String withIndexes() {
        String relations = rows.relations(false);
        String keyed = "exists (select 1 from " + Macros.SCHEMA + ".relations w left join " + Macros.SCHEMA
                + ".columns k on k.schema_name = w.schema_name and k.relation_name = w.name where w.schema_name ="
                + " r.schema_name and w.name = r.name and w.kind = 'table' and regexp_matches(lower(concat(w.constraints,"
                + " k.attributes)), 'primary|unique'))";
        return "(select r.*, case r.kind when 'table' then 'r' else 'v' end as relkind from " + relations
                + " union all select r.schema_name, r.name || '_pkey', r.kind, r.definition, r.owner, r.oid + 1,"
                + " r.schema_oid, 'i' from " + relations + " where " + Unsettled.OTHER + " and " + keyed + ") as r";
    }

    private String late() {
        return "(select c.* from " + rows.columns(false, views.lateColumns()) + " where exists (select 1 from "
                + Macros.SCHEMA + ".relations w where w.schema_name = c.schema_name and w.name = c.relation_name and"
                + " w.kind = 'view')) as c";
    }

    /** Columns of the system, as ctid, have numbers below 0. */
    private Relation.Table attributes() {
        String columns = rows.columns(false);
        return ATTRIBUTE
                .filled(Map.of(
                        "RELATION",
                        Macros.SCHEMA + ".object_id(c.schema_name || '.' || c.relation_name)",
                        "TYPEID",
                        ColumnText.TYPE_ID,
                        "MODIFIER",
                        ColumnText.MODIFIER))
                .over("(select c.* from " + columns
                        + " union all select distinct c.schema_name, c.relation_name, -1, 'ctid', 'BIGINT', 0, 0, true,"
                        + " null from " + columns + " where " + Unsettled.OTHER + ") as c");
    }

    private String owned(String condition) {
        return rows.relations(false) + " left join " + rows.users() + " on u.id = r.owner where " + condition;
    }

    private String databases() {
        return "(select * from (values "
                + views.rights().principals().databases().values().stream()
                        .map(PostgresViews::database)
                        .collect(Collectors.joining(", "))
                + ") as v(name, owner, oid) union all select * from (values ('template0', 1, 1), ('template1', 1, 2),"
                + " ('padb_harvest', 1, 3)) as w(name, owner, oid) where " + Unsettled.OTHER + ") as d";
    }

    private static String database(DatabaseEntry entry) {
        String name = Text.quote(entry.name());
        return "(" + name + ", " + entry.owner() + ", " + Macros.SCHEMA + ".object_id('.' || " + name + "))";
    }
}
