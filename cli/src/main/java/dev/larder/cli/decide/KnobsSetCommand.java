package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder knobs set}. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description = "Turn a knob in this environment, within its range; the next run rebuilds what reads it.")
final class KnobsSetCommand extends DecisionCommand {
    @Parameters(paramLabel = "KNOB=VALUE", description = "For example call_window_days=28.")
    private String assignment = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Last day (UTC) on which it counts, or the moment at which it ends (default: for good).")
    private @Nullable String until;

    @Override
    Taken decide(Deciding deciding, String why) {
        return KnobTurn.of(deciding, assignment).set(until, why);
    }
}
