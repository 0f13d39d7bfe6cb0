package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder approve}. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description =
                "Agree to the diff of a run that waits for it. The word is for this diff alone: if anything in it, or in"
                        + " what it leaves out, changes, it is asked for again.")
public final class ApproveCommand extends DecisionCommand {
    @Parameters(paramLabel = "RUN", description = "Name of the run, as larder status says it.")
    private String run = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return new Approving(deciding, run).approve(why);
    }
}
