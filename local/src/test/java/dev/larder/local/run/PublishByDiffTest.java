package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishByDiffTest {
    private static final String DIFF =
            "select sale_no, month_start, amount, cast(sum(side) as integer) as side from (select sale_no,"
                    + " month_start, amount, 1 as side from candidate.sale_rebuilt union all select sale_no, month_start,"
                    + " amount, -1 from star.sale where month_start in (date '2026-01-01')) as both_sides group by"
                    + " sale_no, month_start, amount having sum(side) <> 0";
    private static final String TABLE =
            " (sale_no varchar(10) not null, month_start date not null, amount decimal(12,2)";

    private static void setUp(Database database) {
        batch(
                database,
                "create schema star",
                "create schema candidate",
                "create schema diff",
                "create schema ops",
                "create table star.sale" + TABLE + ")",
                "create table candidate.sale_rebuilt" + TABLE + ")",
                "create table diff.sale_change" + TABLE + ", side integer)",
                "create table ops.live_release (release_id integer)",
                "create table ops.guard (live_is_the_release_compared integer not null)",
                "create table ops.guard2 (live_is_the_candidate integer not null)",
                "insert into ops.live_release values (0)",
                "insert into star.sale values ('a', '2026-01-01', 0), ('b', '2026-01-01', 0)",
                "insert into candidate.sale_rebuilt values ('a', '2026-01-01', 1), ('c', '2026-01-01', 1)");
    }

    private static void batch(Database database, String... sqls) {
        try (Session session = database.session("admin", Map.of())) {
            session.transaction(
                    () -> List.of(sqls).stream().map(session::execute).toList());
        }
    }

    private static void publish(Database database, int compared) {
        batch(
                database,
                "update ops.live_release set release_id = " + (compared + 1) + " where release_id = " + compared,
                "insert into ops.guard (live_is_the_release_compared) select case when count(*) = 1 then 1 end from"
                        + " ops.live_release where release_id = "
                        + (compared + 1),
                "delete from star.sale using diff.sale_change as change where sale.sale_no = change.sale_no and"
                        + " sale.month_start = change.month_start and sale.month_start in (date '2026-01-01') and"
                        + " change.side = -1",
                "insert into star.sale select sale_no, month_start, amount from diff.sale_change where side = 1",
                "insert into ops.guard2 (live_is_the_candidate) select case when count(*) = 0 then 1 end from (" + DIFF
                        + ") as remaining");
    }

    @Test
    void a_publish_makes_live_the_candidate_and_a_stale_one_is_refused(@TempDir Path folder) {
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE)) {
            Database database = warehouse.database("dev");
            setUp(database);
            batch(database, "insert into diff.sale_change " + DIFF);
            publish(database, 0);
            assertThat(rows(database, "select sale_no, amount from star.sale order by sale_no nulls last")
                            .toString())
                    .isEqualTo("[[a, 1.00], [c, 1.00]]");
            assertThatThrownBy(() -> publish(database, 5)).hasMessageContaining("live_is_the_release_compared");
        }
    }

    @Test
    void readers_never_see_a_mixture_while_releases_are_published(@TempDir Path folder) throws Exception {
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Database database = warehouse.database("dev");
            batch(
                    database,
                    "create schema s",
                    "create table s.a (n integer)",
                    "create table s.b (n integer)",
                    "insert into s.a values (0)",
                    "insert into s.b values (0)");
            Callable<List<Object>> reader = () -> {
                try (Session session = database.session("admin", Map.of())) {
                    return session.transaction(
                            false, () -> List.of(one(session, "select n from s.a"), one(session, "select n from s.b")));
                }
            };
            List<Future<List<Object>>> readers =
                    IntStream.range(0, 50).mapToObj(i -> threads.submit(reader)).toList();
            for (int i = 0; i < 20; i++) {
                batch(database, "update s.a set n = n + 1", "update s.b set n = n + 1");
            }
            for (Future<List<Object>> each : readers) {
                assertThat(each.get().get(0)).isEqualTo(each.get().get(1));
            }
            assertThat(rows(database, "select n from s.a").toString()).isEqualTo("[[20]]");
        }
    }

    @Test
    void the_hash_of_a_row_is_redshifts_for_this_expression(@TempDir Path folder) {
        try (Warehouse warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE)) {
            Database database = warehouse.database("dev");
            batch(
                    database,
                    "create schema s",
                    "create table s.t (a varchar(5), b decimal(6,2), c date, d boolean)",
                    "insert into s.t values ('x', 1.5, '2026-01-31', true), (null, null, null, null)");
            // md5('x|1.50|2026-01-31|true') and md5('~|~|~|~'), their first 12 hexadecimal digits, added
            assertThat(rows(
                                    database,
                                    "select sum(cast(strtol(substring(md5(coalesce(cast(a as varchar), '~') || '|' ||"
                                            + " coalesce(cast(b as varchar), '~') || '|' || coalesce(cast(c as varchar),"
                                            + " '~') || '|' || case when d is null then '~' when d then 'true' else"
                                            + " 'false' end), 1, 12), 16) as decimal(38,0))) as h from s.t")
                            .getFirst()
                            .getFirst())
                    .isEqualTo(String.valueOf(first12("x|1.50|2026-01-31|true") + first12("~|~|~|~")));
        }
    }

    private static long first12(String text) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return Long.parseLong(java.util.HexFormat.of().formatHex(digest).substring(0, 12), 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object one(Session session, String sql) {
        return String.valueOf(session.execute(sql).rows().getFirst().getFirst());
    }

    private static List<List<Object>> rows(Database database, String sql) {
        try (Session session = database.session("admin", Map.of())) {
            return session.transaction(
                    false,
                    () -> session.execute(sql).rows().stream()
                            .map(row -> List.<Object>copyOf(row))
                            .toList());
        }
    }
}
