package dev.larder.cli.fresh;

import dev.larder.cli.terminal.CommandFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code larder new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Begin something: a project, or a feed from files that a supplier sent.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {NewProjectCommand.class, NewFeedCommand.class})
public final class NewCommand implements Callable<Integer> {
    /** Nothing is begun without a word. */
    @Override
    public Integer call() {
        throw CommandFailure.usage("expected what is to be begun", "larder new --help says what there is");
    }
}
