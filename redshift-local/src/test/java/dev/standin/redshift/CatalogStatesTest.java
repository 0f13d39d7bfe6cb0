package dev.standin.redshift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the catalogue is what the snapshot shows, whoever changes it meanwhile. */
class CatalogStatesTest {
    @TempDir
    Path folder;

    private Warehouse warehouse;
    private Session one;
    private Session other;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        one = warehouse.database("dev").session(Users.ADMIN, Map.of());
        other = warehouse.database("dev").session(Users.ADMIN, Map.of());
        run(one, "create schema s", "create table s.t (a int)", "insert into s.t values (1)");
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        warehouse.close();
    }

    private static void run(Session session, String... statements) {
        for (String sql : statements) {
            session.transaction(() -> session.execute(sql));
        }
    }

    private static List<String> columns(Session session, String select) {
        return session.transaction(false, () -> session.execute(select)).columns().stream()
                .map(column -> column.label())
                .toList();
    }

    @Test
    void a_change_is_seen_by_whoever_begins_behind_it() {
        assertEquals(List.of("a"), columns(other, "select * from s.t"));
        run(one, "alter table s.t add column b int");
        assertEquals(List.of("a", "b"), columns(other, "select * from s.t"));
        run(one, "drop table s.t");
        assertThrows(SqlError.class, () -> columns(other, "select * from s.t"));
        run(one, "create table s.t as select 7 as c");
        assertEquals(List.of("c"), columns(other, "select * from s.t"));
        run(one, "alter schema s rename to r");
        assertThrows(SqlError.class, () -> columns(other, "select * from s.t"));
        assertEquals(List.of("c"), columns(other, "select * from r.t"));
    }

    @Test
    void a_transaction_sees_its_own_changes_and_nobody_sees_those_that_were_given_up() {
        assertThrows(
                IllegalStateException.class,
                () -> one.transaction(() -> {
                    one.execute("create table s.new as select 1 as x");
                    one.execute("insert into s.new values (2)");
                    one.execute("alter table s.new add column y int");
                    assertEquals(2, one.execute("select x, y from s.new").rows().size());
                    assertEquals(List.of("a"), columns(other, "select * from s.t"));
                    throw new IllegalStateException("given up");
                }));
        assertThrows(SqlError.class, () -> columns(one, "select * from s.new"));
        assertThrows(SqlError.class, () -> columns(other, "select * from s.new"));
    }

    @Test
    void a_snapshot_keeps_its_catalogue() {
        other.transaction(false, () -> {
            other.execute("select 1");
            run(one, "create table s.late (z int)");
            assertThrows(SqlError.class, () -> other.execute("select * from s.late"));
            return null;
        });
        assertEquals(List.of("z"), columns(other, "select * from s.late"));
    }

    @Test
    void a_schema_of_the_users_name_takes_what_has_no_schema_from_the_next_transaction_on_until_it_is_gone() {
        run(other, "create table before (a int)");
        run(one, "create schema admin");
        run(other, "create table within (b int)");
        run(one, "drop schema admin cascade");
        run(other, "create table after (c int)");

        assertEquals(List.of("a"), columns(other, "select * from public.before"));
        assertThrows(SqlError.class, () -> columns(other, "select * from public.within"));
        assertEquals(List.of("c"), columns(other, "select * from public.after"));
    }

    @Test
    void a_right_that_is_taken_is_gone_with_the_next_transaction() {
        run(
                one,
                "create user reader password disable",
                "grant usage on schema s to reader",
                "grant select on s.t to reader");
        try (Session reader = warehouse.database("dev").session("reader", Map.of())) {
            assertEquals(List.of("a"), columns(reader, "select * from s.t"));
            run(one, "revoke select on s.t from reader");
            assertThrows(SqlError.class, () -> columns(reader, "select * from s.t"));
        }
    }

    @Test
    void what_a_user_makes_in_a_transaction_is_its_own_at_once() {
        run(one, "create user maker password disable", "grant usage, create on schema s to maker");
        try (Session maker = warehouse.database("dev").session("maker", Map.of())) {
            maker.transaction(() -> {
                assertThrows(SqlError.class, () -> maker.execute("select a from s.t"));
                return null;
            });
            maker.transaction(() -> {
                maker.execute("create table s.mine as select 1 as x");
                return maker.execute("insert into s.mine values (2)");
            });
            assertEquals(List.of("x"), columns(maker, "select x from s.mine"));
        }
    }

    @Test
    void readers_beside_a_writer_find_each_time_a_table_that_can_be_read() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                readers.add(threads.submit(() -> {
                    int reads = 0;
                    try (Session reader = warehouse.database("dev").session(Users.ADMIN, Map.of())) {
                        while (!over.get() || reads == 0) {
                            Result read = reader.transaction(false, () -> reader.execute("select * from s.t"));
                            assertEquals(
                                    read.columns().size(),
                                    read.rows().getFirst().size());
                            reads++;
                        }
                    }
                    return reads;
                }));
            }
            for (int i = 0; i < 40; i++) {
                run(one, "alter table s.t add column b int", "alter table s.t drop column b");
            }
            over.set(true);
            for (Future<Integer> reader : readers) {
                reader.get();
            }
        }
    }
}
