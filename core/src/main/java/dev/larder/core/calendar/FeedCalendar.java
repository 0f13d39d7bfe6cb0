package dev.larder.core.calendar;

import dev.larder.core.contract.FeedId;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed's calendar remembers: of what is past only what has not come, so that it does not grow. {@link Turn} makes each state from the
 * one before.
 *
 * @param rules which rules it was made by, see {@link DueTimes#fingerprint}
 * @param until everything that was due up to here is known
 * @param passed the last time at which a file was due; null if there was none yet
 * @param early times that are still to come, but whose files are there
 * @param open times that have passed without a file, the oldest first; {@value #MOST_OPEN} at most, but for those of which nobody was told
 * @param dropped how many older ones were open too
 * @param newest the last day of the newest period that came; null of an undated feed
 * @param last the delivery that was counted last; null if there was none
 * @param counted ids of the deliveries that were counted in the last turn
 */
@InFormat(Format.DELIVERY)
public record FeedCalendar(
        FeedId feed,
        String rules,
        Instant until,
        @Nullable Instant passed,
        List<Instant> early,
        List<Open> open,
        int dropped,
        @Nullable LocalDate newest,
        @Nullable Came last,
        List<String> counted) {
    /** How many open times are remembered. */
    public static final int MOST_OPEN = 31;

    /** Copies the lists. */
    public FeedCalendar {
        early = List.copyOf(early);
        open = List.copyOf(open);
        counted = List.copyOf(counted);
    }

    /**
     * A time that has passed without a file.
     *
     * @param late from when on the file is late
     * @param said whether people were told
     */
    public record Open(Instant due, Instant late, String zone, boolean said) {
        Open told() {
            return new Open(due, late, zone, true);
        }
    }

    /** A delivery and the time for which it counts. */
    public record Came(String delivery, String file, Instant landed, Instant due, String zone, How how) {}

    /** How a delivery came. */
    public enum How {
        IN_TIME,
        LATE,
        /** After one with newer periods. */
        OUT_OF_ORDER
    }

    /** Whether a file is late: the one that was due last is not there, and it, or one before it, should be by now. */
    public boolean isLate(Instant now) {
        return !open.isEmpty()
                && open.getLast().due().equals(passed)
                && open.stream().anyMatch(each -> !each.late().isAfter(now));
    }

    /** Those that are late, or were, of which nobody was told yet. */
    public List<Open> unsaid(Instant now) {
        return open.stream()
                .filter(each -> !each.said() && !each.late().isAfter(now))
                .toList();
    }

    /** The state after people were told of all that is late. */
    public FeedCalendar said(Instant now) {
        List<Open> told = open.stream()
                .map(each -> each.late().isAfter(now) ? each : each.told())
                .toList();
        return new FeedCalendar(feed, rules, until, passed, early, told, dropped, newest, last, counted);
    }

    /** Whether the two differ in more than the time of the look. */
    public boolean differs(FeedCalendar other) {
        return !equals(new FeedCalendar(
                other.feed,
                other.rules,
                until,
                other.passed,
                other.early,
                other.open,
                other.dropped,
                other.newest,
                other.last,
                other.counted));
    }
}
