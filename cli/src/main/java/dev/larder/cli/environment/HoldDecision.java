package dev.larder.cli.environment;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Hold;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's decisions about deliveries: written to the lake first, then a cause of the next run. A repeated decision stays as it was,
 * and the cause is written again, since a crash may have prevented it.
 */
public record HoldDecision(Environment environment, DeliveryRecord delivery) {
    /**
     * What became of a decision.
     *
     * @param sentence what is the case now
     * @param causesRun whether the next run takes it up
     */
    public record Taken(String sentence, boolean causesRun) {}

    /** Puts the delivery on hold. */
    public Taken hold(String why) {
        Optional<Hold> active = current().filter(Hold::active);
        if (active.isEmpty()) {
            environment.lake().put(LakeLayout.hold(delivery.id()), new Hold(delivery.id(), why, Instant.now(), null));
        }
        environment.pokes().pending("hold-" + delivery.id());
        return new Taken(
                active.map(before -> named() + " is on hold already, since " + before.at() + ": " + before.why())
                        .orElseGet(() -> named() + " is on hold"),
                true);
    }

    /** Lifts the hold. */
    public Taken lift(String why) {
        Optional<Hold> before = current();
        if (before.isEmpty()) {
            return new Taken(named() + " is not on hold", false);
        }
        Hold hold = before.get();
        Hold.Lifted already = hold.lifted();
        if (already == null) {
            Hold.Lifted lifted = new Hold.Lifted(why, Instant.now());
            environment
                    .lake()
                    .put(LakeLayout.hold(delivery.id()), new Hold(delivery.id(), hold.why(), hold.at(), lifted));
        }
        environment.pokes().pending("lift-" + delivery.id());
        return new Taken(
                named()
                        + (already == null
                                ? " is no longer on hold"
                                : " is not on hold, it was lifted at " + already.at() + ": " + already.why()),
                true);
    }

    private Optional<Hold> current() {
        return environment.lake().find(LakeLayout.hold(delivery.id()), Hold.class);
    }

    private String named() {
        return "delivery " + delivery.id() + " (" + delivery.landed().place() + ", revision "
                + delivery.landed().revision() + ")";
    }
}
