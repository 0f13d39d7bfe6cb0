package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder close}. */
@Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description =
                "Close a set that waits: the next run includes what is there of it, and what comes later by itself.")
public final class CloseCommand extends DecisionCommand {
    @Parameters(index = "0", paramLabel = "SET", description = "Name of the set; larder status lists those that wait.")
    private String set = "";

    @Parameters(
            index = "1",
            paramLabel = "KEY",
            description = "Which of its instances: the day, month or year by which its files belong together.")
    private String key = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return new SetDecisions(deciding).close(set, key, why);
    }
}
