package dev.larder.cli.fresh;

import dev.larder.cli.terminal.CommandFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code larder new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Begin something: a project, a feed from files that a supplier sent, or a schema for editors.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {NewProjectCommand.class, NewFeedCommand.class, NewSchemaCommand.class})
public final class NewCommand implements Callable<Integer> {
    /** Nothing is begun without a word. */
    @Override
    public Integer call() {
        throw CommandFailure.usage("expected what is to be begun", "larder new --help says what there is");
    }
}
