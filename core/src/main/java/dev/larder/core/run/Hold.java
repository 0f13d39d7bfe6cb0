package dev.larder.core.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision that a delivery takes no part in the mapping, and perhaps a later one that it does again.
 *
 * @param delivery the delivery's id
 * @param why the reason, for people
 * @param lifted null as long as the delivery is on hold
 */
@InFormat(Format.HOLD)
public record Hold(
        String delivery, String why, Instant at, @Nullable Lifted lifted) {
    /** Why and when the hold ended. */
    public record Lifted(String why, Instant at) {}

    /** Whether the delivery is on hold now. */
    public boolean active() {
        return lifted == null;
    }
}
