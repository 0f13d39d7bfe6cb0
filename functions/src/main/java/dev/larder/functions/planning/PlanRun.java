package dev.larder.functions.planning;

import dev.larder.core.decision.Approvals;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.CopyStatements;
import dev.larder.core.engine.Fence;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.ReleaseRecords;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunOrder.Newcomer;
import dev.larder.functions.run.RunOrder.Waived;
import dev.larder.functions.statement.Statements;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plans a run: works out its identity again, takes the fence, and writes down what every later step does. It ends the run when its
 * identity is live already or another one has taken its place, and asks to be called again while another run is being executed.
 */
public final class PlanRun extends StepHandler<PlanRun.Request, Progress> {
    private final Environment environment;

    /** As AWS Lambda makes it. */
    public PlanRun() {
        this(System.getenv());
    }

    /** With these variables. */
    public PlanRun(Map<String, String> variables) {
        this(new Environment(variables));
    }

    /** In this environment. */
    PlanRun(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run, and the identity it was started for. */
    public record Request(String run, String identity) {}

    /** What the warehouse says before anything is planned. */
    private record Found(String fenceOf, Release live, Set<String> loaded) {}

    @Override
    protected Progress step(Request request) {
        RunFolder folder = RunFolder.of(request.run());
        try (Statements statements = Statements.of(environment, folder, "plan")) {
            Progress progress = plan(folder, request.identity(), statements);
            if (!progress.equals(Progress.RUNNING)) {
                statements.startOver();
            }
            return progress;
        }
    }

    private Progress plan(RunFolder folder, String identity, Statements statements) {
        Optional<Found> before = look("look before planning", statements);
        if (before.isEmpty()) {
            return Progress.RUNNING;
        }
        // What stands aside is known by the live release, whose record may have been missing until now.
        Found found = before.get();
        NextRun next = NextRun.of(environment, found.live());
        Progress known = known(next, identity, found.live());
        if (!known.equals(Progress.PLANNED)) {
            return known;
        }
        if (!isOf(found.fenceOf(), folder) && isOpen(found.fenceOf())) {
            return Progress.BUSY;
        }
        Progress fence = take(found, folder, next, statements);
        if (!fence.equals(Progress.DONE)) {
            return fence;
        }
        // The live release may have changed before the fence was taken; from here on it cannot.
        Optional<Found> under = look("look under the fence", statements);
        if (under.isEmpty()) {
            return Progress.RUNNING;
        }
        if (under.get().live().number() != found.live().number()) {
            next = NextRun.of(environment, under.get().live());
            Progress still = known(next, identity, under.get().live());
            if (!still.equals(Progress.PLANNED)) {
                return still;
            }
        }
        boolean isPlanned = new LostResults(environment.lake())
                .writeAgain(folder.run(), under.get().live(), statements);
        if (isPlanned) {
            environment.lake().put(folder.order(), order(folder, next, under.get()));
        }
        return isPlanned ? Progress.PLANNED : Progress.RUNNING;
    }

    /** What can be said without the fence: planned if it is to be planned. */
    private Progress known(NextRun next, String identity, Release live) {
        if (!next.identity().text().equals(identity)) {
            return Progress.SUPERSEDED;
        }
        if (!live.isOf(next.identity())) {
            return Progress.PLANNED;
        }
        environment.pokes().poke();
        return Progress.LIVE;
    }

    private static boolean isOf(String fenceOf, RunFolder folder) {
        return !fenceOf.isEmpty() && RunFolder.of(fenceOf).execution().equals(folder.execution());
    }

    /** Empty while the warehouse is still looking. */
    private Optional<Found> look(String name, Statements statements) {
        Batch look =
                Query.batch(name, List.of(Fence.holder(), PublishStatements.liveRelease(), CopyStatements.loaded()));
        return statements.read(look).map(this::found);
    }

    private Found found(List<Rows> rows) {
        Set<String> loaded = new HashSet<>();
        rows.getLast().rows().forEach(row -> loaded.add(String.valueOf(row.getFirst())));
        return new Found(rows.getFirst().text(0, "run"), recorded(rows.get(1)), loaded);
    }

    /** The live release's record; written from the run's documents when the function that should have done it did not get that far. */
    private Release recorded(Rows live) {
        int number = Integer.parseInt(live.text(0, "release"));
        Lake lake = environment.lake();
        requireNewest(number, lake);
        return Releases.find(lake, number).orElseGet(() -> {
            if (number == 0) {
                throw new IllegalStateException(
                        "release 0 has no record: the environment was not set up; deploy it again");
            }
            return ReleaseRecords.write(environment, RunFolder.of(live.text(0, "run")));
        });
    }

    /** A release of a number that the lake has already would keep the other one's record. */
    private static void requireNewest(int live, Lake lake) {
        int newest = Releases.newest(lake).map(Release::number).orElse(0);
        if (live < newest) {
            throw new IllegalStateException(
                    "the database's live release is %d, the lake has release %d: the database was made anew or put back; deploy the environment again, which goes on from release %d"
                            .formatted(live, newest, newest + 1));
        }
    }

    private boolean isOpen(String run) {
        return !run.isEmpty()
                && environment.executions().isRunning(RunFolder.of(run).execution());
    }

    /** Busy when another run was faster. */
    private static Progress take(Found found, RunFolder folder, NextRun next, Statements statements) {
        Fence.Takeover takeover = new Fence.Takeover(found.fenceOf(), folder.run());
        try {
            List<Batch> batches = PlanningStatements.batches(
                    takeover, next.inputs().mapping(), next.inputs().knobs());
            return statements.execute(batches) ? Progress.DONE : Progress.RUNNING;
        } catch (StatementFailed failed) {
            if (failed.isTransient() || Fence.isLost(String.valueOf(failed.getMessage()))) {
                return Progress.BUSY;
            }
            statements.startOver();
            throw failed;
        }
    }

    private RunOrder order(RunFolder folder, NextRun next, Found found) {
        Release live = found.live();
        Set<String> missing = next.inputs().mapping().deliveries();
        missing.removeAll(found.loaded());
        List<String> copy = next.inputs().mapping().records(missing);
        Approvals approvals = next.approvals(live);
        return new RunOrder(
                folder.run(),
                next.identity(),
                next.plan().hash(),
                live.planHash(),
                next.inputs().mapping(),
                next.inputs().knobs(),
                next.inputs().waivers(),
                next.held(),
                live.number(),
                live.number() + 1,
                environment.clock().instant().truncatedTo(ChronoUnit.SECONDS),
                copy,
                next.changesSince(live),
                changedKnobs(live, next),
                next.plan().feeds().stream()
                        .filter(Plan.Feed::keepsRejects)
                        .map(Plan.Feed::table)
                        .collect(Collectors.toCollection(TreeSet::new)),
                next.newSince(live).stream().map(Newcomer::of).toList(),
                next.waivers().stream()
                        .map(waiver ->
                                Waived.of(waiver, next.plan(), next.inputs().mapping()))
                        .toList(),
                next.restores(),
                approvals.policy().approvals() == 0 ? null : approvals,
                next.agreement(),
                next.aside(),
                null);
    }

    private static SortedSet<String> changedKnobs(Release live, NextRun next) {
        SortedSet<String> changed = new TreeSet<>();
        next.inputs().knobs().forEach((name, value) -> {
            if (!value.equals(live.knobs().get(name))) {
                changed.add(name);
            }
        });
        return changed;
    }
}
