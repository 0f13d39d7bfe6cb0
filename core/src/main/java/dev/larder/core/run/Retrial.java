package dev.larder.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a run that failed is tried again: 5 minutes after the first failure, then 10, 20, 40, 80, and every two hours, for a day. Then it is parked,
 * until something of it changes or a person takes it up.
 *
 * @param failed when its attempts failed, in order
 */
public record Retrial(List<Instant> failed) {
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** Puts the times in order. */
    public Retrial {
        failed = failed.stream().sorted().toList();
    }

    /** When the next attempt may begin; empty if there is none by itself. */
    public Optional<Instant> next() {
        if (failed.isEmpty()) {
            return Optional.of(Instant.MIN);
        }
        Instant next = failed.getLast().plus(pause());
        return next.isAfter(failed.getFirst().plus(PATIENCE)) ? Optional.empty() : Optional.of(next);
    }

    /** Whether it is tried no more by itself. */
    public boolean isParked() {
        return next().isEmpty();
    }

    /** Whether an attempt may begin now. */
    public boolean isDue(Instant now) {
        return next().filter(moment -> !moment.isAfter(now)).isPresent();
    }

    private Duration pause() {
        Duration pause = FIRST;
        for (int i = 1; i < failed.size() && pause.compareTo(LONGEST) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
