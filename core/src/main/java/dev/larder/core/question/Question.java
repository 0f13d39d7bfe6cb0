package dev.larder.core.question;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Instant;

/**
 * A question to a supplier about a delivery. Immutable.
 *
 * @param delivery the delivery's id
 * @param feed where the delivery is filed
 * @param landed what landed
 * @param number 1 for the first question about the delivery
 * @param by who asked, for the operator alone
 * @param text at most {@link #MOST_CHARACTERS} characters
 */
@InFormat(Format.QUESTION)
public record Question(String delivery, FeedId feed, Landed landed, int number, String by, Instant at, String text) {
    /** How long a question may be. */
    public static final int MOST_CHARACTERS = 2_000;
}
