package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What system views answer. Values are those of the pages that the tests name, or follow from the definitions on them. */
class CatalogueTest extends OneWarehouse {
    private static final String UNKNOWN =
            "Not supported by the local Redshift: a query whose answer depends on what Redshift keeps of its own";

    @BeforeAll
    void fill() {
        execute("create schema shop");
        execute("create table shop.sales (salesid integer not null encode az64, listid integer not null encode az64"
                + " distkey, qtysold smallint not null encode az64, dateid smallint not null encode raw, pricepaid"
                + " decimal(8,2) encode az64, note varchar(40) encode lzo, saletime timestamp encode az64)"
                + " sortkey (dateid)");
        execute("create table shop.empty_one (one int primary key)");
        execute("insert into shop.sales values (1, 1, 1, 1, 1, 'x', '2008-02-18 02:36:48')");
        execute("create view shop.late as select listid, pricepaid from shop.sales with no schema binding");
        execute("create view shop.broken as select listid from shop.nowhere with no schema binding");
    }

    /** r_PG_TABLE_DEF.html: the same steps; {@code none} is what an encoding of raw is shown as. */
    @Test
    void pg_table_def_tells_of_the_schemas_in_the_search_path_only() {
        execute("create schema demo");
        execute("create table demo.demotable (one int encode raw)");
        String asked = "select * from pg_table_def where tablename = 'demotable'";
        assertThat(values(asked)).isEmpty();
        execute("set search_path to 'public', 'demo'");
        try {
            assertThat(values(asked).replaceAll(" +", " ")).isEqualTo("demo demotable one integer none false 0 false");
        } finally {
            execute("set search_path to 'public'");
        }
    }

    /** r_PG_TABLE_DEF.html: places in the sort key, with signs that alternate if it is interleaved. */
    @Test
    void pg_table_def_tells_the_place_in_the_sort_key() {
        execute("create table shop.compound (a int, b int, c int not null) distkey (c) sortkey (b, a)");
        execute("create table shop.woven (a int, b int, c int) interleaved sortkey (a, b, c)");
        execute("set search_path to shop");
        try {
            String asked =
                    "select \"column\", distkey, sortkey, \"notnull\" from pg_table_def where tablename = '%s' order"
                            + " by \"column\"";
            assertThat(values(asked.formatted("compound")))
                    .isEqualTo("a false 2 false, b false 1 false, c true 0 true");
            assertThat(values(asked.formatted("woven")))
                    .isEqualTo("a false -1 false, b false 2 false, c false -3 false");
            assertThatThrownBy(() -> execute("select encoding from pg_table_def where tablename = 'woven'"))
                    .hasMessageContaining("the encoding of shop.woven.a, which Redshift chooses");
        } finally {
            execute("set search_path to 'public'");
        }
    }

    /** r_SVV_ALL_COLUMNS.html prints data_type, length, precision and scale of integer, numeric and smallint columns of this table. */
    @Test
    void columns_are_told_with_the_types_of_the_information_schema() {
        for (String view : new String[] {"svv_all_columns", "svv_redshift_columns"}) {
            assertThat(
                            values(
                                    "select column_name, ordinal_position, is_nullable, data_type from " + view
                                            + " where database_name = 'dev' and table_name = 'sales' and schema_name = 'shop' order by 2"))
                    .as(view)
                    .isEqualTo("salesid 1 NO integer, listid 2 NO integer, qtysold 3 NO smallint, dateid 4 NO smallint,"
                            + " pricepaid 5 YES numeric, note 6 YES character varying, saletime 7 YES timestamp without"
                            + " time zone");
        }
        assertThat(values("select column_name, character_maximum_length, numeric_precision, numeric_scale from"
                        + " svv_all_columns where table_name = 'sales' and schema_name = 'shop' and column_name in"
                        + " ('listid', 'pricepaid', 'qtysold', 'note') order by ordinal_position"))
                .isEqualTo("listid null 32 0, qtysold null 16 0, pricepaid null 8 2, note 40 null null");
    }

    /** r_SVV_COLUMNS.html: "including late-binding views"; one whose table is gone has no columns (PG_GET_LATE_BINDING_VIEW_COLS.html). */
    @Test
    void columns_of_views_are_told_as_they_are_now() {
        assertThat(values("select table_name, column_name, data_type, numeric_precision from svv_columns where"
                        + " table_schema = 'shop' and table_name in ('late', 'broken') order by ordinal_position"))
                .isEqualTo("late listid integer 32, late pricepaid numeric 8");
        assertThat(values("select table_name from information_schema.columns where table_name = 'late'"))
                .isEmpty();
        assertThat(values("select table_name, table_type from svv_tables where table_schema = 'shop' and table_name ="
                        + " 'late'"))
                .isEqualTo("late VIEW");
    }

    /** r_SVV_TABLE_INFO.html: "doesn't return any information for empty tables"; KEY(column), the first column of the sort key. */
    @Test
    void svv_table_info_tells_of_tables_with_rows_what_is_declared() {
        assertThat(values("select database, schema, \"table\", diststyle, sortkey1, sortkey_num, max_varchar,"
                        + " estimated_visible_rows from svv_table_info where schema = 'shop'"))
                .isEqualTo("dev shop sales KEY(listid) dateid 1 40 1");
        assertThatThrownBy(() -> execute("select \"table\", size from svv_table_info"))
                .hasMessage(
                        "Not supported by the local Redshift: what nobody knows here of svv_table_info: size; ask for"
                                + " database, schema, table_id, table, diststyle, sortkey1, max_varchar, sortkey_num,"
                                + " estimated_visible_rows");
        assertThatThrownBy(() -> execute("select * from svv_table_info"))
                .hasMessageContaining("svv_table_info: encoded, sortkey1_enc, size, pct_used");
    }

    /** r_SVV_TABLE_INFO.html: "visible only to superusers". */
    @Test
    void svv_table_info_is_for_superusers() {
        execute("create user looker password disable");
        assertThatThrownBy(() -> as("looker", "select \"table\" from svv_table_info"))
                .hasMessage("ERROR: permission denied for relation svv_table_info");
    }

    /** c_join_PG_examples.html: the page's query, of one table. */
    @Test
    void the_number_of_columns_of_a_table_is_found_as_the_guide_finds_it() {
        execute("create schema counted");
        execute("create table counted.category (catid smallint, catgroup varchar(10), catname varchar(10), catdesc"
                + " varchar(50))");
        assertThat(values("select nspname, relname, max(attnum) as num_cols from pg_attribute a, pg_namespace n,"
                        + " pg_class c where n.oid = c.relnamespace and a.attrelid = c.oid and c.relname not like '%pkey'"
                        + " and n.nspname not like 'pg%' and n.nspname not like 'information%' and n.nspname = 'counted'"
                        + " group by 1, 2 order by 1, 2"))
                .isEqualTo("counted category 4");
        assertThat(values(
                        "select distinct attrelid = p.id, rtrim(name), attname, typname from pg_attribute a, pg_type t,"
                                + " stv_tbl_perm p where t.oid = a.atttypid and a.attrelid = p.id and attname = 'catid' and"
                                + " typname not in ('oid', 'xid', 'tid', 'cid')"))
                .isEqualTo("true category catid int2");
    }

    @Test
    void what_depends_on_what_redshift_keeps_of_its_own_is_refused() {
        for (String sql : new String[] {
            "select count(*) from svv_tables",
            "select relname from pg_class where relname like 'stl%'",
            "select nspname from pg_namespace",
            "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'shop'",
            "select view_definition from information_schema.views where table_schema = 'shop'",
            "select typname from pg_type",
            "select datname from pg_database"
        }) {
            assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageStartingWith(UNKNOWN);
        }
        assertThat(values("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname ="
                        + " 'shop' and relkind = 'v' order by 1"))
                .isEqualTo("broken, late");
        assertThat(values("select table_name from information_schema.views where table_schema = 'shop' and"
                        + " view_definition not ilike '%create materialized view%' order by 1"))
                .isEqualTo("broken, late");
    }

    /** infoschema-table-constraints.html of PostgreSQL 8.0: constraint_type is CHECK, FOREIGN KEY, PRIMARY KEY or UNIQUE. */
    @Test
    void keys_are_told_and_their_columns() {
        execute(
                "create table shop.keyed (a int unique, b int references shop.empty_one (one), c int, primary key (b, c))");
        assertThat(values("select constraint_type from information_schema.table_constraints where table_name = 'keyed'"
                        + " order by 1"))
                .isEqualTo("FOREIGN KEY, PRIMARY KEY, UNIQUE");
        assertThat(values("select k.column_name, k.ordinal_position from information_schema.key_column_usage k join"
                        + " information_schema.table_constraints c on c.constraint_name = k.constraint_name where"
                        + " c.constraint_type = 'PRIMARY KEY' and c.table_name = 'keyed' order by 2"))
                .isEqualTo("b 1, c 2");
    }

    /** r_SVV_TABLES.html and its neighbours: the columns have these types. */
    @Test
    void columns_of_the_catalogue_have_the_types_of_the_pages() {
        assertThat(types("select schemaname, type, encoding, sortkey from pg_table_def where 1 = 2"))
                .isEqualTo("name text bpchar int4");
        assertThat(
                        types(
                                "select table_id, diststyle, sortkey_num, estimated_visible_rows from svv_table_info where 1 = 2"))
                .isEqualTo("oid text int4 numeric");
        assertThat(types("select relname, relnamespace, relkind from pg_class where 1 = 2"))
                .isEqualTo("name oid char");
        assertThat(types("select table_name from svv_all_tables where 1 = 2")).isEqualTo("varchar");
    }

    @Test
    void no_table_is_filled_from_the_system_catalogue() {
        assertThatThrownBy(() -> execute("create table shop.copied as select table_name from svv_tables"))
                .hasMessage("Not supported by the local Redshift: a table that is filled from the system catalogue");
        assertThatThrownBy(() -> execute("delete from pg_catalog.pg_class"))
                .hasMessage("ERROR: permission denied for relation pg_class");
    }

    /** r_COMMENT.html: the query over PG_DESCRIPTION, whose classoid is 1259; a comment that is taken away is gone. */
    @Test
    void comments_are_found_in_pg_description() {
        execute("create table shop.event (eventid int, venueid int)");
        execute("comment on table shop.event is 'Contains listings of individual events.'");
        execute("comment on column shop.event.venueid is 'where'");
        String asked =
                "select classoid, objsubid, description from pg_catalog.pg_description where objoid = (select oid from"
                        + " pg_class where relname = 'event' and relnamespace = (select oid from pg_catalog.pg_namespace where"
                        + " nspname = 'shop')) order by objsubid";
        assertThat(values(asked)).isEqualTo("1259 0 Contains listings of individual events., 1259 2 where");
        execute("comment on table shop.event is null");
        assertThat(values(asked)).isEqualTo("1259 2 where");
        execute("drop table shop.event");
        execute("create table shop.event (eventid int, venueid int)");
        assertThat(values(asked)).isEmpty();
        assertThatThrownBy(() -> execute("comment on view shop.event is 'x'"))
                .hasMessage("ERROR: \"event\" is not a view");
    }

    /** PG_GET_LATE_BINDING_VIEW_COLS.html: the columns, and how it writes types. */
    @Test
    void columns_of_late_binding_views_are_told_by_their_function() {
        assertThat(values("select view_name, col_name, col_type, col_num from pg_get_late_binding_view_cols()"
                        + " cols(view_schema name, view_name name, col_name name, col_type varchar, col_num int) where"
                        + " view_schema = 'shop' order by col_num"))
                .isEqualTo("late listid integer 1, late pricepaid numeric(8,2) 2");
        assertThatThrownBy(() -> execute("select * from pg_get_late_binding_view_cols"))
                .hasMessageContaining("the system view pg_get_late_binding_view_cols");
    }

    private String types(String sql) {
        return execute(sql).columns().stream()
                .map(column -> column.type().apiName())
                .collect(Collectors.joining(" "));
    }
}
