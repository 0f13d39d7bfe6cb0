package dev.larder.cli.terminal;

import picocli.CommandLine.Option;

/** {@code --why TEXT}, which every decision needs. */
public final class ReasonOption {
    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Reason, for whoever reads it later.")
    private String why = "";

    /** The reason; throws {@link CommandFailure} if it is blank. */
    public String text() {
        if (why.isBlank()) {
            throw CommandFailure.usage("--why is empty: expected a reason", null);
        }
        return why.strip();
    }
}
