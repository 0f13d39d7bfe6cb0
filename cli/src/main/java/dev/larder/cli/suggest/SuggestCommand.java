package dev.larder.cli.suggest;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code larder suggest}. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description = "Draft what a project lacks from what an environment has accepted.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = SuggestTestsCommand.class)
public final class SuggestCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it calls a command");
        }
        throw new ParameterException(spec.commandLine(), "expected what to suggest: tests");
    }
}
