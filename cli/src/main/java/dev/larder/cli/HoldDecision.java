package dev.larder.cli;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.run.Hold;
import dev.larder.functions.Environment;
import java.time.Instant;
import java.util.Optional;

/** A person's decisions about deliveries: written to the lake first, then a cause of the next run. */
record HoldDecision(Environment environment, DeliveryRecord delivery) {
    /** Puts the delivery on hold; the sentence says what is so now. */
    String hold(String why) {
        Optional<Hold> before = current();
        if (before.isPresent() && before.get().active()) {
            return named() + " is on hold already, since " + before.get().at() + ": " + before.get().why();
        }
        environment.lake().put(LakeLayout.hold(delivery.id()), new Hold(delivery.id(), why, Instant.now(), null));
        environment.pokes().pending("hold-" + delivery.id());
        return named() + " is on hold";
    }

    /** Lifts the hold; the sentence says what is so now. */
    String lift(String why) {
        Optional<Hold> before = current();
        if (before.isEmpty() || !before.get().active()) {
            return named() + " is not on hold" + before.map(Hold::lifted).map(lifted -> ", it was lifted at " + lifted.at() + ": " + lifted.why()).orElse("");
        }
        Hold.Lifted lifted = new Hold.Lifted(why, Instant.now());
        environment.lake().put(LakeLayout.hold(delivery.id()), new Hold(delivery.id(), before.get().why(), before.get().at(), lifted));
        environment.pokes().pending("lift-" + delivery.id());
        return named() + " is no longer on hold";
    }

    private Optional<Hold> current() {
        return environment.lake().find(LakeLayout.hold(delivery.id()), Hold.class);
    }

    private String named() {
        return "delivery " + delivery.id() + " (" + delivery.landed().key() + ", revision " + delivery.landed().revision() + ")";
    }
}
