package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.environment.DeliveryChoice;
import picocli.CommandLine.Parameters;

/** A decision about one delivery. */
abstract class DeliveryCommand extends DecisionCommand {
    @Parameters(
            paramLabel = "DELIVERY",
            description = "Delivery id, or a prefix that no other has; larder status lists them.")
    private String delivery = "";

    /** Takes it. */
    abstract Taken decide(DeliveryDecisions decisions, String why);

    @Override
    final Taken decide(Deciding deciding, String why) {
        return decide(new DeliveryDecisions(deciding, DeliveryChoice.of(deciding.environment(), delivery)), why);
    }
}
