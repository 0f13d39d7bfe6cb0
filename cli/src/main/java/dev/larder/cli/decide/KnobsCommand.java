package dev.larder.cli.decide;

import picocli.CommandLine.Command;

/** {@code larder knobs}. */
@Command(
        name = "knobs",
        mixinStandardHelpOptions = true,
        description = "List the knobs of an environment, or turn one without a deployment.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KnobsListCommand.class, KnobsSetCommand.class, KnobsUnsetCommand.class})
public final class KnobsCommand {}
