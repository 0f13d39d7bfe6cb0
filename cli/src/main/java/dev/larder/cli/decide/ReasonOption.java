package dev.larder.cli.decide;

import dev.larder.cli.terminal.CommandFailure;
import picocli.CommandLine.Option;

/** {@code --why TEXT}, which every decision needs. */
final class ReasonOption {
    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "Reason, for whoever reads it later.")
    private String why = "";

    String text() {
        if (why.isBlank()) {
            throw CommandFailure.usage("--why is empty: expected a reason", null);
        }
        return why.strip();
    }
}
