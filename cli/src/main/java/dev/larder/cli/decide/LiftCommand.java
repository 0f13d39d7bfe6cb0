package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.environment.DeliveryChoice;
import dev.larder.core.decision.Decision;
import dev.larder.core.run.Aside;
import dev.larder.functions.run.NextRun;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code larder lift}. */
@Command(
        name = "lift",
        mixinStandardHelpOptions = true,
        description = "Lift the hold on a delivery: the next run includes it again. What stands aside is tried again.")
public final class LiftCommand extends DecisionCommand {
    @Parameters(
            paramLabel = "DELIVERY",
            description = "Delivery id, or a prefix that no other has; or a plan, knob or waiver that stands aside, for"
                    + " example plan-1f2e3d4c5b6a. larder status lists them.")
    private String delivery = "";

    @Override
    Taken decide(Deciding deciding, String why) {
        return lift(deciding, delivery, why);
    }

    static Taken lift(Deciding deciding, String what, String why) {
        Optional<Aside> term = NextRun.of(deciding.environment()).aside().stream()
                .filter(each -> each.term() != null && each.unit().equals(what))
                .findFirst();
        if (term.isPresent()) {
            deciding.take(why, new Decision.LiftHold(what));
            return new Taken(term.get().place() + " stands aside, by no decision of a person; it is tried again", true);
        }
        return new DeliveryDecisions(deciding, DeliveryChoice.of(deciding.environment(), what)).lift(why);
    }
}
