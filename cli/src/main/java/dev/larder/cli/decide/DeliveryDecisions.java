package dev.larder.cli.decide;

import dev.larder.cli.decide.Deciding.Taken;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.decision.Decided;
import dev.larder.core.decision.Decision;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.functions.run.NextRun;
import java.util.Optional;

/** What can be decided about one delivery. */
public record DeliveryDecisions(Deciding deciding, DeliveryRecord delivery) {
    /** Keeps it out of the mapping until the hold is lifted. */
    public Taken hold(String why) {
        Decision hold = new Decision.PutOnHold(delivery.id());
        Optional<Decided> before = current();
        if (before.isPresent()) {
            deciding.again(hold);
            return new Taken(named() + already(before.get()), true);
        }
        deciding.take(why, hold);
        return new Taken(named() + " is on hold", true);
    }

    /** Lets it take part again; throws {@link CommandFailure} if it was withdrawn. */
    public Taken lift(String why) {
        Decision lift = new Decision.LiftHold(delivery.id());
        Optional<Decided> before = current();
        if (before.filter(DeliveryDecisions::isWithdrawal).isPresent()) {
            throw CommandFailure.usage(
                    named() + already(before.get()) + "; that is for good",
                    "if its content is right after all, have it sent again: that is another delivery");
        }
        if (before.isPresent()) {
            deciding.take(why, lift);
            return new Taken(named() + " is no longer on hold", true);
        }
        if (isAside()) {
            deciding.take(why, lift);
            return new Taken(named() + " stands aside, by no decision of a person; it is tried again", true);
        }
        Optional<Decided> lifted = deciding.decisions().lifted(delivery.id());
        lifted.ifPresent(each -> deciding.again(lift));
        return new Taken(
                named() + " is not on hold"
                        + lifted.map(each -> ", it was lifted at " + Deciding.since(each))
                                .orElse(""),
                lifted.isPresent());
    }

    /** Keeps it out of the mapping for good. */
    public Taken withdraw(String why) {
        Decision withdrawal = new Decision.Withdraw(delivery.id());
        Optional<Decided> before = current().filter(DeliveryDecisions::isWithdrawal);
        if (before.isPresent()) {
            deciding.again(withdrawal);
            return new Taken(named() + already(before.get()), true);
        }
        deciding.take(why, withdrawal);
        return new Taken(named() + " is withdrawn for good; the original stays in the lake", true);
    }

    private boolean isAside() {
        return NextRun.of(deciding.environment()).aside().stream()
                .anyMatch(each -> each.deliveries().contains(delivery.id()));
    }

    private Optional<Decided> current() {
        return Optional.ofNullable(deciding.decisions().holds().get(delivery.id()));
    }

    private static boolean isWithdrawal(Decided decided) {
        return decided.what() instanceof Decision.Withdraw;
    }

    private static String already(Decided before) {
        return (isWithdrawal(before) ? " is withdrawn already, since " : " is on hold already, since ")
                + Deciding.since(before);
    }

    private String named() {
        return "delivery " + delivery.id() + " (" + delivery.landed().place() + ", revision "
                + delivery.landed().revision() + ")";
    }
}
