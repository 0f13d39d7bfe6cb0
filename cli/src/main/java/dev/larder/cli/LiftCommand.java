package dev.larder.cli;

import dev.larder.cli.environment.HoldDecision;
import picocli.CommandLine.Command;

/** {@code larder lift}. */
@Command(
        name = "lift",
        mixinStandardHelpOptions = true,
        description = "Lift the hold on a delivery: the next run includes it again.")
final class LiftCommand extends DecisionCommand {
    @Override
    HoldDecision.Taken decide(HoldDecision decision, String reason) {
        return decision.lift(reason);
    }
}
