package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import picocli.CommandLine.Command;

/** {@code larder hold}. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = "Put a delivery on hold: until the hold is lifted, runs are planned as if it had never landed.")
public final class HoldCommand extends DeliveryCommand {
    @Override
    Taken decide(DeliveryDecisions decisions, String why) {
        return decisions.hold(why);
    }
}
