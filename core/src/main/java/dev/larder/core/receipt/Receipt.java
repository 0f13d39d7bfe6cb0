package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;
import java.util.List;

/**
 * The answer to a delivery in three forms that say the same. Immutable.
 *
 * @param text for a terminal; every line ends with LF, the last one too
 * @param json a Frictionless report with Larder's own words beside it
 * @param html a page of its own, without scripts
 */
public record Receipt(String text, String json, String html) {
    /** The receipt of a record; {@code contact} is whom the supplier may ask, the contract's or the environment's. */
    public static Receipt of(DeliveryRecord record, String contact) {
        return of(new Answer(record, contact, Occasion.LANDED, List.of()));
    }

    /**
     * The receipt that a file would get if it were sent.
     *
     * @param record as it would be; revision 0 where it is not known
     * @param notes what is to be said besides, one sentence each without a full stop
     */
    public static Receipt tried(DeliveryRecord record, String contact, List<String> notes) {
        return of(new Answer(record, contact, Occasion.TRIED, notes));
    }

    private static Receipt of(Answer answer) {
        return new Receipt(ReceiptText.of(answer), ReceiptJson.of(answer), ReceiptHtml.of(answer));
    }
}
