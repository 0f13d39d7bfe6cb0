package dev.larder.functions.reception;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Landed versions that were announced again and have no answer yet. Lost, it costs a day of announcements more.
 *
 * @param open by the id of the delivery that each would be
 */
@InFormat(Format.MARK)
record Announced(SortedMap<String, Series> open) {
    /** Nothing was. */
    static final Announced NOTHING = new Announced(new TreeMap<>());

    /** Copies the map. */
    Announced {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }

    /**
     * Announcements of one version.
     *
     * @param first when the first was sent
     * @param times how many were sent
     * @param next when the next is
     */
    record Series(Instant first, int times, Instant next) {
        private static final Duration FIRST_GAP = Duration.ofMinutes(6);
        private static final Duration PATIENCE = Duration.ofDays(1);

        /** One that begins now. */
        static Series beginning(Instant now) {
            return new Series(now, 0, now);
        }

        boolean isDue(Instant now) {
            return !next.isAfter(now);
        }

        /** Whether it was tried long enough, and is answered as it is. */
        boolean isOver(Instant now) {
            return !first.plus(PATIENCE).isAfter(now);
        }

        /** After one more: gaps double, and once it is over there is one a day. */
        Series sent(Instant now) {
            Instant end = first.plus(PATIENCE);
            Instant later = now.plus(FIRST_GAP.multipliedBy(1L << Math.min(times, 10)));
            Instant following = isOver(now) ? now.plus(PATIENCE) : later.isBefore(end) ? later : end;
            return new Series(first, times + 1, following);
        }
    }
}
