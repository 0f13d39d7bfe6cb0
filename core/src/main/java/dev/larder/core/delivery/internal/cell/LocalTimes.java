package dev.larder.core.delivery.internal.cell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/** Offsets of a zone's local times; days without a clock change cost one look-up. Not thread-safe. */
final class LocalTimes {
    /** The clock was put forward over this time. */
    static final int NEVER_WAS = Integer.MIN_VALUE;

    private static final int SECONDS = 86_400;
    private final ZoneRules rules;
    private long cachedDay = Long.MIN_VALUE;
    private int cachedOffset;
    private boolean clockChanges;
    private long ambiguous;

    LocalTimes(String zone) {
        rules = ZoneId.of(zone).getRules();
    }

    /** Seconds east of UTC; the earlier of two moments when the clock was put back, which is counted. */
    int offset(long epochDay, int secondOfDay) {
        if (epochDay != cachedDay) {
            look(epochDay);
        }
        if (!clockChanges) {
            return cachedOffset;
        }
        LocalDateTime local = LocalDate.ofEpochDay(epochDay).atStartOfDay().plusSeconds(secondOfDay);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return NEVER_WAS;
        }
        ambiguous += offsets.size() - 1;
        return offsets.getFirst().getTotalSeconds();
    }

    private void look(long epochDay) {
        cachedDay = epochDay;
        // A day early and late, since the day is a local one.
        Instant before = Instant.ofEpochSecond((epochDay - 1) * SECONDS);
        ZoneOffsetTransition change = rules.nextTransition(before);
        clockChanges = change != null && change.toEpochSecond() < (epochDay + 2) * SECONDS;
        cachedOffset = rules.getOffset(before).getTotalSeconds();
    }

    /** How many local times could be either of two moments. */
    long ambiguous() {
        return ambiguous;
    }
}
