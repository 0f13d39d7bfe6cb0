package dev.larder.cli.bundled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.compiler.Binder.BindFailure;
import dev.larder.compiler.Binder.Look;
import dev.larder.compiler.Binder.Question;
import dev.larder.core.engine.OpsTables;
import dev.larder.core.engine.Relations;
import dev.larder.core.plan.Plan;
import dev.larder.local.EngineBinder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The 99 queries of TPC-DS on the 24 feeds of {@code test-data/tpcds}, without a row; {@code benchmarks/tpcds} runs them on data. */
final class TpcDsTest {
    private static final Path PROJECT = Repository.ROOT.resolve("test-data/tpcds");
    private static final Duration MOST = Duration.ofSeconds(5);

    @Test
    void the_99_queries_bind_to_the_views_of_24_feeds_in_five_seconds_of_cpu() throws IOException, BindFailure {
        List<Path> queries = Repository.files(PROJECT.resolve("queries"), ".sql");
        Map<String, List<String>> refused = new TreeMap<>();
        try (EngineBinder warehouse = EngineBinder.open(Clock.systemUTC())) {
            create(TestProject.plan(PROJECT), warehouse);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (Path query : queries) {
                Look look = warehouse.look(new Question(Files.readString(query), Map.of(), Set.of()));
                if (!look.faults().isEmpty()) {
                    refused.put(
                            query.getFileName().toString(),
                            look.faults().stream().map(Object::toString).toList());
                }
            }
            Duration cpu = Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
            System.out.println("TPC-DS: " + queries.size() + " queries bound in " + cpu.toMillis() + " ms of CPU");

            assertThat(queries).hasSize(99);
            assertThat(refused).isEmpty();
            assertThat(cpu).isLessThan(MOST);
        }
    }

    private static void create(Plan plan, EngineBinder warehouse) throws BindFailure {
        for (String schema : List.of("ops", "raw", "current", "qa")) {
            warehouse.execute("create schema \"" + schema + "\"");
        }
        for (String statement : OpsTables.statements()) {
            warehouse.execute(statement);
        }
        assertThat(plan.feeds()).hasSize(24);
        for (Plan.Feed feed : plan.feeds()) {
            warehouse.execute(Relations.raw(feed));
            warehouse.execute(Relations.current(feed));
        }
        for (var view : plan.views()) {
            warehouse.execute(Relations.qa(view));
        }
    }
}
