package dev.larder.cli.preview;

import dev.larder.cli.environment.Reached;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.terminal.TextTable;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Fence;
import dev.larder.core.engine.Query;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.run.RunRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets a run show what the star would be with another value of a knob. It is a run like any other, under the fence and with all tests, which ends where
 * a run ends that people must agree to: nothing is published, and the knob stays as it is. What it would insert and delete lies in {@code diff} until the
 * next run.
 */
public final class KnobPreview {
    private static final int MOST_ROWS = 1_000;
    private static final int LOOK_EVERY_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(4);

    private final Reached reached;
    private final PrintWriter out;

    /** In this environment; rows are printed. */
    public KnobPreview(Reached reached, PrintWriter out) {
        this.reached = reached;
        this.out = out;
    }

    /**
     * Asks for it, waits until it is there, and prints the sentence of the run and up to a thousand rows of each table.
     *
     * @param what a knob of the project and a value that it allows
     * @return the exit code: 0, or 1 if tests would block the run
     */
    public int show(Decision.Preview what, String why) {
        Environment environment = reached.environment();
        Decided asked = environment.decisions().write(reached.person(), why, what);
        String cause = LakeLayout.preview(asked.id());
        environment.pokes().pending(cause);
        reached.start();
        await(LakeLayout.pending(cause));
        Release live = Releases.newest(environment.lake())
                .orElseThrow(() -> CommandFailure.usage("there is no release yet", null));
        String run = NextRun.preview(environment, live, asked)
                .flatMap(preview -> Blocked.find(environment.lake(), preview, live))
                .map(Blocked::run)
                .orElseThrow(() -> CommandFailure.infrastructure(
                        "there is no preview: its run failed, there is nothing to build yet, a rollback comes first, or something else was"
                                + " published meanwhile",
                        reached.address().larder("status") + " says what happened; ask again afterwards"));
        return tell(environment, run);
    }

    private void await(String cause) {
        for (long waited = 0;
                reached.environment().lake().objects().keys(cause).contains(cause);
                waited += LOOK_EVERY_MILLIS) {
            reached.requireNoTrouble();
            if (waited > LONGEST.toMillis()) {
                throw CommandFailure.infrastructure(
                        "the preview was not made within " + LONGEST.toHours() + " hours",
                        reached.address().larder("status") + " says what runs");
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw CommandFailure.infrastructure("the command was ended before the preview was there", null);
            }
        }
    }

    private int tell(Environment environment, String run) {
        RunFolder folder = RunFolder.of(run);
        RunOrder order = RunOrder.of(environment.lake(), folder);
        Optional<Diff> diff = environment.lake().find(folder.diff(), Diff.class);
        boolean isWhole = environment.lake().objects().keys(folder.agreement()).contains(folder.agreement());
        out.println(SafeText.of(
                environment.lake().get(folder.end(), RunRecord.class).sentence()));
        List<ModelChange> changed = diff.orElse(Diff.NOTHING).changes().stream()
                .filter(ModelChange::changed)
                .toList();
        if (isWhole && !changed.isEmpty()) {
            rows(environment, environment.plan(order.plan()), folder.run(), changed);
        }
        return isWhole ? ExitCode.OK : ExitCode.BLOCKED;
    }

    /** The rows of all tables and whose they are, read in one transaction. */
    private void rows(Environment environment, Plan plan, String run, List<ModelChange> changed) {
        List<Query> queries = new ArrayList<>(List.of(Fence.holder()));
        for (ModelChange change : changed) {
            Model model = plan.model(change.model()).orElseThrow();
            queries.add(DiffStatements.rows(model, MOST_ROWS));
        }
        List<Rows> found = environment.warehouse().read("rows of the preview", queries, PATIENCE);
        if (!found.getFirst().text(0, "run").equals(run)) {
            out.println("Another run has taken the place of its rows; ask again for them.");
            return;
        }
        for (int i = 0; i < changed.size(); i++) {
            print(changed.get(i), found.get(i + 1));
        }
    }

    private void print(ModelChange change, Rows rows) {
        out.println();
        out.println("star." + change.model() + ": +" + change.inserted() + " -" + change.deleted());
        TextTable.print(
                rows.columns(),
                rows.rows().stream()
                        .map(row -> row.stream()
                                .map(value -> value == null ? "" : value)
                                .toList())
                        .toList(),
                out);
        if (rows.rows().size() == MOST_ROWS) {
            out.println("(the first " + MOST_ROWS + " rows)");
        }
    }
}
