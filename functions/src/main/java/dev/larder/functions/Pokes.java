package dev.larder.functions;

import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;

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
        cause(cause);
        poke();
    }

    /** Writes a cause that is none before that moment; the schedule finds it then. */
    public void pendingFrom(Instant moment, String cause) {
        lake.objects().write(LakeLayout.pendingFrom(moment, cause), NOTHING, "application/json");
    }

    /** Keys of the causes of a run at this moment. */
    public List<String> due(Instant now) {
        return List.copyOf(causes(now).keySet());
    }

    /** The same, each with the moment at which it was written. */
    public SequencedMap<String, Instant> causes(Instant now) {
        SequencedMap<String, Instant> causes = lake.objects().written(LakeLayout.pending());
        causes.keySet().removeIf(key -> !LakeLayout.isDue(key, now));
        return causes;
    }

    /** Writes {@code pending/<cause>}; who does not poke leaves it to the schedule. */
    public void cause(String cause) {
        lake.objects().write(LakeLayout.pending(cause), NOTHING, "application/json");
    }

    /** Pokes for whatever is pending. */
    public void poke() {
        queues.poke();
    }

    /** Pokes for whatever is pending then, or after a quarter of an hour if that is sooner. */
    public void pokeAfter(Duration later) {
        queues.poke(later.compareTo(Queues.LATEST) > 0 ? Queues.LATEST : later);
    }

    /** Announces a landed version once more, as a complete one: if it is empty, nobody waits for it to be filled. */
    public void landed(String key, String versionId) {
        landed(key, versionId, false);
    }

    /**
     * The same; {@code last} for a version that was announced for a day in vain: it is answered without being read.
     */
    public void landed(String key, String versionId, boolean last) {
        queues.announceLanded(new LandedObject(settings.landingBucket(), key, versionId, true, last).reconciledEvent());
    }
}
