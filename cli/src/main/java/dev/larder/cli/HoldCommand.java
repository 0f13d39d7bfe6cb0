package dev.larder.cli;

import dev.larder.cli.environment.HoldDecision;
import picocli.CommandLine.Command;

/** {@code larder hold}. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Leaves a delivery out of the warehouse until the hold is lifted: the next run is planned as if it had never landed.")
final class HoldCommand extends DecisionCommand {
    @Override
    HoldDecision.Taken decide(HoldDecision decision, String reason) {
        return decision.hold(reason);
    }
}
