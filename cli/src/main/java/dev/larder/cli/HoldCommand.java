package dev.larder.cli;

import dev.larder.cli.environment.HoldDecision;
import picocli.CommandLine.Command;

/** {@code larder hold}. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Put a delivery on hold: until the hold is lifted, runs are planned as if it had never landed.")
final class HoldCommand extends DecisionCommand {
    @Override
    HoldDecision.Taken decide(HoldDecision decision, String reason) {
        return decision.hold(reason);
    }
}
