package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.MappingStatements.Content;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One new delivery behind many, which are all in force. {@code -Dlarder.soak.deliveries=100000} takes minutes. */
final class LongHistoryTest {
    private static final int DELIVERIES = Integer.getInteger("larder.soak.deliveries", 1_500);
    private static final LocalDate FIRST = LocalDate.of(1750, 1, 1);
    private static final String NEW = "ffffffffffffffff";

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final Lake lake = furnished.environment().lake();

    @Test
    void start_run_and_plan_run_that_remember_nothing_ask_for_thirty_objects_at_most() {
        for (int day = 0; day < DELIVERIES; day++) {
            furnished.delivered("%016x".formatted(day), FIRST.plusDays(day).toString());
        }
        String verdict = Planner.start(fresh());
        while (verdict.equals("reading")) {
            verdict = Planner.start(fresh());
        }
        assertThat(verdict).isEqualTo("started");
        Mapping live = NextRun.of(fresh()).inputs().mapping();
        assertThat(live.of(Furnished.SALE)).hasSize(DELIVERIES);
        Releases.write(lake, Furnished.release(1, "plan of 1", live), 0);
        lake.objects().delete(lake.objects().keys(LakeLayout.pending()));
        furnished.delivered(NEW, FIRST.plusDays(DELIVERIES).toString());
        furnished.ports().scripted().answers(sql -> rows(sql, Content.of(live)));

        assertThat(cheap("start-run", () -> Planner.start(fresh()))).isEqualTo("started");
        NextRun next = NextRun.of(fresh());
        String run = next.firstExecution().toString();
        assertThat(cheap(
                        "plan-run",
                        () -> Planner.plan(fresh(), run, next.identity().text())))
                .isEqualTo("planned");

        assertThat(length(RunFolder.of(run).order())).isLessThan(2_000);
        assertThat(length(LakeLayout.release(1))).isLessThan(200_000);
    }

    private int length(String key) {
        return lake.objects().read(key).orElseThrow().length;
    }

    private <T> T cheap(String function, Supplier<T> call) {
        furnished.ports().lake().calls();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T answer = call.get();
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        int calls = furnished.ports().lake().calls();
        System.out.printf("%s behind %,d deliveries: %d calls, %.2f CPU-s%n", function, DELIVERIES, calls, nanos / 1e9);
        assertThat(calls).isLessThanOrEqualTo(30);
        assertThat(nanos).isLessThan(3_000_000_000L);
        return answer;
    }

    /** As a function that was started anew. */
    private Environment fresh() {
        return new Environment(
                furnished.environment().settings(),
                furnished.ports(),
                furnished.environment().clock());
    }

    private static Rows rows(String sql, Content kept) {
        if (sql.startsWith("select run, batch")) {
            return new Rows(List.of("run", "batch"), List.of("varchar", "bigint"), List.of(List.of("", "0")));
        }
        if (sql.startsWith("select count(*) as row_count")) {
            return new Rows(
                    List.of("row_count", "content_sum"),
                    List.of("bigint", "varchar"),
                    List.of(List.of(String.valueOf(kept.rows()), kept.sum())));
        }
        if (sql.startsWith("select released.release")) {
            return new Rows(List.of("release", "run"), List.of("bigint", "varchar"), List.of(List.of("1", "")));
        }
        return sql.startsWith("select max(release)")
                ? new Rows(List.of("max"), List.of("bigint"), List.of(List.of("1")))
                : new Rows(List.of("delivery_id"), List.of("varchar"), List.of(List.of(NEW)));
    }
}
