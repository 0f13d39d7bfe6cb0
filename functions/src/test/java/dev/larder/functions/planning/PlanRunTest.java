package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.engine.Batch;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Release;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.MemoryWarehouse;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanRunTest {
    private static final String FORMER = "2026-02-28-abcdef012345-1";

    private final Furnished furnished =
            new Furnished().delivered("a", "2026-03-01").delivered("b", "2026-03-02");
    private final Lake lake = furnished.environment().lake();
    private final MemoryWarehouse warehouse = furnished.ports().scripted();
    private final String run =
            NextRun.of(furnished.environment()).firstExecution().toString();
    private final String identity =
            NextRun.of(furnished.environment()).identity().text();
    private String holder = "";
    /** Rows and sum of what the database says of the live release's mapping. */
    private List<String> kept = List.of("0", "0");

    @BeforeEach
    void answer() {
        warehouse.answers(this::rows);
    }

    @Test
    void a_run_takes_the_fence_and_writes_down_what_it_loads() {
        assertThat(call()).isEqualTo("planned");

        RunOrder order = RunOrder.of(lake, RunFolder.of(run));
        assertThat(order.copy()).as("b is in the ledger").containsExactly("deliveries/acme/sale/a.json");
        assertThat(order.newcomers()).extracting(RunOrder.Newcomer::delivery).containsExactly("b", "a");
        assertThat(order.release()).isEqualTo(1);
        assertThat(order.at()).isEqualTo("2026-03-15T07:00:00Z");
        assertThat(warehouse.sent()).hasSize(3);
        assertThat(warehouse.sent().get(1).statements().getFirst())
                .isEqualTo("update ops.current_run set run = '" + run + "', batch = batch + 1 where run = ''");
    }

    @Test
    void a_run_whose_deliveries_are_no_longer_those_it_was_started_for_is_superseded() {
        furnished.delivered("c", "2026-03-03");

        assertThat(call()).isEqualTo("superseded");
        assertThat(warehouse.sent()).extracting(Batch::name).containsExactly("look before planning");
    }

    @Test
    void a_run_waits_for_one_that_holds_the_fence_and_looks_again_each_time() {
        holder = FORMER;
        furnished.ports().machine().start(FORMER, "{}");

        assertThat(List.of(call(), call())).containsOnly("busy");

        furnished.ports().machine().end(FORMER);
        assertThat(call()).isEqualTo("planned");
        assertThat(warehouse.sent().get(3).statements().getFirst()).endsWith("where run = '" + FORMER + "'");
    }

    @Test
    void a_slow_warehouse_is_asked_again_and_sent_nothing_twice() {
        warehouse.needs(4);

        assertThat(List.of(call(), call(), call(), call(), call(), call(), call()))
                .containsExactly("running", "running", "running", "running", "running", "running", "planned");

        assertThat(warehouse.sent().stream().map(batch -> batch.name()).toList())
                .containsExactly("look before planning", "plan the run", "deliveries in force that are not loaded");
    }

    @Test
    void a_run_that_was_slower_than_another_one_is_busy_and_tries_again() {
        warehouse.refuses("", "ERROR: null value in column this_run_no_longer_holds_the_fence");

        assertThat(List.of(call(), call())).containsExactly("busy", "planned");
    }

    @Test
    void a_run_that_another_one_published_before_is_busy_and_looks_again() {
        warehouse.refuses("", "ERROR: null value in column the_live_release_is_no_longer_the_one_compared");

        assertThat(List.of(call(), call())).containsExactly("busy", "planned");

        assertThat(warehouse.sent())
                .extracting(Batch::name)
                .filteredOn(name -> name.startsWith("look"))
                .hasSize(2);
    }

    @Test
    void what_the_database_has_of_another_mapping_than_the_live_releases_is_written_anew() {
        kept = List.of("1", "17");

        assertThat(call()).isEqualTo("planned");

        assertThat(warehouse.sent().get(1).statements())
                .contains("delete from ops.mapping_change")
                .doesNotContain("delete from ops.mapping_change where release > 0");
    }

    @Test
    void a_refused_takeover_fails_the_run_and_a_redrive_begins_with_a_look() {
        warehouse.refuses("", "ERROR: permission denied");

        assertThatThrownBy(this::call).isInstanceOf(StatementFailed.class).hasMessageContaining("permission denied");

        assertThat(call()).isEqualTo("planned");
        assertThat(warehouse.sent()).hasSize(5);
    }

    @Test
    void a_release_that_is_live_without_its_record_cannot_be_planned_upon_before_set_up() {
        lake.objects().delete(List.of(LakeLayout.release(0)));

        assertThatThrownBy(this::call)
                .hasMessage("release 0 has no record: the environment was not set up; deploy it again");
    }

    @Test
    void a_run_upon_a_database_that_is_behind_the_lake_says_what_happened_and_writes_nothing() {
        Release empty = lake.get(LakeLayout.release(0), Release.class);
        lake.put(LakeLayout.release(7), empty.again(7, empty.publishedAt()));

        assertThatThrownBy(this::call)
                .hasMessageContaining("the database's live release is 0, the lake has release 7")
                .hasMessageContaining("deploy the environment again, which goes on from release 8");
        assertThat(lake.objects().keys(LakeLayout.release(1))).isEmpty();
    }

    private Rows rows(String sql) {
        if (sql.startsWith("select run, batch")) {
            return new Rows(List.of("run", "batch"), List.of("varchar", "bigint"), List.of(List.of(holder, "0")));
        }
        if (sql.startsWith("select count(*) as row_count")) {
            return new Rows(List.of("row_count", "content_sum"), List.of("bigint", "varchar"), List.of(kept));
        }
        return sql.startsWith("select released.release")
                ? new Rows(List.of("release", "run"), List.of("bigint", "varchar"), List.of(List.of("0", "")))
                : new Rows(List.of("delivery_id"), List.of("varchar"), List.of(List.of("a")));
    }

    private String call() {
        return new PlanRun(furnished.environment())
                .step(new PlanRun.Request(run, identity))
                .verdict()
                .jsonName();
    }
}
