package dev.larder.cli.suggest;

import dev.larder.core.suggest.MeasureHistory;
import dev.larder.core.suggest.SuggestedTolerance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How long before its landing the newest day of a feed is. Days that are shifted, and an old file under a new name, are seen by it where nothing
 * else has a date. A delivery's landing is recorded once, so no clock is asked.
 */
final class Lags {
    /** What varies by more days than this tells nothing. */
    private static final long MOST_DAYS = 31;

    private Lags() {}

    static List<Draft> drafts(FeedHistory feed) {
        return feed.dates().stream().flatMap(date -> draft(feed, date).stream()).toList();
    }

    /**
     * Days at least and at most: those that were seen, and as much again to either side where they differed by more than one. Where the feed is in
     * periods by that date it is one more, since a day may be without rows.
     */
    private record Days(long least, long most) {
        static Days of(List<Long> seen, boolean isPeriod) {
            long least = seen.stream().mapToLong(days -> days).min().orElse(0);
            long most = seen.stream().mapToLong(days -> days).max().orElse(0);
            long room = most - least > 1 ? most - least : isPeriod ? 1 : 0;
            return new Days(least - room, most + room);
        }
    }

    private static Optional<Draft> draft(FeedHistory feed, String date) {
        MeasureHistory history = feed.lag(date);
        List<Long> seen = history.points().stream()
                .flatMap(point -> point.values().values().stream())
                .map(BigDecimal::longValue)
                .toList();
        Days days = Days.of(seen, date.equals(feed.date()));
        if (seen.size() < SuggestedTolerance.NEEDED_RELEASES || days.most() - days.least() > MOST_DAYS) {
            return Optional.empty();
        }
        String table = feed.feed().table();
        return Optional.of(Draft.of(
                table + "_lag_of_" + date,
                "The newest " + date + " of " + feed.feed().id() + " lies " + days.least() + " to " + days.most()
                        + " days before its landing.",
                feed.contract().owner(),
                "",
                "with newest as (\n    select max(" + date + ") as newest_date\n    from current." + table
                        + "\n)\nselect newest.newest_date, landing.landed_at\nfrom newest\ncross join ops.landing as landing"
                        + "\nwhere landing.feed = '" + feed.feed().id()
                        + "'\n    and datediff(day, newest.newest_date, cast(landing.landed_at as date)) not between "
                        + days.least() + " and " + days.most(),
                seen.size(),
                0));
    }
}
