package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import java.util.List;

/**
 * What a receipt is made of.
 *
 * @param contact whom the supplier may ask
 * @param notes what is to be said besides
 */
record Answer(DeliveryRecord record, String contact, Occasion occasion, List<String> notes) {
    Answer {
        notes = List.copyOf(notes);
    }

    boolean tried() {
        return occasion == Occasion.TRIED;
    }
}
