package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.MappingStatements.Content;
import dev.larder.core.lake.HistoryLayout;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One new delivery behind many, which are all in force. {@code -Dlarder.soak.deliveries=100000} takes minutes. */
final class LongHistoryTest {
    private static final int DELIVERIES = Integer.getInteger("larder.soak.deliveries", 1_500);
    private static final LocalDate FIRST = LocalDate.of(1750, 1, 1);
    private static final int THOUSAND = 1_001;
    private static final double MOST_SECONDS = 3;
    /** Of one call in eight hundred. */
    private static final double MOST_SECONDS_TO_SETTLE = 4;

    private final Furnished furnished = new Furnished(SmallProject.plan());
    private final Lake lake = furnished.environment().lake();

    @Test
    void start_run_and_plan_run_that_remember_nothing_ask_for_thirty_objects_at_most() {
        deliver(0, DELIVERIES);
        String verdict = Planner.start(fresh());
        while (verdict.equals("reading")) {
            verdict = Planner.start(fresh());
        }
        assertThat(verdict).isEqualTo("started");
        Mapping live = published(1);
        assertThat(live.of(Furnished.SALE)).hasSize(DELIVERIES);
        deliver(DELIVERIES, DELIVERIES + 1);
        // Once in an environment's life: all that it ever had becomes settled at once.
        calls("start-run, which settles all,", () -> Planner.start(fresh()));
        deliver(DELIVERIES + 1, DELIVERIES + 2);

        assertThat(cheap("start-run", MOST_SECONDS, () -> Planner.start(fresh())))
                .isEqualTo("started");
        Content kept = Content.of(live);
        furnished.ports().scripted().answers(sql -> rows(sql, kept));
        NextRun next = NextRun.of(fresh());
        String run = next.firstExecution().toString();
        assertThat(cheap(
                        "plan-run",
                        MOST_SECONDS,
                        () -> Planner.plan(fresh(), run, next.identity().text())))
                .isEqualTo("planned");

        assertThat(length(RunFolder.of(run).order())).isLessThan(2_000);
        assertThat(length(LakeLayout.release(1))).isLessThan(200_000);
    }

    @Test
    void start_run_that_settles_the_next_thousand_costs_little_more() {
        deliver(0, DELIVERIES);
        while (Planner.start(fresh()).equals("reading")) {
            // goes on
        }
        published(1);
        deliver(DELIVERIES, DELIVERIES + THOUSAND);
        assertThat(Planner.start(fresh())).isEqualTo("started");
        published(2);
        deliver(DELIVERIES + THOUSAND, DELIVERIES + THOUSAND + 1);

        assertThat(cheap(
                        "start-run, which settles a thousand more,",
                        MOST_SECONDS_TO_SETTLE,
                        () -> Planner.start(fresh())))
                .isEqualTo("started");
        String index = new String(lake.objects().read(HistoryLayout.index()).orElseThrow(), StandardCharsets.UTF_8);
        assertThat(index).contains(id(DELIVERIES + THOUSAND)).doesNotContain(id(DELIVERIES));
    }

    private void deliver(int from, int until) {
        for (int day = from; day < until; day++) {
            furnished.delivered(id(day), FIRST.plusDays(day).toString());
        }
    }

    private static String id(int day) {
        return "%016x".formatted(day);
    }

    /** What was delivered is live, and no cause waits. */
    private Mapping published(int release) {
        Mapping live = NextRun.of(fresh()).inputs().mapping();
        Releases.write(lake, Furnished.release(release, "plan of 1", live), release - 1);
        lake.objects().delete(lake.objects().keys(LakeLayout.pending()));
        return live;
    }

    private int length(String key) {
        return lake.objects().read(key).orElseThrow().length;
    }

    private <T> T cheap(String function, double most, Supplier<T> call) {
        Cost<T> cost = calls(function, call);
        assertThat(cost.seconds()).isLessThan(most);
        return cost.answer();
    }

    private record Cost<T>(T answer, double seconds) {}

    private <T> Cost<T> calls(String function, Supplier<T> call) {
        furnished.ports().lake().calls();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T answer = call.get();
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        int calls = furnished.ports().lake().calls();
        System.out.printf("%s behind %,d deliveries: %d calls, %.2f CPU-s%n", function, DELIVERIES, calls, seconds);
        assertThat(calls).isLessThanOrEqualTo(30);
        return new Cost<>(answer, seconds);
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
                : new Rows(List.of("delivery_id"), List.of("varchar"), List.of(List.of(id(DELIVERIES + 1))));
    }
}
