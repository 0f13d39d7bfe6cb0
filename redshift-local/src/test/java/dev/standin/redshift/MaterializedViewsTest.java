package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources: materialized-view-create-sql-command.html, materialized-view-refresh-sql-command.html, materialized-view-drop-sql-command.html. */
class MaterializedViewsTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;
    private Client client;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        client = new Client(warehouse.database("dev").session(Users.ADMIN, Map.of()));
    }

    @AfterEach
    void close() {
        client.close();
        warehouse.close();
    }

    private void send(String... sqls) {
        List.of(sqls).forEach(client::execute);
    }

    private String values(String sql) {
        return client.execute(sql).rows().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    private void as(String user, String sql) {
        try (Client other = new Client(warehouse.database("dev").session(user, Map.of()))) {
            other.execute(sql);
        }
    }

    /** "The data in a materialized view remains unchanged, even when applications make changes to the data in the underlying tables." */
    @Test
    void a_materialized_view_keeps_its_rows_until_it_is_refreshed() {
        send(
                "create table sales (eventid int, qtysold int)",
                "insert into sales values (1, 2), (1, 3), (2, 4)",
                "create materialized view tickets_mv backup no diststyle key distkey (eventid) sortkey (eventid) auto refresh"
                        + " no as select eventid, sum(qtysold) as sold from sales group by eventid");
        assertThat(values("select * from tickets_mv order by 1")).isEqualTo("1 5, 2 4");
        send("insert into sales values (2, 1)", "delete from sales where eventid = 1");
        assertThat(values("select * from tickets_mv order by 1")).isEqualTo("1 5, 2 4");
        send("refresh materialized view tickets_mv");
        assertThat(values("select * from tickets_mv order by 1")).isEqualTo("2 5");
        close();
        open();
        send("truncate sales", "refresh materialized view public.tickets_mv");
        assertThat(values("select count(*) from tickets_mv")).isEqualTo("0");
        send("drop materialized view tickets_mv", "drop table sales");
        assertThatThrownBy(() -> send("select * from tickets_mv")).hasMessageContaining("does not exist");
        send("drop materialized view if exists tickets_mv");
    }

    /** The example of materialized-view-refresh.html: "A is refreshed using the current version of B, even when B is out-of-date." */
    @Test
    void a_view_of_a_materialized_view_reads_what_that_one_keeps() {
        send(
                "create table a (a int)",
                "create materialized view b as select * from a",
                "create materialized view c as select * from b",
                "insert into a values (1)",
                "refresh materialized view c");
        assertThat(values("select count(*) from c")).isEqualTo("0");
        send("refresh materialized view b", "refresh materialized view c");
        assertThat(values("select a from c")).isEqualTo("1");
        assertThatThrownBy(() -> send("drop materialized view b")).isInstanceOf(SqlError.class);
        assertThatThrownBy(() -> send("drop table a")).isInstanceOf(SqlError.class);
        send("drop table a cascade", "create table b (x int)", "create table c (x int)");
    }

    /** "You can add columns to a base table without affecting any materialized views that reference the base table." */
    @Test
    void a_column_more_in_the_base_table_is_none_of_the_view() {
        send("create table a (a int)", "create materialized view m as select * from a");
        send("alter table a add column b int default 2", "insert into a values (1, 2)", "refresh materialized view m");
        assertThat(values("select * from m")).isEqualTo("1");
        assertThatThrownBy(() -> send("alter table a drop column b")).isInstanceOf(Refusal.class);
    }

    @Test
    void what_the_page_forbids_in_a_materialized_view_is_rejected() {
        send("create table a (a int)", "create view v as select a from a", "create temp table t (a int)");
        for (String query : List.of(
                "select a from v",
                "select a from t",
                "select a from a order by a",
                "select a from a limit 1",
                "select a from (select a from a order by 1) s",
                "select tablename from pg_table_def",
                "select current_schema() as s, a from a",
                "select nothing from a")) {
            assertThatThrownBy(() -> send("create materialized view m as " + query))
                    .as(query)
                    .isInstanceOf(SqlError.class);
        }
        send("create materialized view m as select a, row_number() over (order by a) as n from a");
        for (String sql : List.of(
                "create materialized view n auto refresh yes as select a from a",
                "insert into m values (1, 2)",
                "drop view m",
                "drop table m",
                "alter table m rename to n",
                "select column_name from svv_columns where table_schema = 'public'")) {
            assertThatThrownBy(() -> send(sql)).as(sql).isInstanceOf(Refusal.class);
        }
        send("begin", "insert into a values (1)");
        assertThatThrownBy(() -> send("refresh materialized view m")).isInstanceOf(Refusal.class);
        send("rollback");
    }

    /** "Only the owner of a materialized view can perform a REFRESH", who "must have SELECT privilege on the underlying base tables". */
    @Test
    void who_may_read_a_materialized_view_needs_no_right_on_what_it_reads() {
        send(
                "create user ann password disable",
                "create user bob password disable",
                "create table a (a int)",
                "grant select on a to ann");
        as("ann", "create materialized view m as select a from a");
        assertThatThrownBy(() -> as("bob", "select * from m")).hasMessageContaining("permission denied");
        as("ann", "grant select on m to bob");
        as("bob", "select * from m");
        assertThatThrownBy(() -> as("bob", "refresh materialized view m")).hasMessageContaining("must be owner");
        as("ann", "refresh materialized view m");
        send("revoke select on a from ann");
        assertThatThrownBy(() -> as("ann", "refresh materialized view m")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> send("refresh materialized view m")).hasMessageContaining("permission denied");
    }

    @Test
    void a_schema_that_is_dropped_takes_its_materialized_views_along() {
        send(
                "create table a (a int)",
                "create schema s",
                "create table s.base (a int)",
                "create materialized view s.m as select a from public.a",
                "create materialized view n as select a from s.base",
                "drop schema s cascade",
                "drop table a",
                "create table n (a int)");
    }
}
