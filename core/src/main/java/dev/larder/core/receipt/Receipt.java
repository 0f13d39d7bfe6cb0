package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryRecord;

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
        return new Receipt(
                ReceiptText.of(record, contact), ReceiptJson.of(record, contact), ReceiptHtml.of(record, contact));
    }
}
