package dev.larder.functions.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.GateResults;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** An environment whose live release is what was delivered first, and whose later runs are planned and blocked as a test wants. */
abstract class CulpritScene {
    static final String TEST = "shops_are_open";

    final Furnished furnished = new Furnished(SmallProject.plan());
    Environment environment = furnished.environment();
    final Lake lake = environment.lake();
    private int live;
    private String liveRun = "";
    private String holder = "";

    CulpritScene() {
        furnished.ports().scripted().answers(this::rows);
    }

    /** Another project is deployed. */
    void deployed(Plan plan) {
        environment = furnished.with(plan).environment();
    }

    /** What is next is live, and nothing pending. */
    Release release(int number) {
        keep();
        lake.objects().delete(lake.objects().keys(LakeLayout.pending()));
        NextRun next = keep();
        Release release = new Release(
                number,
                number,
                next.identity().text(),
                next.firstExecution().toString(),
                next.plan().hash(),
                next.inputs().mapping(),
                next.inputs().knobs(),
                next.inputs().waivers(),
                next.held(),
                environment.clock().instant(),
                new TreeMap<>(),
                lake.get(LakeLayout.release(number - 1), Release.class).measures());
        lake.put(LakeLayout.release(number), release);
        live = number;
        liveRun = release.run();
        return release;
    }

    /** The run of all that is next is planned. */
    String planned() {
        NextRun next = keep();
        String run = next.firstExecution().toString();
        assertThat(Planner.plan(environment, run, next.identity().text())).isEqualTo("planned");
        holder = run;
        return run;
    }

    /** The next run, whose deliveries are kept as start-run does. */
    NextRun keep() {
        NextRun next = NextRun.of(environment);
        assertThat(environment.history().keep(next.seen())).isTrue();
        return next;
    }

    /** The run or trial got to its end, and the test passed or not. */
    void tested(String run, boolean isPassed) {
        RunFolder folder = RunFolder.of(run);
        for (Gate gate : Gate.values()) {
            lake.put(folder.tests(gate), new GateResults(gate == Gate.LOGIC ? List.of(result(isPassed)) : List.of()));
        }
        lake.put(folder.diff(), new Diff(List.of()));
    }

    private static GateResults.Result result(boolean isPassed) {
        TestVerdict verdict =
                new TestVerdict(TEST, isPassed, Severity.BLOCK, "About " + TEST, isPassed ? 0 : 1, new TreeMap<>());
        return new GateResults.Result(verdict, "sales", "select", List.of(), List.of(), List.of(), null);
    }

    /** The warehouse has published this run, whatever the lake has of it. */
    void isPublished(String run, int release) {
        live = release;
        liveRun = run;
    }

    FindCulprit.Answer find(String run) {
        FindCulprit.Answer answer = new FindCulprit(environment).step(new FindCulprit.Request(run));
        holder = answer.run();
        return answer;
    }

    Set<String> inForce(String run) {
        RunOrder order = RunOrder.of(lake, RunFolder.of(run));
        return order.mapping(Releases.get(lake, order.compared())).deliveries();
    }

    private Rows rows(String sql) {
        if (sql.startsWith("select run, batch")) {
            return new Rows(List.of("run", "batch"), List.of("varchar", "bigint"), List.of(List.of(holder, "0")));
        }
        if (sql.startsWith("select count(*) as row_count")) {
            return new Rows(
                    List.of("row_count", "content_sum"), List.of("bigint", "varchar"), List.of(List.of("0", "0")));
        }
        return sql.startsWith("select released.release")
                ? new Rows(
                        List.of("release", "run"),
                        List.of("bigint", "varchar"),
                        List.of(List.of(String.valueOf(live), liveRun)))
                : new Rows(List.of("delivery_id"), List.of("varchar"), List.of());
    }
}
