package dev.larder.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.core.contract.FeedId;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Fence.Takeover;
import dev.larder.core.engine.Foundation;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.PreparationStatements;
import dev.larder.core.engine.PurgeStatements;
import dev.larder.core.engine.TableChanges;
import dev.larder.core.engine.Tables;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.engine.Writing;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.standin.redshift.Database;
import dev.standin.redshift.Session;
import dev.standin.redshift.Warehouse;
import dev.standin.redshift.load.LakeObjects;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment meets a run after the statements of every batch that the run sends, and the run meets the deployment likewise: after every
 * ninth, or with {@code -Dlarder.meetings.every=1} after each of them.
 */
class DeploymentLocksTest {
    private static final Foundation FOUNDATION = new Foundation("readers", "operator");
    private static final int EVERY = Integer.getInteger("larder.meetings.every", 9);
    private static final String RUN = "2026-03-14-0123456789ab-1";
    private static final SortedMap<String, String> KNOBS =
            new TreeMap<>(Map.of("smallest_trx", "0.5", "minimum_rows", "2"));

    private final Plan plan = SampleProject.plan();
    private final Warehouse warehouse;
    private final Database database;

    /** How often two transactions met, and what went wrong. */
    private record Meetings(int number, List<String> failures) {}

    DeploymentLocksTest(@TempDir Path folder) {
        warehouse = Warehouse.open(folder, Clock.systemUTC(), LakeObjects.NONE);
        database = warehouse.database("dev");
    }

    @BeforeEach
    void a_run_that_holds_the_fence() {
        run(Batch.of("role", List.of("create role readers", "create user operator password disable")));
        FOUNDATION.batches(Set.of()).forEach(this::run);
        PlanningStatements.batches(new Takeover("", RUN), Transition.first(0, mapping()), KNOBS)
                .forEach(this::run);
        PreparationStatements.batches(RUN, changes()).forEach(this::run);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void a_deployment_and_a_run_wait_for_each_other_wherever_they_meet() {
        List<Batch> deployment = FOUNDATION.batches(present());
        List<String> failures = new ArrayList<>();
        int meetings = 0;
        for (Batch running : batchesOfARun()) {
            for (Batch deploying : deployment) {
                for (Meetings each : List.of(meet(running, deploying), meet(deploying, running))) {
                    meetings += each.number();
                    failures.addAll(each.failures());
                }
            }
        }

        System.out.printf("deployment and run: %d meetings, %d failures%n", meetings, failures.size());
        assertThat(failures).isEmpty();
        assertThat(meetings).isGreaterThan(40);
    }

    @Test
    void without_the_fence_first_they_would_not() {
        Batch fenceLater = Batch.of("set up", WarehouseSchema.foundation());

        assertThat(batchesOfARun().stream().flatMap(running -> meet(running, fenceLater).failures().stream()))
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).contains("deadlock detected"));
    }

    private List<Batch> batchesOfARun() {
        List<Batch> batches = new ArrayList<>(
                PlanningStatements.batches(new Takeover(RUN, RUN), Transition.first(0, mapping()), KNOBS));
        batches.addAll(PreparationStatements.batches(RUN, changes()));
        batches.add(PurgeStatements.forget(RUN, 1));
        batches.addAll(PurgeStatements.rows(RUN, plan, List.of("d0")));
        List<Writing> writings = new ArrayList<>();
        for (Model model : plan.models()) {
            writings.add(BuildStatements.of(model, DateRanges.EVERYTHING, KNOBS));
            writings.add(DiffStatements.of(model, DateRanges.EVERYTHING));
        }
        batches.addAll(Writing.batches(RUN, writings));
        return batches;
    }

    private TableChanges changes() {
        return new TableChanges(plan, null, null, Tables.NONE);
    }

    private static Mapping mapping() {
        return new Mapping(new TreeMap<>(
                Map.of(FeedId.parse("internal/products"), new TreeMap<>(Map.of(Period.UNDATED, List.of("d1"))))));
    }

    /** The second comes after each statement of the first, which then goes on. */
    private Meetings meet(Batch first, Batch second) {
        List<String> failures = new ArrayList<>();
        int meetings = 0;
        for (int done = 1; done <= first.statements().size(); done += EVERY) {
            meetings++;
            SteppedSession one = new SteppedSession(database, first.parameters());
            first.statements().subList(0, done).forEach(sql -> one.send(sql).join());
            SteppedSession other = new SteppedSession(database, second.parameters());
            other.sendAll(second.statements());
            CompletableFuture<Void> otherEnd = other.commit();
            await().pollInterval(Duration.ofMillis(1)).until(() -> otherEnd.isDone() || database.waiting() > 0);
            one.sendAll(first.statements().subList(done, first.statements().size()));
            String where = first.name() + " after statement " + done + ", " + second.name();
            told(one.commit(), where, failures);
            told(otherEnd, where, failures);
        }
        return new Meetings(meetings, failures);
    }

    private static void told(CompletableFuture<Void> end, String where, List<String> failures) {
        end.exceptionally(failed -> {
                    failures.add(where + ": " + failed.getMessage());
                    return null;
                })
                .join();
    }

    private Set<String> present() {
        try (Session session = database.session("admin", Map.of())) {
            return session
                    .transaction(() -> session.execute(Foundation.present().sql()))
                    .rows()
                    .stream()
                    .map(row -> String.valueOf(row.getFirst()))
                    .collect(Collectors.toSet());
        }
    }

    private void run(Batch batch) {
        try (Session session = database.session("admin", batch.parameters())) {
            session.transaction(
                    () -> batch.statements().stream().map(session::execute).toList());
        }
    }
}
