package dev.larder.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * How long deliveries gather before a run takes all of them.
 *
 * @param quiet a run begins when nothing has come for so long
 * @param longest a run begins so long after the first, whatever still comes
 */
public record BatchingWindow(Duration quiet, Duration longest) {
    /** As the knobs of a run say, or the engine's own values. */
    public static BatchingWindow of(Map<String, String> knobs) {
        return new BatchingWindow(
                Duration.ofSeconds(EngineKnob.BATCH_QUIET.value(knobs)),
                Duration.ofSeconds(EngineKnob.BATCH_LONGEST.value(knobs)));
    }

    /**
     * Until when more is waited for; empty if a run may begin. What seems to have come later than now was dated by another clock, for
     * which nobody waits.
     *
     * @param arrivals when each delivery came of which no run was begun yet; at least one
     */
    public Optional<Instant> until(Collection<Instant> arrivals, Instant now) {
        Instant still = Collections.max(arrivals).plus(quiet);
        Instant latest = latest(arrivals);
        Instant until = still.isBefore(latest) ? still : latest;
        return Optional.of(until).filter(end -> end.isAfter(now) && !end.isAfter(now.plus(longest)));
    }

    /** When a run begins at the latest. */
    public Instant latest(Collection<Instant> arrivals) {
        return Collections.min(arrivals).plus(longest);
    }
}
