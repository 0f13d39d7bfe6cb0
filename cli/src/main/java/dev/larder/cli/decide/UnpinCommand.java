package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.core.decision.Decision;
import picocli.CommandLine.Command;

/** {@code larder unpin}. */
@Command(
        name = "unpin",
        mixinStandardHelpOptions = true,
        description =
                "Lift what rollbacks pinned: plan, knobs and waivers are those of today again. Deliveries stay on hold until"
                        + " larder lift.")
public final class UnpinCommand extends DecisionCommand {
    @Override
    Taken decide(Deciding deciding, String why) {
        Decision unpin = new Decision.LiftPins();
        if (deciding.decisions().pinned().rollbacks().isEmpty()) {
            deciding.again(unpin);
            return new Taken("nothing is pinned", false);
        }
        deciding.take(why, unpin);
        return new Taken("plan, knobs and waivers are those of today again; what is on hold stays so", true);
    }
}
