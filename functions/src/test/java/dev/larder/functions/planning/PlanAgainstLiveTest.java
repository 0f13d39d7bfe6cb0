package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.Judged;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Release 3 is live. */
class PlanAgainstLiveTest {
    private static final String RUN_OF_3 = "2026-02-01-0123456789ab-1";

    private final Furnished furnished =
            new Furnished(SmallProject.plan()).delivered("a", "2026-03-01").delivered("e", "2026-02-01");
    private final Lake lake = furnished.environment().lake();
    private final NextRun next = NextRun.of(furnished.environment());
    private final String run = next.firstExecution().toString();
    private String liveRun = "";

    @BeforeEach
    void live() {
        furnished.ports().scripted().answers(this::rows);
    }

    @Test
    void what_is_live_already_is_not_built_again_and_what_waits_is_woken() {
        lake.put(
                LakeLayout.release(3),
                release(next.identity().text(), "5", next.inputs().mapping()));
        int before = furnished.ports().messages().pokes();

        assertThat(call()).isEqualTo("live");

        assertThat(furnished.ports().messages().pokes()).isEqualTo(before + 1);
        assertThat(furnished.ports().scripted().sent())
                .as("the fence is not taken")
                .hasSize(1);
        assertThat(lake.find(RunFolder.of(run).order(), RunOrder.class)).isEmpty();
    }

    @Test
    void knobs_that_differ_from_the_live_release_are_named() {
        lake.put(
                LakeLayout.release(3),
                release("0123456789ab", "4", next.inputs().mapping()));

        assertThat(call()).isEqualTo("planned");

        RunOrder order = RunOrder.of(lake, RunFolder.of(run));
        assertThat(order.changedKnobs()).containsExactly("floor");
        assertThat(order.knobs()).isEqualTo(Map.of("floor", "5"));
        assertThat(order.compared()).isEqualTo(3);
        assertThat(order.release()).isEqualTo(4);
        assertThat(order.livePlan()).isEqualTo("plan of 3");
        assertThat(order.newcomers()).as("release 3 has it").isEmpty();
    }

    @Test
    void an_order_has_what_differs_from_the_live_mapping_and_nothing_else_of_it() {
        SortedMap<FeedId, SortedMap<Period, List<String>>> both =
                next.inputs().mapping().inForce();
        SortedMap<Period, List<String>> old = new TreeMap<>(both.get(Furnished.SALE));
        SortedMap<Period, List<String>> fresh = new TreeMap<>(Map.of(new Period("2026-02-01"), List.of("e")));
        old.keySet().removeAll(fresh.keySet());
        Release live = release("0123456789ab", "4", new Mapping(new TreeMap<>(Map.of(Furnished.SALE, old))));
        lake.put(LakeLayout.release(3), live);

        assertThat(call()).isEqualTo("planned");

        RunOrder order = RunOrder.of(lake, RunFolder.of(run));
        assertThat(order.mapping().inForce()).isEqualTo(Map.of(Furnished.SALE, fresh));
        assertThat(order.mapping(live).inForce()).isEqualTo(both);
    }

    @Test
    void knobs_that_are_the_same_are_not_named() {
        lake.put(LakeLayout.release(3), release("0123456789ab", "5", Mapping.EMPTY));

        call();

        assertThat(RunOrder.of(lake, RunFolder.of(run)).changedKnobs()).isEmpty();
        assertThat(RunOrder.of(lake, RunFolder.of(run)).newcomers())
                .extracting(RunOrder.Newcomer::delivery)
                .containsExactly("a", "e");
    }

    @Test
    void a_release_whose_record_was_never_written_gets_it_from_its_runs_documents() {
        PlannedRun former = new PlannedRun(new Furnished(SmallProject.plan()).delivered("e", "2026-02-01"));
        liveRun = former.run();
        RunOrder order = former.order();
        RunFolder folder = former.folder();
        lake.put(
                folder.order(),
                new RunOrder(
                        order.run(),
                        order.identity(),
                        order.plan(),
                        "",
                        order.mapping().of(0, Mapping.EMPTY),
                        order.knobs(),
                        order.waivers(),
                        order.held(),
                        0,
                        3,
                        order.at(),
                        order.copy(),
                        order.feeds()));
        lake.put(folder.diff(), new Diff(List.of(PlannedRun.change("fct_sale", 1, 0))));
        for (Gate gate : Gate.values()) {
            lake.put(folder.tests(gate), new GateResults(List.of()));
        }

        assertThat(call()).isEqualTo("planned");

        Release written = lake.get(LakeLayout.release(3), Release.class);
        assertThat(written.run()).isEqualTo(former.run());
        assertThat(written.mapping().deliveries()).containsExactly("e");
        assertThat(written.contents()).containsOnlyKeys("fct_sale");
        assertThat(RunOrder.of(lake, RunFolder.of(run)).compared()).isEqualTo(3);
    }

    @Test
    void results_that_the_database_lost_are_written_again_from_the_documents_of_the_runs() {
        PlannedRun former = new PlannedRun(furnished);
        lake.put(LakeLayout.release(3), release("0123456789ab", "5", Mapping.EMPTY));
        RunFolder folder = RunFolder.of(RUN_OF_3);
        lake.put(folder.order(), former.order());
        TestVerdict verdict = new TestVerdict("t", true, Severity.WARN, "fine", 0, new TreeMap<>());
        Judged judged = new Judged("", BigDecimal.ZERO, BigDecimal.ZERO, "", Judged.Outcome.PASSED);
        lake.put(
                folder.tests(Gate.LOGIC),
                new GateResults(List.of(
                        new GateResults.Result(verdict, "o", "select", List.of(), List.of(), List.of(judged), null))));

        assertThat(call()).isEqualTo("planned");

        assertThat(furnished.ports().scripted().sent().stream()
                        .flatMap(batch -> batch.statements().stream())
                        .filter(sql -> sql.startsWith("insert into ops.test_result")))
                .singleElement()
                .asString()
                .contains("('" + RUN_OF_3 + "', 3, ")
                .endsWith("'logic', 't', 'warn', '', 0.000000, 0.000000, '', 'passed')");
    }

    private static Release release(String identity, String floor, Mapping mapping) {
        return new Release(
                3,
                3,
                identity,
                RUN_OF_3,
                "plan of 3",
                mapping,
                new TreeMap<>(Map.of("floor", floor)),
                new TreeSet<>(),
                new TreeSet<>(),
                Instant.EPOCH,
                new TreeMap<>(),
                AcceptedMeasures.NONE);
    }

    private Rows rows(String sql) {
        if (sql.startsWith("select run, batch")) {
            return new Rows(List.of("run", "batch"), List.of("varchar", "bigint"), List.of(List.of("", "0")));
        }
        if (sql.startsWith("select count(*) as row_count")) {
            return new Rows(
                    List.of("row_count", "content_sum"), List.of("bigint", "varchar"), List.of(List.of("0", "0")));
        }
        return sql.startsWith("select released.release")
                ? new Rows(List.of("release", "run"), List.of("bigint", "varchar"), List.of(List.of("3", liveRun)))
                : new Rows(List.of("delivery_id"), List.of("varchar"), List.of());
    }

    private String call() {
        return new PlanRun(furnished.environment())
                .step(new PlanRun.Request(run, next.identity().text()))
                .verdict()
                .jsonName();
    }
}
