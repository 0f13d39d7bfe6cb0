package dev.larder.functions.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Waiver;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.NextRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data tests that somebody waived. */
final class WaivedTestDataTest {
    private static final Rows NONE = rows(0);

    private final Furnished furnished = new Furnished(SmallProject.plan()).delivered("a", "2026-03-01");
    private final Environment environment = furnished.environment();
    private final Lake lake = environment.lake();

    @Test
    void a_failure_within_the_waiver_passes_and_is_told() {
        failing(3);
        waive("3", Duration.ofDays(1));
        PlannedRun run = new PlannedRun(furnished);

        assertThat(call(run)).isEqualTo("passed");

        GateResults.Result result = result(run);
        assertThat(result.verdict().passed()).isFalse();
        assertThat(result.verdict().blocks()).isFalse();
        assertThat(result.verdict().sentence())
                .isEqualTo("About shops are open: 3 rows fail; waived by ann up to 3 until 2026-03-16T07:00:00Z: closed"
                        + " for the feast");
        assertThat(result.judged())
                .singleElement()
                .extracting(judged -> judged.outcome().jsonName())
                .isEqualTo("waived");
        assertThat(run.order().waivers()).hasSize(1);
    }

    @Test
    void a_failure_beyond_the_waiver_blocks_and_says_that_it_is() {
        failing(4);
        waive("3", Duration.ofDays(1));
        PlannedRun run = new PlannedRun(furnished);

        assertThat(call(run)).isEqualTo("blocked");
        assertThat(result(run).verdict().sentence())
                .isEqualTo("About shops are open: 4 rows fail; more than what was waived by ann up to 3 until"
                        + " 2026-03-16T07:00:00Z: closed for the feast");
    }

    @Test
    void a_waiver_that_is_over_covers_nothing() {
        failing(3);
        waive("3", Duration.ofDays(1));
        furnished.ports().clock().advance(Duration.ofDays(1));

        assertThat(call(new PlannedRun(furnished))).isEqualTo("blocked");
    }

    @Test
    void another_delivery_is_not_covered() {
        failing(3);
        waive("3", Duration.ofDays(1));
        furnished.delivered("b", "2026-03-02");

        assertThat(call(new PlannedRun(furnished))).isEqualTo("blocked");
    }

    @ParameterizedTest
    @CsvSource({"3, passed", "2, passed", "4, blocked"})
    void after_its_release_a_waiver_covers_no_more_than_what_is_live(int rows, String verdict) {
        failing(3);
        waive("9", Duration.ofDays(1));
        PlannedRun first = new PlannedRun(furnished);
        call(first);
        lake.put(LakeLayout.release(1), release(first));
        furnished.delivered("b", "2026-03-02");
        failing(rows);

        PlannedRun second = new PlannedRun(furnished).against(1);

        assertThat(call(second)).isEqualTo(verdict);
        assertThat(result(second).release())
                .as("the verdict depends on what is live")
                .isEqualTo(1);
    }

    @Test
    void a_grain_that_repeats_is_waived_by_nobody() {
        furnished
                .ports()
                .scripted()
                .answers(sql -> sql.contains("from candidate.dim_shop")
                        ? new Rows(
                                List.of("sold_on", "shop", "rows_of_this_key", "repeated_keys"),
                                List.of("date", "varchar", "int8", "int8"),
                                List.of(List.of("2026-03-01", "north", "2", "17")))
                        : NONE);
        waive("99", Duration.ofDays(1));

        assertThat(call(new PlannedRun(furnished))).isEqualTo("blocked");
    }

    private void failing(int rows) {
        furnished.ports().scripted().answers(sql -> sql.contains("'shops_are_open'") ? rows(rows) : NONE);
    }

    private static Rows rows(int failing) {
        return new Rows(
                List.of("shop", "failing_rows"),
                List.of("varchar", "int8"),
                failing == 0 ? List.of() : List.of(List.of("north", String.valueOf(failing))));
    }

    private void waive(String most, Duration how) {
        NextRun next = NextRun.of(environment);
        DataTest test = next.plan().tests().stream()
                .filter(each -> each.name().equals("shops_are_open"))
                .findFirst()
                .orElseThrow();
        Instant until = environment.clock().instant().plus(how);
        environment
                .decisions()
                .write(
                        "ann",
                        "closed for the feast",
                        new Decision.Waive(
                                test.name(),
                                new TreeSet<>(List.of("a")),
                                Waiver.scope(next.plan(), test, next.inputs().mapping()),
                                Allowance.parse(most),
                                until));
    }

    private Release release(PlannedRun run) {
        return new Release(
                1,
                1,
                run.order().identity().text(),
                run.run(),
                run.order().plan(),
                Mapping.EMPTY,
                new TreeMap<>(),
                run.order().waivers(),
                new TreeSet<>(),
                Instant.EPOCH,
                new TreeMap<>(),
                AcceptedMeasures.NONE);
    }

    private GateResults.Result result(PlannedRun run) {
        return lake.get(run.folder().tests(Gate.LOGIC), GateResults.class)
                .results()
                .getLast();
    }

    private String call(PlannedRun run) {
        return new TestData(environment)
                .step(new TestData.Request(run.run(), "logic"))
                .verdict()
                .jsonName();
    }
}
