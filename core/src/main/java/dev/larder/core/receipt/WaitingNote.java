package dev.larder.core.receipt;

import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Printable;

/** What a supplier is told about a file that is not received before another lies beside it. */
public final class WaitingNote {
    private WaitingNote() {}

    /** The text; every line ends with LF. */
    public static String of(Landed landed, String controlKey) {
        String name = Printable.text(landed.fileName());
        String control = Printable.text(controlKey.substring(controlKey.lastIndexOf('/') + 1));
        return """
                WAITING %s (revision %d) - nothing is received yet.
                 landed %s, delivery %s
                It is received when %s lies beside it. Send that after it; one that was there before does not count.
                """.formatted(
                        name, landed.revision(), LandingTime.there(landed.at(), null), DeliveryId.of(landed), control);
    }
}
