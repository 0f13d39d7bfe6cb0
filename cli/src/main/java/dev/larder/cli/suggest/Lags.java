package dev.larder.cli.suggest;

import dev.larder.core.suggest.SuggestedTolerance;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    /** What a release had of the feed: on which day its newest file landed, and how many days before that its newest day is. */
    record Seen(long landed, long lag) {}

    /**
     * Days at least and at most: those that were seen, and as much again to either side where they differed by more than one; one where the feed is in
     * periods by that date, since a day may be without rows, and where all were the same, which says nothing about how late a file may be. A file that
     * comes seldom may be off by a quarter of the time between two.
     */
    record Days(long least, long most) {
        private static final int QUARTER = 4;

        static Days of(List<Seen> seen, boolean isPeriod) {
            long least = seen.stream().mapToLong(Seen::lag).min().orElse(0);
            long most = seen.stream().mapToLong(Seen::lag).max().orElse(0);
            long differ = most - least;
            long room = differ == 1 && !isPeriod ? 0 : Math.max(1, differ);
            long seldom = between(seen) / QUARTER;
            return new Days(least - Math.max(room, seldom), most + Math.max(room, seldom));
        }

        boolean has(long lag) {
            return lag >= least && lag <= most;
        }

        /** Days that usually lie between two files. */
        private static long between(List<Seen> seen) {
            long[] landed =
                    seen.stream().mapToLong(Seen::landed).distinct().sorted().toArray();
            long[] gaps = IntStream.range(1, landed.length)
                    .mapToLong(i -> landed[i] - landed[i - 1])
                    .sorted()
                    .toArray();
            return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
        }
    }

    /** How many files would have been stopped by what could be drafted before they came, of those that came after the first few. */
    static int alarms(List<Seen> seen, boolean isPeriod) {
        return (int) IntStream.range(SuggestedTolerance.NEEDED_RELEASES, seen.size())
                .filter(i -> !seen.get(i).equals(seen.get(i - 1)))
                .filter(i ->
                        !Days.of(seen.subList(0, i), isPeriod).has(seen.get(i).lag()))
                .count();
    }

    private static Optional<Draft> draft(FeedHistory feed, String date) {
        List<Seen> seen = feed.lags(date);
        boolean isPeriod = date.equals(feed.date());
        Days days = Days.of(seen, isPeriod);
        if (seen.size() < SuggestedTolerance.NEEDED_RELEASES || days.most() - days.least() > MOST_DAYS) {
            return Optional.empty();
        }
        String table = feed.feed().table();
        return Optional.of(Draft.of(
                table + "_lag_of_" + date,
                "The newest " + date + " of " + feed.feed().id() + " lies " + days.least() + " to " + days.most()
                        + " days before its landing." + surprises(alarms(seen, isPeriod)),
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

    /** What its author should know: it rests on these files, and they were unlike those before them. */
    private static String surprises(int alarms) {
        return alarms == 0
                ? ""
                : " Drafted before, it would have stopped "
                        + (alarms == 1 ? "one of these files." : alarms + " of these files.");
    }
}
