package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Views that are bound to the schema, which is the default. Sources: r_CREATE_VIEW.html, r_DROP_TABLE.html, r_DROP_VIEW.html. */
class BoundViewsTest extends OneWarehouse {
    /** r_DROP_TABLE.html: its example, its words. */
    @Test
    void a_table_that_a_view_reads_is_dropped_with_the_view_or_not_at_all() {
        execute("create table feedback (a int)");
        execute("create view feedback_view as select * from feedback");
        assertThatThrownBy(() -> execute("drop table feedback"))
                .hasMessage("ERROR: cannot drop table feedback because other objects depend on it");
        assertThat(values("select count(*) from feedback_view")).isEqualTo("0");
        execute("drop table feedback cascade");
        assertThatThrownBy(() -> execute("select * from feedback_view"))
                .hasMessage("ERROR: relation \"feedback_view\" does not exist");
    }

    /** r_DROP_VIEW.html: its example, its words. */
    @Test
    void a_view_that_another_one_reads_is_dropped_with_it_or_not_at_all() {
        execute("create table event (eventid int, catid int, dateid int, eventname varchar(200))");
        execute("create view eventview as select dateid, eventname, catid from event where catid = 1");
        execute("create view myeventview as select eventname, catid from eventview where eventname <> ' '");
        assertThatThrownBy(() -> execute("drop view eventview"))
                .hasMessage("ERROR: can't drop view eventview because other objects depend on it");
        execute("drop view eventview cascade");
        assertThat(values("select table_name from svv_tables where table_schema = 'public' and table_name like"
                        + " '%eventview'"))
                .isEmpty();
        execute("drop table event");
    }

    /** r_CREATE_VIEW.html: a bound view is the columns that were there; the late one of the page's example reads what is there now. */
    @Test
    void columns_that_are_added_do_not_come_into_a_view() {
        execute("create table grown (a int, b int)");
        execute("insert into grown values (1, 2)");
        execute("create view grown_bound as select *, a + b as c from grown");
        execute("create view grown_late as select * from public.grown with no schema binding");
        execute("alter table grown add column d int");
        assertThat(values("select * from grown_bound")).isEqualTo("1 2 3");
        assertThat(values("select * from grown_late")).isEqualTo("1 2 null");
        assertThat(values("select column_name, data_type from information_schema.columns where table_name ="
                        + " 'grown_bound' order by ordinal_position"))
                .isEqualTo("a integer, b integer, c integer");
    }

    /** r_CREATE_VIEW.html: the names of tables are looked up when the view is made. */
    @Test
    void a_view_reads_the_tables_that_were_found_when_it_was_made() {
        execute("create schema first");
        execute("create table public.where_am_i (place varchar(10))");
        execute("insert into public.where_am_i values ('public')");
        execute("create view public.here as with w as (select place from where_am_i) select w.place from w union all"
                + " select (select max(place) from where_am_i) from where_am_i t");
        execute("set search_path to first, public");
        try {
            execute("create table first.where_am_i (place varchar(10))");
            assertThat(values("select * from public.here")).isEqualTo("public, public");
        } finally {
            execute("set search_path to public");
        }
    }

    /** r_CREATE_VIEW.html: "Optional list of names to be used for the columns in the view", bound or not. */
    @Test
    void a_list_names_the_columns() {
        execute("create table listed (a int, b int)");
        execute("insert into listed values (1, 2)");
        execute("create view named (x, y) as select a, b from listed");
        execute("create view named_late (x) as select a, b from public.listed with no schema binding");
        assertThat(values("select y, x from named")).isEqualTo("2 1");
        assertThat(values("select x, b from named_late")).isEqualTo("1 2");
        assertThatThrownBy(() -> execute("create view too_many (x, y, z) as select a, b from listed"))
                .hasMessage("ERROR: CREATE VIEW specifies more column names than columns");
        assertThatThrownBy(() -> execute("create view twice as select a, b as a from listed"))
                .hasMessage("ERROR: column \"a\" specified more than once");
    }

    /** r_CREATE_VIEW.html: "You can only replace a view with a new query that generates the identical set of columns". */
    @Test
    void a_view_is_replaced_by_one_with_the_same_columns() {
        execute("create table replaced (a int, b varchar(10))");
        execute("create view replaceable as select a, b from replaced");
        execute("create or replace view replaceable as select a + 1 as a, b from replaced");
        assertThatThrownBy(() -> execute("create or replace view replaceable as select a from replaced"))
                .hasMessage("ERROR: cannot change number of columns in view");
        assertThatThrownBy(() -> execute("create or replace view replaceable as select a as x, b from replaced"))
                .hasMessage("ERROR: cannot change name of view column \"a\"");
        assertThatThrownBy(() -> execute(
                        "create or replace view replaceable as select cast(a as bigint) as a, b from" + " replaced"))
                .hasMessage("ERROR: cannot change data type of view column \"a\"");
        assertThatThrownBy(() -> execute("create or replace view replaceable as select a, b from replaceable"))
                .hasMessageContaining("infinite recursion");
    }

    /** r_CREATE_VIEW.html: "you don't need select privileges for the underlying tables"; whoever makes it needs access to them. */
    @Test
    void who_reads_a_view_needs_no_right_on_what_it_reads() {
        execute("create user reader password disable");
        execute("create table hidden (a int)");
        execute("create view shown as select a from hidden");
        execute("grant select on shown to reader");
        assertThat(as("reader", "select * from shown").rows()).isEmpty();
        assertThatThrownBy(() -> as("reader", "select * from hidden"))
                .hasMessage("ERROR: permission denied for relation hidden");
        assertThatThrownBy(() -> as("reader", "create view stolen as select a from hidden"))
                .hasMessage("ERROR: permission denied for relation hidden");
    }

    /** r_CREATE_VIEW.html: the example that is an error, and the one beside it. */
    @Test
    void a_view_that_is_not_bound_names_every_schema() {
        for (String query : List.of(
                "select eventname from event",
                "select 1 from public.event where exists (select 1 from other)",
                "with w as (select 1 as a) select a from w union select a from (select a from x.t join y on true) z")) {
            assertThatThrownBy(() -> execute("create view myevent as " + query + " with no schema binding"))
                    .as(query)
                    .hasMessage("ERROR: All the relation names inside should be qualified when creating VIEW WITH NO"
                            + " SCHEMA BINDING.");
        }
        execute("create view myevent as with w as (select eventname from public.event) select * from w with no schema"
                + " binding");
    }

    @Test
    void a_column_that_a_view_may_read_stays() {
        execute("create table wide (a int, b int, c varchar(5))");
        execute("create view narrow as select a, c from wide");
        assertThatThrownBy(() -> execute("alter table wide drop column a"))
                .hasMessageContaining("a change of the column a, which the view public.narrow may read");
        execute("alter table wide drop column b");
        assertThat(values("select * from narrow")).isEmpty();
    }

    /** r_DROP_TABLE.html: not dropped either if "columns ... are referenced by ... other tables"; here by name, since only that is kept. */
    @Test
    void a_table_that_a_foreign_key_names_stays() {
        execute("create table parent_of_keys (a int primary key)");
        execute("create table child_of_keys (a int references parent_of_keys (a))");
        assertThatThrownBy(() -> execute("drop table parent_of_keys"))
                .hasMessage("Not supported by the local Redshift: DROP TABLE of a table that a foreign key names");
        execute("drop table child_of_keys, parent_of_keys");
    }

    @Test
    void a_schema_goes_with_the_views_that_read_it() {
        execute("create schema leaving");
        execute("create table leaving.t (a int)");
        execute("create view public.staying as select a from leaving.t");
        execute("drop schema leaving cascade");
        assertThatThrownBy(() -> execute("select * from public.staying")).hasMessageContaining("does not exist");
    }
}
