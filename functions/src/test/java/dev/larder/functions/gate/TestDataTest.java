package dev.larder.functions.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.GateResults.Result;
import dev.larder.functions.run.Mistake;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestDataTest {
    private static final Rows NONE = new Rows(List.of("shop", "n"), List.of("varchar", "int8"), List.of());
    private static final Rows ONE =
            new Rows(List.of("shop", "n"), List.of("varchar", "int8"), List.of(List.of("north", "3")));
    private static final Rows FAILING = new Rows(
            List.of("shop", "n", "failing_rows"),
            List.of("varchar", "int8", "int8"),
            List.of(List.of("north", "3", "1")));

    private Furnished furnished = new Furnished(SmallProject.plan()).delivered("a", "2026-03-01");
    private Lake lake = furnished.environment().lake();
    private MemoryWarehouse warehouse = furnished.ports().scripted();
    private PlannedRun run = new PlannedRun(furnished);

    @Test
    void a_gate_without_a_failing_row_lets_the_run_pass() {
        warehouse.answers(_ -> NONE);

        assertThat(call("logic")).isEqualTo("passed");
        assertThat(results(Gate.LOGIC))
                .extracting(result -> result.verdict().test())
                .as("grains stand before the business rules")
                .containsExactly("grain_of_dim_shop", "grain_of_fct_sale", "shops_are_open");
        assertThat(results(Gate.LOGIC))
                .allSatisfy(result -> assertThat(result.verdict().passed()).isTrue());
    }

    @Test
    void a_failing_row_blocks_and_is_kept_for_the_report() {
        warehouse.answers(sql -> sql.contains("'shops_are_open'") ? FAILING : NONE);

        assertThat(call("logic")).isEqualTo("blocked");

        Result failed = results(Gate.LOGIC).getLast();
        assertThat(failed.verdict().blocks()).isTrue();
        assertThat(failed.columns()).containsExactly("shop", "n");
        assertThat(failed.sample()).containsExactly(List.of("north", "3"));
        assertThat(failed.owner()).isEqualTo("owner of shops_are_open");
        assertThat(failed.sql()).isEqualTo("select 'shops_are_open' as found, :floor as floor");
    }

    @Test
    void a_grain_that_repeats_blocks_with_the_number_of_keys() {
        warehouse.answers(sql -> sql.contains("from candidate.dim_shop")
                ? new Rows(
                        List.of("sold_on", "shop", "rows_of_this_key", "repeated_keys"),
                        List.of("date", "varchar", "int8", "int8"),
                        List.of(List.of("2026-03-01", "north", "2", "17")))
                : NONE);

        assertThat(call("logic")).isEqualTo("blocked");

        Result grain = results(Gate.LOGIC).getFirst();
        assertThat(grain.verdict().sentence())
                .isEqualTo("Each sold_on, shop stands once in dim_shop: 17 keys stand for more than one row");
        assertThat(grain.verdict().failing()).isEqualTo(17);
        assertThat(grain.columns()).containsExactly("sold_on", "shop", "rows_of_this_key");
        assertThat(grain.owner()).isEqualTo("sales");
    }

    @Test
    void a_warning_does_not_block() {
        warehouse.answers(_ -> FAILING);

        assertThat(call("input")).isEqualTo("passed");
        assertThat(results(Gate.INPUT)).singleElement().satisfies(result -> {
            assertThat(result.verdict().test()).isEqualTo("amounts_are_known");
            assertThat(result.verdict().passed()).isFalse();
        });
    }

    @Test
    void only_the_tests_of_the_gate_are_asked_with_the_runs_knobs() {
        warehouse.answers(_ -> NONE);

        call("input");

        assertThat(warehouse.sent()).first().satisfies(batch -> {
            assertThat(batch.statements())
                    .singleElement()
                    .asString()
                    .contains("'amounts_are_known'")
                    .contains(":floor");
            assertThat(batch.parameters()).isEqualTo(Map.of("floor", "5"));
        });
    }

    @Test
    void what_was_measured_is_kept_in_the_warehouse_and_judged_by_what_was_accepted() {
        accepted("10");
        warehouse.answers(sql -> sql.contains("'sales_by_shop'") ? ONE : NONE);

        assertThat(call("output")).isEqualTo("blocked");

        assertThat(results(Gate.OUTPUT).getFirst().verdict().measures())
                .isEqualTo(Map.of("north", new BigDecimal("3.000000")));
        assertThat(results(Gate.OUTPUT).getFirst().sample())
                .singleElement()
                .asString()
                .contains("north")
                .contains("-70 %");
        assertThat(warehouse.sent().getLast().statements())
                .anySatisfy(sql -> assertThat(sql)
                        .contains("insert into ops.test_result")
                        .contains("'north', 3.000000, 10.000000, '20 %', 'failed'"));
    }

    @Test
    void every_result_is_kept_passed_ones_too() {
        warehouse.answers(_ -> NONE);

        call("logic");

        assertThat(String.join("\n", warehouse.sent().getLast().statements()))
                .contains("'logic', 'grain_of_dim_shop', 'block', '', 0.000000, 0.000000, '', 'passed')")
                .contains("'logic', 'shops_are_open', 'block', '', 0.000000, 0.000000, '', 'passed')");
        assertThat(lake.get(run.folder().tests(Gate.LOGIC), GateResults.class).tested())
                .hasSize(3);
    }

    @Test
    void a_measure_within_its_tolerance_passes() {
        accepted("3.2");
        warehouse.answers(_ -> ONE);

        assertThat(call("output")).isEqualTo("passed");
    }

    @Test
    void a_slow_gate_is_waited_for_by_the_state_machine_and_asks_once() {
        warehouse.answers(_ -> ONE);
        warehouse.needs(3);

        assertThat(List.of(call("output"), call("output"))).containsExactly("running", "running");
        assertThat(lake.find(run.folder().tests(Gate.OUTPUT), GateResults.class))
                .as("the measures are still being written")
                .isEmpty();
        assertThat(call("output")).isEqualTo("running");
        assertThat(call("output")).isEqualTo("passed");
        assertThat(warehouse.sent()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void more_tests_than_a_batch_holds_are_asked_in_several_and_each_is_judged_by_its_own_rows() {
        Plan plan = SmallProject.plan();
        DataTest pattern = plan.tests().getFirst();
        List<DataTest> many = new ArrayList<>();
        IntStream.range(0, 2 * Batch.MOST_STATEMENTS + 1).forEach(i -> many.add(named(pattern, "t%02d".formatted(i))));
        of(new Plan(plan.project(), "", plan.feeds(), plan.views(), plan.models(), many, plan.knobs()));
        warehouse.answers(sql -> sql.contains("'t79'") ? FAILING : NONE);

        assertThat(call("input")).isEqualTo("passed");

        assertThat(warehouse.sent())
                .filteredOn(batch -> batch.name().startsWith("tests from"))
                .extracting(batch -> batch.statements().size())
                .containsExactly(40, 40, 1);
        assertThat(results(Gate.INPUT))
                .filteredOn(result -> !result.verdict().passed())
                .extracting(result -> result.verdict().test())
                .containsExactly("t79");
    }

    @Test
    void a_gate_without_a_test_passes_and_asks_nothing() {
        of(new Plan("p", "", List.of(), List.of(), List.of(), List.of(), List.of()));

        assertThat(call("output")).isEqualTo("passed");
        assertThat(warehouse.sent()).isEmpty();
    }

    @Test
    void another_gate_is_refused() {
        assertThatThrownBy(() -> call("garden")).hasMessage("gate \"garden\": expected input, logic or output");
    }

    @Test
    void a_test_that_is_refused_for_a_value_blocks_with_its_file_whatever_its_severity() {
        warehouse.answers(_ -> NONE);
        warehouse.refuses(sql -> sql.contains("'amounts_are_known'") ? "ERROR: Divide by zero" : "");

        assertThat(List.of(call("input"), call("input"))).containsOnly("blocked");

        Mistake mistake = lake.get(run.folder().mistake(), Mistake.class);
        assertThat(mistake.sentence()).isEqualTo("sql/tests/amounts_are_known.sql: Divide by zero");
        assertThat(mistake.owner()).isEqualTo("owner of amounts_are_known");
        assertThat(warehouse.sent())
                .filteredOn(batch -> batch.name().startsWith("tests from"))
                .as("not tried again")
                .hasSize(1);
    }

    @Test
    void a_grain_that_is_refused_for_a_value_is_the_tables_matter() {
        warehouse.answers(_ -> NONE);
        warehouse.refuses(sql -> sql.contains("candidate.dim_shop") ? "ERROR: Numeric data overflow" : "");

        assertThat(call("logic")).isEqualTo("blocked");
        assertThat(lake.get(run.folder().mistake(), Mistake.class).words()).isEqualTo("Numeric data overflow");
    }

    @Test
    void a_refused_test_is_looked_into_as_long_as_it_takes() {
        warehouse.answers(_ -> NONE);
        warehouse.refuses(sql ->
                sql.contains("'shops_are_open'") || sql.contains("qa.sale as suspect") ? "ERROR: Divide by zero" : "");
        warehouse.needs(2);

        List<String> verdicts = Stream.generate(() -> call("logic")).limit(8).toList();

        assertThat(verdicts).startsWith("running").endsWith("blocked");
        assertThat(lake.get(run.folder().mistake(), Mistake.class).file()).isEqualTo("sql/qa/sale.sql");
        assertThat(warehouse.sent()).doesNotHaveDuplicates();
    }

    @Test
    void what_is_not_a_matter_of_values_fails_and_names_the_tests_file() {
        warehouse.refuses(sql -> sql.contains("'shops_are_open'") ? "ERROR: Disk Full" : "");

        assertThatThrownBy(() -> call("logic"))
                .isInstanceOf(StatementFailed.class)
                .hasMessage("sql/tests/shops_are_open.sql: ERROR: Disk Full");
        assertThat(lake.find(run.folder().mistake(), Mistake.class)).isEmpty();
    }

    @Test
    void measures_that_cannot_be_kept_fail_and_are_no_tests_matter() {
        warehouse.answers(_ -> ONE);
        warehouse.refuses(sql -> sql.startsWith("insert into ops.test_result") ? "ERROR: Divide by zero" : "");

        assertThatThrownBy(() -> call("output"))
                .isInstanceOf(StatementFailed.class)
                .hasMessageContaining("insert into ops.test_result");
    }

    @Test
    void a_measure_that_cannot_be_compared_blocks_with_what_to_do() {
        warehouse.answers(_ -> new Rows(
                List.of("shop", "n"),
                List.of("varchar", "int8"),
                List.of(List.of("north", "1"), List.of("north", "2"))));

        assertThat(call("output")).isEqualTo("blocked");

        Mistake mistake = lake.get(run.folder().mistake(), Mistake.class);
        assertThat(mistake.file()).isEqualTo("sql/tests/sales_by_shop.sql");
        assertThat(mistake.words()).contains("\"north\" twice");
        assertThat(mistake.owner()).isEqualTo("owner of sales_by_shop");
    }

    @Test
    void a_test_that_no_release_has_measured_is_judged_by_the_live_star_at_once() {
        Plan plan = SmallProject.plan();
        DataTest fresh = new DataTest(
                "shops",
                "Shops",
                Gate.OUTPUT,
                Severity.BLOCK,
                "sales",
                new AuthoredSql("select count(*) as shops from star.dim_shop", List.of(30)),
                new Tolerance(new BigDecimal("20"), null),
                List.of("star.dim_shop"),
                List.of());
        of(PlanJson.hashed(
                new Plan(plan.project(), "", plan.feeds(), plan.views(), plan.models(), List.of(fresh), plan.knobs())));
        live(run.order().plan(), AcceptedMeasures.NONE);
        warehouse.answers(sql -> new Rows(
                List.of("shops"),
                List.of("int8"),
                List.of(List.of(sql.contains("from candidate.dim_shop") ? "7" : "10"))));

        assertThat(call("output")).isEqualTo("blocked");

        Result result = results(Gate.OUTPUT).getFirst();
        assertThat(result.verdict().sentence()).isEqualTo("Shops: 10 -> 7 (-30 %), allowed 20 %");
        assertThat(result.release())
                .as("another live release would judge it otherwise")
                .isEqualTo(0);
    }

    @Test
    void what_usually_grows_need_not_in_a_run_of_another_feed() {
        assertThat(usual("current.sale"))
                .as("a delivery of it came, and brought nothing")
                .isEqualTo("blocked");
        assertThat(usual("current.return")).isEqualTo("passed");
    }

    /** Judges what measured the same as the last release, after three that grew; a delivery of sales has come. */
    private String usual(String input) {
        Plan plan = SmallProject.plan();
        DataTest test = new DataTest(
                "grows",
                "Grows",
                Gate.INPUT,
                Severity.BLOCK,
                "sales",
                new AuthoredSql("select count(*) as n from " + input, List.of()),
                new Tolerance(
                        null, null, List.of(), null, null, new Tolerance.Usual(new BigDecimal(5), BigDecimal.ONE)),
                List.of(input),
                List.of());
        of(PlanJson.hashed(
                new Plan(plan.project(), "", plan.feeds(), plan.views(), plan.models(), List.of(test), plan.knobs())));
        AcceptedMeasures measures = AcceptedMeasures.NONE;
        for (String value : List.of("100", "110", "121", "133")) {
            measures = measures.then(Map.of("grows", new TreeMap<>(Map.of("", new BigDecimal(value)))));
        }
        live(run.order().plan(), measures);
        warehouse.answers(_ -> new Rows(List.of("n"), List.of("int8"), List.of(List.of("133"))));
        return call("input");
    }

    private void of(Plan plan) {
        furnished = new Furnished(plan).delivered("a", "2026-03-01");
        lake = furnished.environment().lake();
        warehouse = furnished.ports().scripted();
        run = new PlannedRun(furnished);
    }

    private static DataTest named(DataTest test, String name) {
        return new DataTest(
                name,
                name,
                test.gate(),
                test.severity(),
                test.owner(),
                new AuthoredSql("select '" + name + "'", List.of()),
                null,
                List.of(),
                List.of());
    }

    private void accepted(String measure) {
        Map<String, SortedMap<String, BigDecimal>> values =
                Map.of("sales_by_shop", new TreeMap<>(Map.of("north", new BigDecimal(measure))));
        live("", AcceptedMeasures.NONE.then(values).then(values));
    }

    private void live(String plan, AcceptedMeasures measures) {
        lake.put(
                LakeLayout.release(0),
                new Release(
                        0,
                        0,
                        "",
                        "",
                        plan,
                        Mapping.EMPTY,
                        new TreeMap<>(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Instant.EPOCH,
                        new TreeMap<>(),
                        measures));
    }

    private List<Result> results(Gate gate) {
        return lake.get(run.folder().tests(gate), GateResults.class).results();
    }

    private String call(String gate) {
        return new TestData(furnished.environment())
                .step(new TestData.Request(run.run(), gate))
                .verdict()
                .jsonName();
    }
}
