package dev.larder.functions.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.mapping.Changes;
import dev.larder.core.mapping.Mapping;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Abandoned;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStatementsTest {
    private final Furnished furnished = new Furnished().delivered("a", "2026-03-01");
    private final Lake lake = furnished.environment().lake();
    private final MemoryWarehouse warehouse = furnished.ports().scripted();
    private final String run =
            NextRun.of(furnished.environment()).firstExecution().toString();
    private String liveRun = "";
    private String prepared = "";

    @BeforeEach
    void plan() {
        NextRun next = NextRun.of(furnished.environment());
        lake.put(
                RunFolder.of(run).order(),
                new RunOrder(
                        run,
                        next.identity(),
                        next.plan().hash(),
                        "",
                        next.inputs().mapping(),
                        next.inputs().knobs(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        0,
                        1,
                        furnished.ports().clock().instant(),
                        List.of("deliveries/acme/sale/a.json"),
                        Changes.between(Mapping.EMPTY, next.inputs().mapping(), next.deliveries())));
        warehouse.answers(this::rows);
    }

    @Test
    void a_project_without_a_table_builds_nothing_and_its_diff_is_empty() {
        assertThat(List.of(call("build"), call("diff"))).containsOnly("done");

        assertThat(warehouse.sent()).isEmpty();
        assertThat(lake.get(RunFolder.of(run).diff(), Diff.class).changes()).isEmpty();
    }

    @Test
    void a_release_without_a_change_moves_the_pointer() {
        lake.put(RunFolder.of(run).diff(), new Diff(List.of()));

        assertThat(call("publish")).isEqualTo("done");

        assertThat(warehouse.sent())
                .singleElement()
                .satisfies(batch -> assertThat(batch.statements())
                        .contains("update ops.live_release set release = 1 where release = 0"));
    }

    @Test
    void a_publish_whose_answer_was_lost_is_done_when_its_release_is_live() {
        lake.put(RunFolder.of(run).diff(), new Diff(List.of()));
        warehouse.refuses("ERROR: the_live_release_is_no_longer_the_one_compared");
        liveRun = run;

        assertThat(call("publish")).isEqualTo("done");
        assertThat(Abandoned.isFinished(furnished.environment(), RunFolder.of(run), "publish", "publish release 1"))
                .as("whoever reports how the run ended knows it too")
                .isTrue();
    }

    @Test
    void a_publish_that_lost_against_another_release_fails() {
        lake.put(RunFolder.of(run).diff(), new Diff(List.of()));
        warehouse.refuses("ERROR: the_live_release_is_no_longer_the_one_compared");
        liveRun = "another";

        assertThatThrownBy(() -> call("publish")).isInstanceOf(StatementFailed.class);
        assertThat(call("publish")).as("a redrive tries it again").isEqualTo("done");
    }

    @Test
    void tables_that_were_prepared_for_this_plan_are_left_alone() {
        prepared = furnished.environment().plan().hash();

        assertThat(call("prepare")).isEqualTo("done");
        assertThat(warehouse.sent()).as("the look").hasSize(1);
    }

    @Test
    void tables_of_another_plan_are_prepared_and_the_plan_is_named_before_and_after() {
        assertThat(call("prepare")).isEqualTo("done");

        assertThat(warehouse.sent().get(1).name()).isEqualTo("begin to prepare");
        assertThat(warehouse.sent().getLast().name()).isEqualTo("plan is prepared");
    }

    @Test
    void a_slow_look_at_the_tables_is_waited_for_by_the_state_machine() {
        prepared = furnished.environment().plan().hash();
        warehouse.needs(5);

        assertThat(List.of(call("prepare"), call("prepare"), call("prepare")))
                .containsExactly("running", "running", "done");
        assertThat(warehouse.sent()).hasSize(1);
    }

    @Test
    void deliveries_are_loaded_once_however_often_the_step_is_called() {
        assertThat(List.of(call("copy"), call("copy"))).containsOnly("done");

        assertThat(warehouse.sent())
                .singleElement()
                .satisfies(batch -> assertThat(batch.name()).isEqualTo("copy delivery a"));
    }

    @Test
    void several_deliveries_of_a_kind_are_loaded_by_one_manifest_that_lies_in_the_runs_folder() {
        loadable("c");
        loadable("d");
        RunOrder order = RunOrder.of(lake, RunFolder.of(run));
        lake.put(
                RunFolder.of(run).order(),
                new RunOrder(
                        order.run(),
                        order.identity(),
                        order.plan(),
                        order.livePlan(),
                        order.mapping().of(0, Mapping.EMPTY),
                        order.knobs(),
                        order.waivers(),
                        order.held(),
                        order.compared(),
                        order.release(),
                        order.at(),
                        List.of("deliveries/acme/sale/c.json", "deliveries/acme/sale/d.json"),
                        order.feeds()));

        assertThat(call("copy")).isEqualTo("done");

        List<String> manifests = lake.objects().keys(RunFolder.of(run).manifests());
        assertThat(manifests).hasSize(1);
        assertThat(warehouse.sent().getFirst().statements())
                .anySatisfy(sql -> assertThat(sql)
                        .contains("s3://lake/" + manifests.getFirst())
                        .contains("copy-role"));
        assertThat(new String(lake.objects().read(manifests.getFirst()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("s3://lake/part-of-c", "s3://lake/part-of-d");
    }

    @Test
    void a_step_of_another_version_is_refused() {
        assertThatThrownBy(() -> call("stir")).hasMessageContaining("expected prepare, copy, build, diff, publish");
    }

    private void loadable(String id) {
        DeliveryRecord like = furnished.environment().deliveries().all().getFirst();
        lake.put(
                "deliveries/acme/sale/" + id + ".json",
                new DeliveryRecord(
                        id,
                        like.feed(),
                        like.landed(),
                        like.verdict(),
                        like.contractVersion(),
                        like.coverage(),
                        like.redelivery(),
                        null,
                        like.table(),
                        like.columns(),
                        like.original(),
                        like.sha256(),
                        1,
                        1,
                        like.periods(),
                        List.of(new Part("part-of-" + id, "\"e\"", 1, 1)),
                        List.of(),
                        like.problemCounts(),
                        List.of(),
                        null,
                        null,
                        null,
                        null));
    }

    private Rows rows(String sql) {
        if (sql.startsWith("select plan, begun")) {
            return new Rows(List.of("plan", "begun"), List.of("varchar", "varchar"), List.of(List.of(prepared, "")));
        }
        return sql.startsWith("select released.release")
                ? new Rows(List.of("release", "run"), List.of("bigint", "varchar"), List.of(List.of("1", liveRun)))
                : new Rows(
                        List.of("table_schema", "table_name", "column_name"),
                        List.of("varchar", "varchar", "varchar"),
                        List.of());
    }

    private String call(String step) {
        return new RunStatements(furnished.environment())
                .step(new RunStatements.Request(run, Step.of(step)))
                .verdict()
                .jsonName();
    }
}
