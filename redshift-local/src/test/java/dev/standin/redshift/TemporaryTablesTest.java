package dev.standin.redshift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources: r_CREATE_TABLE_NEW.html, r_CREATE_TABLE_AS.html, r_SELECT_INTO.html, r_search_path.html. */
class TemporaryTablesTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;
    private Session session;
    private Session other;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        session = warehouse.database("dev").session(Users.ADMIN, Map.of());
        other = warehouse.database("dev").session(Users.ADMIN, Map.of());
        run(session, "create table public.t (id int)", "insert into public.t values (1), (2)");
    }

    @AfterEach
    void close() {
        session.close();
        other.close();
        warehouse.close();
    }

    private static Result run(Session session, String... sqls) {
        return session.transaction(() -> {
            Result last = Result.changed(-1);
            for (String sql : sqls) {
                last = session.execute(sql);
            }
            return last;
        });
    }

    private static String values(Session session, String sql) {
        return run(session, sql).rows().stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    /** "The temporary table takes precedence over the permanent table unless you qualify the table name with the schema name." */
    @Test
    void a_temporary_table_hides_a_permanent_one_of_its_name_in_its_session_alone() {
        run(session, "create temp table t (id int, note varchar(3))", "insert into t values (9, 'a')");
        assertThat(values(session, "select id, note from t")).isEqualTo("9 a");
        assertThat(values(session, "select t.id from public.t order by 1")).isEqualTo("1, 2");
        assertThat(values(other, "select id from t order by 1")).isEqualTo("1, 2");
        run(other, "create local temporary table t (id int)");
        assertThat(values(other, "select count(*) from t")).isEqualTo("0");
        run(session, "drop table t");
        assertThat(values(session, "select count(*) from t")).isEqualTo("2");
    }

    /** "If you specify a table name that begins with '#', the table is created as a temporary table." */
    @Test
    void a_table_whose_name_begins_with_a_hash_is_temporary() {
        run(session, "create table #newtable (id int)", "insert into #newtable values (1)");
        run(session, "update #newtable set id = 2", "create table #copied as select n.id from #newtable n");
        assertThat(values(session, "select * from #newtable")).isEqualTo("2");
        assertThat(values(session, "select #copied.id, #newtable.* from #copied join #newtable using (id)"))
                .isEqualTo("2 2");
        assertThatThrownBy(() -> values(other, "select * from #newtable"))
                .hasMessage("ERROR: relation \"#newtable\" does not exist");
        assertThatThrownBy(() -> values(session, "select id #newtable from t")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> run(session, "alter table t rename to \"#t\"")).isInstanceOf(SqlError.class);
    }

    /** The page's example of SELECT INTO, with other tables. */
    @Test
    void select_into_makes_a_table_temporary_or_not() {
        run(session, "select id, count(*) as n into temp table profits from t group by 1 order by 2 desc");
        assertThat(values(session, "select * from profits order by id")).isEqualTo("1 1, 2 1");
        run(session, "with a as (select id from t) select * into newevent from a union all select 3");
        assertThat(values(other, "select * from newevent order by 1")).isEqualTo("1, 2, 3");
        run(session, "select top 1 id into #first from t order by id");
        assertThat(values(session, "select * from #first")).isEqualTo("1");
        for (String sql : List.of(
                "select * from (select id into x from t) s",
                "select id from t union all select id into x from t",
                "(select id into x from t)")) {
            assertThatThrownBy(() -> run(session, sql)).as(sql).isInstanceOf(Refusal.class);
        }
    }

    /** "The table is automatically dropped at the end of the session in which it is created." */
    @Test
    void a_temporary_table_ends_with_its_session() {
        run(session, "create temp table gone (id int default 3)", "comment on table gone is 'x'");
        session.close();
        assertThat(values(other, "select count(*) from stv_tbl_perm where name = 'gone'"))
                .isEqualTo("0");
        assertThat(other.internal("select count(*) from \"local$\".relations where name = 'gone'"))
                .isEqualTo(List.of(List.of("0")));
        assertThat(other.internal(TemporaryTables.LEFT)).isEmpty();
        session = warehouse.database("dev").session(Users.ADMIN, Map.of());
    }

    @Test
    void what_a_process_left_that_ended_is_gone_when_the_database_is_opened(@TempDir Path copy) throws Exception {
        run(session, "create temp table left_over (id int)", "insert into left_over values (1)");
        for (String file : List.of("dev.duckdb", "dev.duckdb.wal")) {
            if (Files.exists(folder.resolve(file))) {
                Files.copy(folder.resolve(file), copy.resolve(file));
            }
        }
        try (Warehouse again = Warehouse.open(copy, Clock.systemUTC(), LakeObjects.NONE);
                Session after = again.database("dev").session(Users.ADMIN, Map.of())) {
            assertThat(after.internal(TemporaryTables.LEFT)).isEmpty();
            assertThat(after.internal("select name from \"local$\".relations")).isEqualTo(List.of(List.of("t")));
        }
    }

    @Test
    void a_transaction_that_fails_makes_no_temporary_table() {
        assertThatThrownBy(() -> run(session, "create temp table n (id int)", "select 1 / 0"))
                .isInstanceOf(SqlError.class);
        assertThatThrownBy(() -> values(session, "select * from n")).hasMessageContaining("does not exist");
        run(session, "create temp table n (id int)");
    }

    /** r_GRANT.html: by default everybody may; "revoke the TEMP permission from the PUBLIC group". */
    @Test
    void who_has_not_the_privilege_temp_makes_no_temporary_table() {
        run(other, "create user ann password disable", "revoke create on schema public from public");
        try (Session ann = warehouse.database("dev").session("ann", Map.of())) {
            run(ann, "create temp table mine (id int)", "insert into mine values (1)", "select * from mine");
            run(ann, "create table #like (like mine)", "drop table #like");
            run(other, "revoke temp on database dev from public");
            assertThatThrownBy(() -> run(ann, "create temp table more (id int)"))
                    .hasMessage("ERROR: permission denied for database dev");
            assertThatThrownBy(() -> run(ann, "create table mine (id int)"))
                    .hasMessage("ERROR: permission denied for schema public");
            run(other, "grant temp on database dev to ann");
            run(ann, "select id into #more from mine");
        }
    }

    /** STV_TBL_PERM has "temporary tables created by a user for the current session"; PG_TABLE_DEF follows the search path. */
    @Test
    void the_catalogue_tells_a_session_of_its_own_temporary_tables() {
        run(session, "create temp table t (id int not null, note varchar(3) encode zstd) diststyle even");
        run(other, "create temp table u (id int)");
        assertThat(values(session, "select name, temp from stv_tbl_perm where name in ('t', 'u') order by temp"))
                .matches("t +0, t +1");
        assertThat(values(
                        session,
                        "select \"column\", type, rtrim(encoding), \"notnull\" from pg_table_def where"
                                + " tablename = 't'"))
                .isEqualTo("id integer none true, note character varying(3) zstd false");
        assertThat(values(session, "select column_name from svv_columns where table_name = 't' order by 1"))
                .isEqualTo("id, id, note");
        assertThat(values(other, "select column_name from svv_columns where table_name = 't'"))
                .isEqualTo("id");
        assertThatThrownBy(() -> values(session, "select table_type from svv_tables where table_name = 't'"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("table_type of a temporary table");
    }

    @Test
    void what_the_pages_forbid_or_leave_open_is_not_done_with_temporary_tables() {
        run(session, "create temp table t2 (id int)", "create table public.t3 (id int)");
        for (String sql : List.of(
                "create temp table public.x (id int)",
                "alter table public.t3 append from t2",
                "alter table t2 append from public.t3",
                "alter table t2 alter diststyle all",
                "create temp table t2 (id int)",
                "create schema pg_temp_7")) {
            assertThatThrownBy(() -> run(session, sql)).as(sql).isInstanceOf(SqlError.class);
        }
        for (String sql : List.of(
                "create view v as select id from t2",
                "select * from pg_temp.t2",
                "create view #v as select id from public.t3",
                "set search_path to pg_temp, public")) {
            assertThatThrownBy(() -> run(session, sql)).as(sql).isInstanceOf(Refusal.class);
        }
        run(
                session,
                "alter table t2 rename to t4",
                "alter table t4 add column b int default 1",
                "truncate t4",
                "analyze t4");
        run(session, "create temp table if not exists t4 (id int)", "create temp table like_t (like public.t3)");
    }
}
