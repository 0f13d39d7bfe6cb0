package dev.larder.cli.decide;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.preview.KnobPreview;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder knobs set}. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = {
            "Turn a knob in this environment, within its range; the next run rebuilds what reads it.",
            "With --preview, turn nothing: let a run show which rows would come and go, and what its tests say. Exit code: 0, or 1 if it would be blocked."
        })
final class KnobsSetCommand implements Callable<Integer> {
    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Parameters(paramLabel = "KNOB=VALUE", description = "For example call_window_days=28.")
    private String assignment = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Last day (UTC) on which it counts, or the moment at which it ends (default: for good).")
    private @Nullable String until;

    @Option(names = "--preview", description = "Show what would change, row for row, and publish nothing.")
    private boolean preview;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Reason, for whoever reads it later; needed unless it is a preview.")
    private @Nullable String why;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (preview) {
            return show();
        }
        String reason = why == null ? "" : why.strip();
        if (reason.isEmpty()) {
            throw CommandFailure.usage(
                    why == null ? "--why is missing: expected a reason" : "--why is empty: expected a reason", null);
        }
        return DecisionCommand.take(
                where, deciding -> KnobTurn.of(deciding, assignment).set(until, reason), Console.out(spec));
    }

    private int show() {
        if (until != null) {
            throw CommandFailure.usage("--until and --preview: expected one of them", "a preview turns nothing");
        }
        StateOption state = where.local();
        try (Reached reached = state == null ? where.reach() : LocalEnvironment.resume(state)) {
            return reached.working(() -> new KnobPreview(reached, Console.out(spec))
                    .show(
                            KnobTurn.of(Deciding.in(reached), assignment).preview(),
                            why == null || why.isBlank() ? "a preview" : why.strip()));
        }
    }
}
