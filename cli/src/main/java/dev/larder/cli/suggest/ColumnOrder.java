package dev.larder.cli.suggest;

import dev.larder.cli.suggest.FeedHistory.Measure;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.suggest.MeasureHistory;
import dev.larder.core.suggest.MeasureHistory.Point;
import dev.larder.core.suggest.SuggestedTolerance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In how many rows one number is above another. Numbers in each other's column keep every total in bounds and turn this round; so does a column
 * that was emptied. Only pairs are taken that hardly moved, and of which a turn could be told.
 *
 * @param columns with their totals, the largest first
 */
record ColumnOrder(FeedHistory feed, List<Measure> columns) {
    private static final int MOST_COMPARED = 5;
    private static final int MOST_PAIRS = 24;
    private static final BigDecimal MARGIN = new BigDecimal(3);
    private static final BigDecimal LEAST = new BigDecimal(10);
    private static final BigDecimal MOST = new BigDecimal(30);

    /** What is this often in the largest total is small: a few rows turn its order round. */
    private static final BigDecimal SMALL = new BigDecimal(10);

    /** Of fewer, each is several percent. */
    private static final BigDecimal FEWEST_ROWS = new BigDecimal(50);

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Optional<Draft> draft(FeedHistory feed, List<MeasureHistory> whole) {
        List<Measure> measures = feed.measures();
        BigDecimal largest = whole.stream()
                .skip(1)
                .map(ColumnOrder::total)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        List<Measure> columns = IntStream.range(1, measures.size())
                .filter(i -> total(whole.get(i)).multiply(SMALL).compareTo(largest) >= 0)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> total(whole.get(i))).reversed())
                .map(measures::get)
                .toList();
        return new ColumnOrder(feed, columns).draft(total(whole.getFirst()));
    }

    private static BigDecimal total(MeasureHistory history) {
        return history.newest().getOrDefault("", BigDecimal.ZERO);
    }

    /** One number above another. */
    private record Pair(String above, String below) {
        String name() {
            return above + " above " + below;
        }

        Measure measure() {
            return new Measure(
                    name(),
                    percent("nullif(sum(case when " + above + " <> " + below + " then 1 else 0 end), 0)"),
                    true);
        }

        private String percent(String rows) {
            return "cast(cast(sum(case when " + above + " > " + below
                    + " then 1 else 0 end) as double precision) * 100 / " + rows + " as decimal(9,4))";
        }

        String select(String table) {
            return "select cast('" + name() + "' as varchar(256)) as compared_columns, "
                    + percent("nullif(count(*), 0)")
                    + " as percent_of_rows\nfrom current." + table
                    + "\nwhere " + above + " <> " + below + "\nhaving count(*) > 0";
        }
    }

    /** A pair, and how much the percentage moved at most. */
    private record Moved(Pair pair, MeasureHistory history, BigDecimal most) {
        BigDecimal limit() {
            return most.multiply(MARGIN).max(LEAST).setScale(0, RoundingMode.UP);
        }

        /** Whether a turn would be more than what is allowed. */
        boolean tells(BigDecimal limit) {
            BigDecimal percent = total(history);
            return HUNDRED.subtract(percent.multiply(BigDecimal.TWO)).abs().compareTo(limit) > 0;
        }
    }

    private Optional<Draft> draft(BigDecimal rows) {
        if (rows.compareTo(FEWEST_ROWS) < 0) {
            return Optional.empty();
        }
        List<Moved> calm = moved().stream()
                .filter(each -> each.limit().compareTo(MOST) <= 0 && each.tells(each.limit()))
                .toList();
        BigDecimal limit =
                calm.stream().map(Moved::limit).max(BigDecimal::compareTo).orElse(LEAST);
        List<Moved> telling = calm.stream().filter(each -> each.tells(limit)).toList();
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        MeasureHistory together = together(telling);
        int alarms = SuggestedTolerance.alarms(together, new Tolerance(null, limit));
        return Optional.of(Draft.of(
                feed.feed().table() + "_column_order",
                "Rows of " + feed.feed().id()
                        + " in which one number is above another, in percent of those in which they differ.",
                feed.contract().owner(),
                "-- tolerance: " + limit.toPlainString() + " absolute",
                telling.stream()
                        .map(each -> each.pair().select(feed.feed().table()))
                        .collect(Collectors.joining("\nunion all\n")),
                together.points().size(),
                alarms));
    }

    private List<Moved> moved() {
        List<Pair> pairs = pairs();
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<MeasureHistory> histories =
                feed.of(pairs.stream().map(Pair::measure).toList(), null);
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            BigDecimal most = most(histories.get(i));
            if (most != null) {
                moved.add(new Moved(pairs.get(i), histories.get(i), most));
            }
        }
        return moved;
    }

    /** Neighbours by their totals, and all of the largest. */
    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                if (j == i + 1 || j < MOST_COMPARED) {
                    pairs.add(new Pair(columns.get(i).name(), columns.get(j).name()));
                }
            }
        }
        return pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
    }

    /** The largest move from one release to the next; null if too few have the pair. */
    private static @Nullable BigDecimal most(MeasureHistory history) {
        List<BigDecimal> values = history.points().stream()
                .map(point -> point.values().get(""))
                .filter(value -> value != null)
                .toList();
        if (values.size() < SuggestedTolerance.NEEDED_RELEASES
                || !history.newest().containsKey("")) {
            return null;
        }
        return IntStream.range(1, values.size())
                .mapToObj(i -> values.get(i).subtract(values.get(i - 1)).abs())
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** The pairs as the values of one dimension. */
    private static MeasureHistory together(List<Moved> moved) {
        List<Point> points = new ArrayList<>();
        List<Point> first = moved.getFirst().history().points();
        for (int release = 0; release < first.size(); release++) {
            SortedMap<String, BigDecimal> values = new TreeMap<>();
            for (Moved each : moved) {
                BigDecimal value = each.history().points().get(release).values().get("");
                if (value != null) {
                    values.put(each.pair().name(), value);
                }
            }
            points.add(
                    new Point(first.get(release).release(), first.get(release).landed(), values));
        }
        return new MeasureHistory(points);
    }
}
