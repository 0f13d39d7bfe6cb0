package dev.larder.functions.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.engine.Batch;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.ModelChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales look up their shop, so a shop that changed makes the days of its sales dirty. */
class TwoTablesTest {
    private static final String PLAN = SmallProject.plan().hash();

    private final Furnished furnished =
            new Furnished(SmallProject.plan()).delivered("a", "2026-03-01").delivered("b", "2026-03-05");
    private final Lake lake = furnished.environment().lake();
    private final MemoryWarehouse warehouse = furnished.ports().scripted();
    private final PlannedRun run = new PlannedRun(furnished);
    private List<List<String>> changedShops = List.of();

    @BeforeEach
    void answers() {
        warehouse.answers(this::rows);
    }

    @Test
    void the_first_run_builds_everything_shops_before_sales() {
        assertThat(call(Step.BUILD)).isEqualTo("done");

        assertThat(warehouse.sent().getFirst().statements())
                .anyMatch(sql -> sql.startsWith("insert into diff.dim_shop_change"));
        assertThat(names()).containsExactly("build dim_shop and 1 more", "build fct_sale");
        Rebuilt rebuilt = lake.get(run.folder().dirty(), Rebuilt.class);
        assertThat(rebuilt.models().keySet()).containsExactly("dim_shop", "fct_sale");
        assertThat(rebuilt.of("fct_sale").days()).isEqualTo(DateRanges.EVERYTHING);
        assertThat(rebuilt.of("fct_sale").because()).containsExactly("star.fct_sale is new");
    }

    @Test
    void a_later_run_builds_the_days_that_came_in_and_those_whose_shop_changed() {
        live("2026-03-01");
        changedShops = List.of(List.of("2026-02-10"), List.of("2026-02-11"));

        assertThat(call(Step.BUILD)).isEqualTo("done");

        Rebuilt rebuilt = lake.get(run.folder().dirty(), Rebuilt.class);
        assertThat(rebuilt.of("dim_shop").days()).as("has no period").isEqualTo(DateRanges.EVERYTHING);
        assertThat(rebuilt.of("fct_sale").days()).hasToString("2026-02-10 to 2026-02-11, 2026-03-05");
        assertThat(rebuilt.of("fct_sale").because()).containsExactly("qa.sale changed", "star.dim_shop changed");
    }

    @Test
    void a_run_whose_inputs_did_not_change_builds_nothing_and_has_an_empty_diff() {
        live("2026-03-01", "2026-03-05");

        assertThat(List.of(call(Step.BUILD), call(Step.DIFF), call(Step.PUBLISH)))
                .containsOnly("done");

        assertThat(lake.get(run.folder().dirty(), Rebuilt.class).models().values())
                .allSatisfy(dirty -> assertThat(dirty.days().isEmpty()).isTrue());
        assertThat(lake.get(run.folder().diff(), Diff.class).changes())
                .hasSize(2)
                .noneMatch(ModelChange::changed);
        assertThat(warehouse.sent())
                .as("no row is looked for")
                .noneMatch(batch -> batch.name().startsWith("look"));
        assertThat(warehouse.sent().getLast().statements()).noneMatch(sql -> sql.contains("star."));
    }

    @Test
    void what_a_slow_warehouse_has_not_said_yet_is_not_taken_for_nothing() {
        live("2026-03-01");
        changedShops = List.of(List.of("2026-02-10"));
        warehouse.needs(3);

        List<String> verdicts = new ArrayList<>();
        do {
            verdicts.add(call(Step.BUILD));
        } while (verdicts.getLast().equals("running") && verdicts.size() < 20);

        assertThat(verdicts).hasSizeGreaterThan(2).endsWith("done");
        assertThat(lake.get(run.folder().dirty(), Rebuilt.class).of("fct_sale").days())
                .hasToString("2026-02-10, 2026-03-05");
        assertThat(warehouse.sent()).doesNotHaveDuplicates();
    }

    @Test
    void while_shops_are_built_nothing_is_said_of_sales() {
        live("2026-03-01");
        warehouse.needs(3);

        assertThat(call(Step.BUILD)).isEqualTo("running");

        assertThat(lake.get(run.folder().dirty(), Rebuilt.class).models()).containsOnlyKeys("dim_shop");
        assertThatThrownBy(() -> lake.get(run.folder().dirty(), Rebuilt.class).of("fct_sale"))
                .hasMessage("the candidate of fct_sale was not built before its diff");
    }

    @Test
    void a_diff_says_what_each_table_changes_and_would_hold() {
        call(Step.BUILD);

        assertThat(call(Step.DIFF)).isEqualTo("done");

        assertThat(names()).contains("diff fct_sale", "look at the diff").doesNotContain("diff dim_shop");
        List<ModelChange> changes = lake.get(run.folder().diff(), Diff.class).changes();
        assertThat(changes).extracting(ModelChange::model).containsExactly("dim_shop", "fct_sale");
        assertThat(changes).extracting(ModelChange::inserted).containsExactly(2L, 30L);
        assertThat(changes).extracting(ModelChange::deleted).containsExactly(0L, 4L);
        assertThat(changes.getFirst().contents()).isEqualTo(Map.of(Period.UNDATED, new PeriodContent(2, "abc")));
        assertThat(changes.getLast().contents())
                .isEqualTo(Map.of(new Period("2026-03-01"), new PeriodContent(9, "def")));
        assertThat(changes.getLast().dirty().because()).containsExactly("star.fct_sale is new");
    }

    @Test
    void a_slow_diff_is_waited_for_and_is_written_when_it_is_whole() {
        call(Step.BUILD);
        warehouse.needs(3);

        assertThat(List.of(call(Step.DIFF), call(Step.DIFF))).containsOnly("running");
        assertThat(lake.find(run.folder().diff(), Diff.class)).isEmpty();
        call(Step.DIFF);
        assertThat(call(Step.DIFF)).isEqualTo("done");
    }

    @Test
    void a_release_changes_the_tables_that_differ_and_no_other() {
        run.diff(PlannedRun.change("dim_shop", 0, 0), PlannedRun.change("fct_sale", 1, 0));

        assertThat(call(Step.PUBLISH)).isEqualTo("done");

        Batch publish = warehouse.sent().getFirst();
        assertThat(publish.statements())
                .anyMatch(sql -> sql.startsWith("insert into star.fct_sale"))
                .noneMatch(sql -> sql.contains("star.dim_shop"))
                .anyMatch(sql -> sql.contains("ops.release") && sql.contains(run.run()) && sql.contains(PLAN));
    }

    @Test
    void a_publish_that_is_not_done_is_asked_for_again() {
        run.diff();
        warehouse.needs(3);

        assertThat(List.of(call(Step.PUBLISH), call(Step.PUBLISH))).containsExactly("running", "done");
        assertThat(warehouse.sent()).hasSize(1);
    }

    @Test
    void the_tables_of_the_project_are_made_and_widened() {
        assertThat(call(Step.PREPARE)).isEqualTo("done");

        List<String> sent = warehouse.sent().stream()
                .flatMap(batch -> batch.statements().stream())
                .toList();
        assertThat(sent)
                .anyMatch(sql -> sql.startsWith("create table if not exists star.fct_sale"))
                .anyMatch(sql -> sql.startsWith("alter table \"raw\".sale add column amount"))
                .noneMatch(sql -> sql.startsWith("alter table \"raw\".sale add column shop"));
    }

    @Test
    void slow_preparation_is_waited_for_and_goes_on() {
        warehouse.needs(3);

        List<String> verdicts = new ArrayList<>();
        do {
            verdicts.add(call(Step.PREPARE));
        } while (verdicts.getLast().equals("running") && verdicts.size() < 20);

        assertThat(verdicts).hasSizeGreaterThan(3).endsWith("done");
        assertThat(warehouse.sent().getLast().name()).isEqualTo("plan is prepared");
        assertThat(warehouse.sent()).doesNotHaveDuplicates();
    }

    @Test
    void a_table_that_no_release_has_is_made_anew_when_an_earlier_plan_declared_it_otherwise() {
        Plan plan = SmallProject.plan();
        Model shop = plan.models().getFirst();
        Model narrower = new Model(
                shop.name(),
                shop.description(),
                shop.owner(),
                shop.maturity(),
                shop.columns().subList(0, 2),
                "",
                shop.select(),
                shop.grain(),
                null,
                shop.inputs(),
                shop.reads(),
                shop.knobs(),
                "other");
        Plan begun =
                PlanJson.hashed(new Plan("p", "", plan.feeds(), plan.views(), List.of(narrower), List.of(), List.of()));
        lake.objects()
                .write(
                        LakeLayout.plan(begun.hash()),
                        PlanJson.write(begun).getBytes(StandardCharsets.UTF_8),
                        "application/json");
        Rows there = new Rows(
                List.of(),
                List.of(),
                List.of(
                        Arrays.asList(
                                "star", "dim_shop", narrower.columns().get(0).name(), "NO", "date", null, null, null),
                        Arrays.asList(
                                "star",
                                "dim_shop",
                                narrower.columns().get(1).name(),
                                "NO",
                                "character varying",
                                "10",
                                null,
                                null)));
        warehouse.answers(sql -> sql.startsWith("select plan, begun")
                ? new Rows(List.of("plan", "begun"), List.of("varchar", "varchar"), List.of(List.of("", begun.hash())))
                : sql.contains("svv_columns") ? there : rows(sql));

        assertThat(call(Step.PREPARE)).isEqualTo("done");

        assertThat(warehouse.sent().stream().flatMap(batch -> batch.statements().stream()))
                .contains("drop table if exists star.dim_shop");
    }

    @Test
    void what_was_there_is_looked_at_once_and_repeated_the_step_sends_the_same() {
        call(Step.PREPARE);
        List<Batch> sent = warehouse.sent();
        warehouse.answers(
                _ -> new Rows(List.of("plan", "begun"), List.of("varchar", "varchar"), List.of(List.of("", PLAN))));
        lake.objects().delete(List.of(run.folder().journal("prepare")));

        call(Step.PREPARE);

        assertThat(warehouse.sent()).as("a token stands for one batch").isEqualTo(sent);
    }

    /** What the live release was made of. */
    private void live(String... days) {
        SortedMap<Period, List<String>> periods = new TreeMap<>();
        for (String day : days) {
            periods.put(new Period(day), List.of(day.equals("2026-03-01") ? "a" : "b"));
        }
        run.order(
                PLAN,
                new Mapping(new TreeMap<>(Map.of(new FeedId("acme", "sale"), periods))),
                new TreeSet<>(),
                List.of());
    }

    private Rows rows(String sql) {
        if (sql.startsWith("select plan, begun")) {
            return new Rows(List.of("plan", "begun"), List.of("varchar", "varchar"), List.of(List.of("", "")));
        }
        if (sql.contains("svv_columns")) {
            return new Rows(
                    List.of(),
                    List.of(),
                    List.of(
                            Arrays.asList("raw", "sale", "sold_on", "YES", "date", null, null, null),
                            Arrays.asList("raw", "sale", "shop", "YES", "character varying", "10", null, null)));
        }
        if (sql.contains("as changed_date")) {
            return new Rows(List.of("changed_date"), List.of("date"), changedShops);
        }
        boolean shops = sql.contains("dim_shop");
        if (sql.contains("as inserted")) {
            return new Rows(
                    List.of("inserted", "deleted"),
                    List.of("int8", "int8"),
                    List.of(shops ? List.of("2", "0") : List.of("30", "4")));
        }
        return new Rows(
                List.of("period", "row_count", "content_hash"),
                List.of("varchar", "int8", "varchar"),
                shops
                        ? List.of(List.of("", "2", "abc"))
                        : List.of(List.of("2026-03-01", "9", "def"), List.of("2026-03-02", "0", "0")));
    }

    private List<String> names() {
        return warehouse.sent().stream().map(Batch::name).toList();
    }

    private String call(Step step) {
        return new RunStatements(furnished.environment())
                .step(new RunStatements.Request(run.run(), step))
                .verdict()
                .jsonName();
    }
}
