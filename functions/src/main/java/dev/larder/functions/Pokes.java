package dev.larder.functions;

import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import java.nio.charset.StandardCharsets;

/**
 * Wakes {@code start-run} and {@code receive-delivery}. A cause is written before the poke, so a lost poke only delays: the schedule finds
 * the cause. Thread-safe.
 */
public final class Pokes {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Lake lake;
    private final Queues queues;
    private final Settings settings;

    Pokes(Lake lake, Queues queues, Settings settings) {
        this.lake = lake;
        this.queues = queues;
        this.settings = settings;
    }

    /** Writes {@code pending/<cause>} and pokes. */
    public void pending(String cause) {
        lake.objects().write(LakeLayout.pending(cause), NOTHING, "application/json");
        poke();
    }

    /** Pokes for whatever is pending. */
    public void poke() {
        queues.poke();
    }

    /** Announces a landed version once more, as a complete one: if it is empty, nobody waits for it to be filled. */
    public void landed(String key, String versionId) {
        queues.announceLanded(LandedObject.reconciled(settings.landingBucket(), key, versionId));
    }
}
