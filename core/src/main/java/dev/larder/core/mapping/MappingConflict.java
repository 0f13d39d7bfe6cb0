package dev.larder.core.mapping;

import dev.larder.core.delivery.DeliveryRecord;

/** A delivery that cannot come into force beside those before it, because it speaks of only a part of a period. */
public final class MappingConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MappingConflict(String message) {
        super(message);
    }

    static MappingConflict of(DeliveryRecord delivery, String what) {
        return new MappingConflict("delivery " + delivery.id() + " of " + delivery.feed() + " ("
                + delivery.landed().place()
                + ") " + what
                + "; a delivery must cover whole periods of the feed. Give the contract shorter periods, ask for whole"
                + " ones, or hold it with: larder hold " + delivery.id() + " --why TEXT");
    }
}
