package dev.larder.functions.planning;

import dev.larder.core.decision.Approvals;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decisions;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.CopyStatements;
import dev.larder.core.engine.Fence;
import dev.larder.core.engine.MappingStatements;
import dev.larder.core.engine.MappingStatements.Content;
import dev.larder.core.engine.MappingStatements.Transition;
import dev.larder.core.engine.PlanningStatements;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.mapping.MappingDifference;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.StepHandler;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.report.PublishedRun;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.ReleaseRecords;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunOrder.Newcomer;
import dev.larder.functions.run.RunOrder.Waived;
import dev.larder.functions.statement.Statements;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a run: works out its identity again, takes the fence, and writes down what every later step does. It ends the run when its
 * identity is live already or another one has taken its place, and asks to be called again while another run is being executed.
 */
public final class PlanRun extends StepHandler<PlanRun.Request, Progress> {
    private final Environment environment;

    /** As AWS Lambda makes it. */
    public PlanRun() {
        this(System.getenv(), System.out);
    }

    /** With these variables and this standard output. */
    public PlanRun(Map<String, String> variables, PrintStream log) {
        this(new Environment(variables, log));
    }

    /** In this environment. */
    public PlanRun(Environment environment) {
        super(Request.class);
        this.environment = environment;
    }

    /** Which run, and the identity it was started for. */
    public record Request(String run, String identity) {}

    /** What the warehouse says before anything is planned. */
    private record Found(String fenceOf, Release live, Content mapping) {}

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
        Optional<Found> looked = look(statements);
        if (looked.isEmpty()) {
            return Progress.RUNNING;
        }
        PublishedRun.settle(environment, looked.get().live());
        // What stands aside is known by the live release, whose record may have been missing until now.
        Found found = looked.get();
        NextRun next = NextRun.of(environment, found.live(), identity);
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
        Optional<Rows> missing = statements.read(CopyStatements.missing(folder.run()));
        boolean isPlanned = missing.isPresent()
                && new LostResults(environment.lake()).writeAgain(folder.run(), found.live(), statements);
        if (isPlanned) {
            environment
                    .lake()
                    .put(
                            folder.order(),
                            order(folder, next, found, missing.get().texts()));
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
    private Optional<Found> look(Statements statements) {
        Batch look = Query.batch(
                "look before planning",
                List.of(Fence.holder(), PublishStatements.liveRelease(), MappingStatements.kept()));
        return statements.read(look).map(this::found);
    }

    private Found found(List<Rows> rows) {
        Rows mapping = rows.getLast();
        return new Found(
                rows.getFirst().text(0, "run"),
                recorded(rows.get(1)),
                new Content(Long.parseLong(mapping.text(0, "row_count")), mapping.text(0, "content_sum")));
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
        int newest = Releases.newestNumber(lake).orElse(0);
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

    /** Busy when another run was faster, or has published since the look; once the fence is taken, nobody else publishes. */
    private static Progress take(Found found, RunFolder folder, NextRun next, Statements statements) {
        Fence.Takeover takeover = new Fence.Takeover(found.fenceOf(), folder.run());
        Release live = found.live();
        Transition transition = new Transition(
                live.number(),
                live.mapping(),
                next.inputs().mapping(),
                found.mapping().equals(Content.of(live.mapping())));
        try {
            List<Batch> batches = PlanningStatements.batches(
                    takeover, transition, next.inputs().knobs());
            return statements.execute(batches) ? Progress.DONE : Progress.RUNNING;
        } catch (StatementFailed failed) {
            String message = String.valueOf(failed.getMessage());
            if (failed.isTransient() || Fence.isLost(message) || MappingStatements.isOvertaken(message)) {
                return Progress.BUSY;
            }
            statements.startOver();
            throw failed;
        }
    }

    private RunOrder order(RunFolder folder, NextRun next, Found found, Set<String> missing) {
        Release live = found.live();
        List<String> copy = next.inputs().mapping().records(missing);
        Approvals approvals = next.approvals(live);
        return new RunOrder(
                folder.run(),
                next.identity(),
                next.plan().hash(),
                live.planHash(),
                MappingDifference.between(
                        live.number(), live.mapping(), next.inputs().mapping()),
                next.inputs().knobs(),
                next.inputs().waivers(),
                next.held(),
                live.number(),
                live.number() + 1,
                next.wanted().at(),
                copy,
                next.changesSince(live),
                NextRun.changedKnobs(live, next.inputs().knobs()),
                RunOrder.rejecting(next.plan()),
                next.newSince(live).stream().map(Newcomer::of).toList(),
                next.waivers().stream()
                        .map(waiver ->
                                Waived.of(waiver, next.plan(), next.inputs().mapping()))
                        .toList(),
                next.restores(),
                approvals.policy().approvals() == 0 || next.preview() != null ? null : approvals,
                next.agreement(),
                next.aside(),
                null,
                next.orderedWanted(),
                next.preview() == null ? null : words(next.preview()));
    }

    private static String words(Decided preview) {
        String knob = preview.what().about();
        String value = Decisions.value(preview, knob);
        return "a preview of knob " + knob + " = " + value
                + (preview.person().isEmpty() ? "" : " for " + preview.person()) + ", which publishes nothing";
    }
}
