package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.compiler.Compiled;
import dev.larder.compiler.ProjectCompiler;
import dev.larder.compiler.ProjectFiles;
import dev.larder.core.contract.FeedId;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Fence;
import dev.larder.core.engine.MappingStatements;
import dev.larder.core.engine.MappingStatements.Content;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.PublishStatements.Change;
import dev.larder.core.engine.PublishStatements.Publication;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.ResultStatements;
import dev.larder.core.engine.ResultStatements.Tested;
import dev.larder.core.engine.ResultStatements.TestedRun;
import dev.larder.core.engine.TestStatements;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.engine.Writing;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Read;
import dev.larder.core.verdict.Judged;
import dev.larder.core.verdict.Judged.Outcome;
import dev.larder.core.verdict.TestVerdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of whole runs of core's sample project, on an engine with real rows. */
class ReleaseTest {
    private static final Query RESULTS =
            Query.of("results", "select run, release, dimension, value, verdict from ops.test_result");

    private static final Path PROJECT =
            Path.of(System.getProperty("larder.root", ".."), "compiler", "src", "test", "resources", "project");
    private static final JsonMapper JSON = new JsonMapper();
    private static final SortedMap<String, String> KNOBS =
            new TreeMap<>(Map.of("smallest_trx", "0.5", "minimum_rows", "2"));
    private static final DateRanges SECOND_WEEK = DateRanges.ofPeriods(List.of(new Period("2026-03-08")));

    private final DuckDb warehouse = new DuckDb();
    private final Plan plan = plan();
    private final Model fact = plan.model("fct_rx").orElseThrow();
    private final Model product = plan.model("dim_product").orElseThrow();
    private final Map<Integer, Mapping> mappings = new HashMap<>();

    ReleaseTest() throws SQLException, IOException {}

    @BeforeEach
    void setUp() throws SQLException {
        for (int twice = 0; twice < 2; twice++) {
            for (String statement : WarehouseSchema.statements(plan)) {
                warehouse.statement(statement);
            }
        }
        warehouse.statement(
                "insert into \"raw\".products (product_code, product_name, is_ours, _delivery_id, _line, _period) values"
                        + " ('A', 'Alpha ', true, 'p1', 2, ''), ('B', 'Beta', false, 'p1', 3, '')");
        warehouse.statement(
                "insert into \"raw\".rx (npi, product_code, week_ending, trx, nrx, _delivery_id, _line, _period) values"
                        + " ('1', 'A', date '2026-03-01', 10, 1, 'd1', 2, '2026-03-01'), ('2', 'B', date '2026-03-01', 20, 1, 'd1', 3, '2026-03-01'),"
                        + " ('1', 'A', date '2026-03-08', 11, 1, 'd2', 2, '2026-03-08'), ('3', 'A', date '2026-03-08', 0.1, 0, 'd2', 3, '2026-03-08'),"
                        + " ('1', 'A', date '2026-03-08', 12, 1, 'd3', 2, '2026-03-08'), ('4', 'C', date '2026-03-08', 5, 1, 'd3', 3, '2026-03-08')");
    }

    @AfterEach
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void the_first_release_holds_what_is_in_force() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);

        assertThat(star())
                .containsExactly(
                        List.of("1", "A", "2026-03-01", "true", "10.0"),
                        List.of("1", "A", "2026-03-08", "true", "11.0"),
                        List.of("2", "B", "2026-03-01", "false", "20.0"));
        assertThat(live()).isEqualTo("1");
        assertThat(warehouse.rows("select name, value from ops.knob order by name"))
                .containsExactly(List.of("minimum_rows", "2"), List.of("smallest_trx", "0.5"));
    }

    @Test
    void a_first_release_is_the_candidate_as_it_stands_whatever_somebody_left_in_the_star() throws SQLException {
        warehouse.statement(
                "insert into star.dim_product (product_code, product_name, is_ours) values ('Z', 'stray', true)");
        plan(1, "d2");
        build(1, DateRanges.EVERYTHING, DateRanges.EVERYTHING);
        List<List<@Nullable String>> changes = warehouse.rows(DiffStatements.changes(fact));
        write(1, DiffStatements.ofFirst(product), DiffStatements.ofFirst(fact));

        assertThat(warehouse.rows(DiffStatements.changesOfFirst(fact))).isEqualTo(changes);
        assertThat(warehouse.rows(DiffStatements.changes(fact))).containsExactly(List.of("0", "0"));
        publish(
                1,
                List.of(
                        new Change(product, DateRanges.EVERYTHING, true),
                        new Change(fact, DateRanges.EVERYTHING, true)));

        assertThat(star()).hasSize(3);
        assertThat(live()).isEqualTo("1");
        write(1, DiffStatements.of(product, DateRanges.EVERYTHING), DiffStatements.of(fact, DateRanges.EVERYTHING));
        assertThat(warehouse.rows(DiffStatements.changes(fact))).containsExactly(List.of("0", "0"));
        assertThat(warehouse.rows(DiffStatements.changes(product))).containsExactly(List.of("0", "0"));
    }

    @Test
    void a_correction_changes_only_its_period_and_equals_a_rebuild() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);

        plan(2, "d3");
        build(2, SECOND_WEEK, DateRanges.NOTHING);
        assertThat(warehouse.rows(DiffStatements.changes(fact))).containsExactly(List.of("2", "1"));
        assertThat(warehouse.rows(DiffStatements.changedDates(fact, "week_ending")))
                .containsExactly(List.of("2026-03-08"));
        publish(2, List.of(new Change(fact, SECOND_WEEK)));
        List<List<@Nullable String>> incremental = warehouse.rows(DiffStatements.contents(fact, DateRanges.EVERYTHING));

        assertThat(star()).hasSize(4).contains(List.of("1", "A", "2026-03-08", "true", "12.0"));
        build(2, DateRanges.EVERYTHING, DateRanges.EVERYTHING);
        assertThat(warehouse.rows(DiffStatements.changes(fact))).containsExactly(List.of("0", "0"));
        assertThat(warehouse.rows(DiffStatements.contents(fact, DateRanges.EVERYTHING)))
                .isEqualTo(incremental)
                .hasSize(2);
    }

    @Test
    void rolling_back_is_another_release_with_the_former_content() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);
        List<List<@Nullable String>> before = star();
        List<List<@Nullable String>> contents = warehouse.rows(DiffStatements.contents(fact, DateRanges.EVERYTHING));
        release(2, "d3", SECOND_WEEK);
        assertThat(star()).isNotEqualTo(before);

        release(3, "d2", SECOND_WEEK);

        assertThat(star()).isEqualTo(before);
        assertThat(warehouse.rows(DiffStatements.contents(fact, DateRanges.EVERYTHING)))
                .isEqualTo(contents);
        assertThat(live()).isEqualTo("3");
    }

    @Test
    void a_stale_publish_changes_nothing() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);
        plan(2, "d3");
        build(2, SECOND_WEEK, DateRanges.NOTHING);
        List<List<@Nullable String>> before = star();

        assertThatThrownBy(() -> warehouse.run(
                        PublishStatements.batch(publication(2, 0, List.of(new Change(fact, SECOND_WEEK))))))
                .hasMessageContaining("the_live_release_is_no_longer_the_one_compared");

        assertThat(star()).isEqualTo(before);
        assertThat(live()).isEqualTo("1");
    }

    @Test
    void a_diff_that_is_not_the_whole_difference_is_not_published() throws SQLException {
        plan(1, "d2");
        build(1, DateRanges.EVERYTHING, DateRanges.EVERYTHING);
        warehouse.statement("delete from diff.fct_rx_change where npi = '2'");

        assertThatThrownBy(() -> publish(1, List.of(new Change(fact, DateRanges.EVERYTHING))))
                .hasMessageContaining("live_would_not_equal_the_candidate");
        assertThat(star()).isEmpty();
    }

    @Test
    void a_release_without_changes_only_moves_the_pointer() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);
        List<List<@Nullable String>> before = star();
        plan(2, "d2");
        build(2, DateRanges.NOTHING, DateRanges.NOTHING);

        publish(2, List.of());

        assertThat(star()).isEqualTo(before);
        assertThat(warehouse.rows("select release, run from ops.release order by release"))
                .containsExactly(List.of("0", ""), List.of("1", "run-1"), List.of("2", "run-2"));
    }

    @Test
    void a_run_that_was_overtaken_can_write_nothing() throws SQLException {
        plan(1, "d2");
        warehouse.run(PlanningStatements.batches(
                        new Fence.Takeover("run-1", "run-2"), Transition.first(0, Mapping.EMPTY), KNOBS)
                .getFirst());

        assertThatThrownBy(() -> build(1, DateRanges.EVERYTHING, DateRanges.EVERYTHING))
                .hasMessageContaining("this_run_no_longer_holds_the_fence");
    }

    @Test
    void a_changed_key_dirties_the_periods_of_the_rows_that_carry_it() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);
        warehouse.statement("update \"raw\".products set is_ours = true where product_code = 'B'");
        plan(2, "d2");
        write(
                2,
                BuildStatements.of(product, DateRanges.EVERYTHING, KNOBS),
                DiffStatements.of(product, DateRanges.EVERYTHING));

        assertThat(warehouse.rows(
                        DiffStatements.datesThroughKey((Read.ByKey) fact.reads().getLast())))
                .containsExactly(List.of("2026-03-01"));
    }

    @Test
    void a_repeated_key_is_found_before_the_diff() throws SQLException {
        warehouse.statement(
                "insert into \"raw\".rx (npi, product_code, week_ending, trx, nrx, _delivery_id, _line, _period) values"
                        + " ('1', 'A', date '2026-03-08', 99, 1, 'd2', 4, '2026-03-08')");
        plan(1, "d2");
        build(1, DateRanges.EVERYTHING, DateRanges.EVERYTHING);

        assertThat(warehouse.rows(BuildStatements.repeatedKeys(fact)))
                .containsExactly(List.of("1", "A", "2026-03-08", "2", "1"));
        assertThat(warehouse.rows(BuildStatements.repeatedKeys(product))).isEmpty();
    }

    @Test
    void tests_read_the_candidate() throws SQLException {
        plan(1, "d2");
        build(1, DateRanges.EVERYTHING, DateRanges.EVERYTHING);
        DataTest measure = plan.tests().getFirst();
        assertThat(warehouse.rows(TestStatements.query(measure, KNOBS)))
                .containsExactlyInAnyOrder(List.of("true", "1"), List.of("false", "1"));
        assertThat(warehouse.rows(TestStatements.query(plan.tests().getLast(), KNOBS)))
                .isEmpty();
    }

    @Test
    void every_result_is_kept_once_and_belongs_to_the_release_that_its_run_made() throws SQLException {
        plan(1, "d2");
        build(1, DateRanges.EVERYTHING, DateRanges.EVERYTHING);
        write(1, results("run-1", "it's \\ 5"));
        write(1, results("run-1", "it's \\ 5"));
        assertThat(warehouse.rows(RESULTS))
                .containsExactly(Arrays.asList("run-1", null, "it's \\ 5", "1.000000", "measured"));

        publish(1, List.of(new Change(product, DateRanges.EVERYTHING), new Change(fact, DateRanges.EVERYTHING)));

        assertThat(warehouse.rows(RESULTS)).containsExactly(List.of("run-1", "1", "it's \\ 5", "1.000000", "measured"));
    }

    @Test
    void results_of_old_runs_without_a_release_and_of_old_releases_are_taken_away() throws SQLException {
        release(1, "d2", DateRanges.EVERYTHING);
        warehouse.statement(
                "insert into ops.test_result select 'old-' || n, null, timestamp '2020-01-01 00:00:00' + n * interval 1 minute,"
                        + " 'logic', 't', 'warn', '', 1, null, '', 'passed' from range(1, 151) as numbers(n)");
        warehouse.statement("insert into ops.test_result select 'made', -" + ResultStatements.KEPT_RELEASES
                + ", timestamp '2020-01-01 00:00:00', 'logic', 't', 'warn', '', 1, null, '', 'passed'");
        plan(2, "d2");

        write(2, results("run-2", "x"));

        assertThat(warehouse.rows(Query.of(
                        "oldest", "select min(tested_at), count(*) from ops.test_result where run like 'old-%'")))
                .containsExactly(List.of("2020-01-01 00:51:00.0", "100"));
        assertThat(warehouse.rows(Query.of("others", "select run from ops.test_result where run not like 'old-%'")))
                .containsExactly(List.of("run-2"));
    }

    private static Writing[] results(String run, String dimension) {
        TestVerdict verdict =
                new TestVerdict("t", true, Severity.WARN, "", 0, new TreeMap<>(Map.of(dimension, BigDecimal.ONE)));
        Judged judged = new Judged(dimension, BigDecimal.ONE, null, "20 %", Outcome.MEASURED);
        return ResultStatements.record(
                        new TestedRun(run, null, Instant.EPOCH),
                        Gate.LOGIC,
                        List.of(new Tested(verdict, List.of(judged))))
                .toArray(Writing[]::new);
    }

    private void release(int number, String secondWeek, DateRanges dirty) throws SQLException {
        plan(number, secondWeek);
        build(number, dirty, number == 1 ? DateRanges.EVERYTHING : DateRanges.NOTHING);
        List<Change> changes = new ArrayList<>();
        if (number == 1) {
            changes.add(new Change(product, DateRanges.EVERYTHING));
        }
        changes.add(new Change(fact, dirty));
        publish(number, changes);
    }

    private void plan(int number, String secondWeek) throws SQLException {
        Mapping mapping = new Mapping(new TreeMap<>(Map.of(
                FeedId.parse("internal/products"), new TreeMap<>(Map.of(Period.UNDATED, List.of("p1"))),
                FeedId.parse("meridian/rx"),
                        new TreeMap<>(Map.of(
                                new Period("2026-03-01"),
                                List.of("d1"),
                                new Period("2026-03-08"),
                                List.of(secondWeek))))));
        mappings.put(number, mapping);
        Mapping live = mappings.getOrDefault(number - 1, Mapping.EMPTY);
        Transition transition = new Transition(number - 1L, live, mapping, kept().equals(Content.of(live)));
        for (Batch batch :
                PlanningStatements.batches(new Fence.Takeover(holder(), "run-" + number), transition, KNOBS)) {
            warehouse.run(batch);
        }
    }

    private Content kept() throws SQLException {
        List<@Nullable String> row = warehouse.rows(MappingStatements.kept()).getFirst();
        return new Content(Long.parseLong(String.valueOf(row.getFirst())), String.valueOf(row.getLast()));
    }

    private void build(int number, DateRanges facts, DateRanges products) throws SQLException {
        for (Model model : plan.models()) {
            DateRanges dirty = model.name().equals("fct_rx") ? facts : products;
            write(number, BuildStatements.of(model, dirty, KNOBS), DiffStatements.of(model, dirty));
        }
    }

    private void write(int number, Writing... writings) throws SQLException {
        for (Batch batch : Writing.batches("run-" + number, List.of(writings))) {
            warehouse.run(batch);
        }
    }

    private void publish(int number, List<Change> changes) throws SQLException {
        warehouse.run(PublishStatements.batch(publication(number, number - 1, changes)));
    }

    private Publication publication(int number, long compared, List<Change> changes) {
        return new Publication("run-" + number, compared, number, "a1b2c3d4e5f6", plan.hash(), Instant.EPOCH, changes);
    }

    private List<List<@Nullable String>> star() throws SQLException {
        return warehouse.rows("select npi, product_code, week_ending, is_ours, trx from star.fct_rx order by 1, 2, 3");
    }

    private String holder() throws SQLException {
        return String.valueOf(warehouse.rows(Fence.holder()).getFirst().getFirst());
    }

    private @Nullable String live() throws SQLException {
        return warehouse.rows(PublishStatements.liveRelease()).getFirst().getFirst();
    }

    private static Plan plan() throws SQLException, IOException {
        SortedMap<String, String> sql = new TreeMap<>();
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = PROJECT.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".sql")) {
                    sql.put(path, Files.readString(file));
                } else {
                    documents.put(
                            path.equals("knobs.json") ? "knobs.yaml" : path, JSON.readTree(Files.readString(file)));
                }
            }
        }
        try (DuckDb binder = new DuckDb()) {
            return switch (ProjectCompiler.compile(new ProjectFiles("sample", sql, documents), binder)) {
                case Compiled.Ready ready -> ready.plan();
                case Compiled.Refused refused -> throw new AssertionError(refused.problems());
            };
        }
    }
}
