package dev.larder.functions.reception;

import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Landed versions that were announced again and have no answer yet, and when all that landed was looked at. Lost, it costs a day of announcements
 * more.
 *
 * @param open by the id of the delivery that each would be
 */
@InFormat(Format.MARK)
record Announced(Look look, SortedMap<String, Series> open) {
    /** Nothing was. */
    static final Announced NOTHING = new Announced(new Look(Instant.EPOCH, 0), new TreeMap<>());

    /** Copies the map. */
    Announced {
        open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    }

    /**
     * A look at everything that landed, which takes listing it.
     *
     * @param at when it was
     * @param versions how many there were
     */
    record Look(Instant at, int versions) {
        private static final int EACH_TIME = 20_000;
        private static final int MORE = 10_000;
        private static final Duration GAP = Duration.ofMinutes(3);
        /** The schedule's calls do not come to the second. */
        private static final Duration EARLY = Duration.ofMinutes(1);

        /** After another; when is not remembered where each call looks, so that nothing is written where nothing lands. */
        static Look of(Instant now, int count) {
            return count < EACH_TIME ? Announced.NOTHING.look() : new Look(now, count);
        }

        /** Whether it is time for another: the more there is, the rarer, so that a day costs no more with each year. */
        boolean isDue(Instant now) {
            return !at.plus(GAP.multipliedBy(versions / MORE)).minus(EARLY).isAfter(now);
        }
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
