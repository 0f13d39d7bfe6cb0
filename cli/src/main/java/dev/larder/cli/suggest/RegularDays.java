package dev.larder.cli.suggest;

import dev.larder.cli.suggest.FeedHistory.Measure;
import dev.larder.core.suggest.MeasureHistory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Days that always fall on one weekday, or on the first or the last of a month. A file that comes seldom may be days late, so how late it is does not tell
 * a day that is shifted; this does, and however late a file is, it stops none.
 */
final class RegularDays {
    /** Fewer may fall so by chance, or until the first holiday. */
    private static final int FEWEST = 8;

    private static final List<String> WEEKDAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private RegularDays() {}

    static List<Draft> drafts(FeedHistory feed) {
        return feed.dates().stream().flatMap(date -> draft(feed, date).stream()).toList();
    }

    /** What holds of each day, in words and as SQL that is true of those of which it does not. */
    private record Rule(String words, String broken) {}

    private static Optional<Draft> draft(FeedHistory feed, String date) {
        String next = "dateadd(day, 1, " + date + ")";
        List<MeasureHistory> found = feed.of(
                Stream.of(
                                "count(distinct " + date + ")",
                                "datediff(day, date '1970-01-01', max(" + date + "))",
                                "max(extract(day from " + date + "))",
                                "max(extract(day from " + next + "))",
                                "min(extract(dow from " + date + "))",
                                "max(extract(dow from " + date + "))")
                        .map(sql -> new Measure("days of " + date, sql, true))
                        .toList(),
                null);
        long days = Math.max(
                values(found.get(0)).mapToInt(BigDecimal::intValue).max().orElse(0),
                values(found.get(1)).distinct().count());
        if (days < FEWEST) {
            return Optional.empty();
        }
        return Stream.of(
                        always(found.get(2), found.get(2))
                                .filter(day -> day == 1)
                                .map(_ -> new Rule("the first of a month", "extract(day from " + date + ") <> 1")),
                        always(found.get(3), found.get(3))
                                .filter(day -> day == 1)
                                .map(_ -> new Rule("the last of a month", "extract(day from " + next + ") <> 1")),
                        always(found.get(4), found.get(5))
                                .map(day ->
                                        new Rule("a " + WEEKDAYS.get(day), "extract(dow from " + date + ") <> " + day)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(rule -> draft(feed, date, rule));
    }

    /** What the least and the most were in every release; empty if they differ. */
    private static Optional<Integer> always(MeasureHistory least, MeasureHistory most) {
        List<Integer> all = Stream.concat(values(least), values(most))
                .map(BigDecimal::intValue)
                .distinct()
                .toList();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    private static Stream<BigDecimal> values(MeasureHistory history) {
        return history.points().stream().flatMap(point -> point.values().values().stream());
    }

    private static Draft draft(FeedHistory feed, String date, Rule rule) {
        String table = feed.feed().table();
        return Draft.of(
                table + "_regular_" + date,
                "Every " + date + " of " + feed.feed().id() + " is " + rule.words() + ".",
                feed.contract().owner(),
                "",
                "select " + date + ", cast(count(*) as bigint) as rows_of_the_day\nfrom current." + table + "\nwhere "
                        + rule.broken() + "\ngroup by " + date,
                feed.releases().size(),
                0);
    }
}
