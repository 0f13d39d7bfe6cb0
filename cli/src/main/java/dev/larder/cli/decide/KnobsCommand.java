package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder knobs}. */
@Command(
        name = "knobs",
        mixinStandardHelpOptions = true,
        description = "List the knobs of an environment, or turn one without a deployment.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KnobsListCommand.class, KnobsSetCommand.class, KnobsCommand.Unset.class})
public final class KnobsCommand {
    /** {@code larder knobs unset}. */
    @Command(
            name = "unset",
            mixinStandardHelpOptions = true,
            description = "Give a knob the value of the project again.")
    static final class Unset extends DecisionCommand {
        @Parameters(paramLabel = "KNOB", description = "larder knobs list names them.")
        private String knob = "";

        @Override
        Taken decide(Deciding deciding, String why) {
            return KnobTurn.unset(deciding, knob, why);
        }
    }
}
