package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;

/** {@code larder lift}. */
@Command(
        name = "lift",
        mixinStandardHelpOptions = true,
        description = "Lift the hold on a delivery: the next run includes it again.")
public final class LiftCommand extends DeliveryCommand {
    @Override
    Taken decide(DeliveryDecisions decisions, String why) {
        return decisions.lift(why);
    }
}
