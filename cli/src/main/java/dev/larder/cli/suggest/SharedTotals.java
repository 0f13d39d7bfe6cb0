package dev.larder.cli.suggest;

import dev.larder.cli.suggest.FeedHistory.Measure;
import dev.larder.core.suggest.MeasureHistory;
import dev.larder.core.suggest.MeasureHistory.Point;
import dev.larder.core.suggest.SuggestedTolerance;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Totals that two feeds share. They only warn: files of a day arrive one after the other, and the first would be stopped for lack of the
 * second.
 */
final class SharedTotals {
    /** Totals that lie further apart than this, in percent, are not the same thing. */
    private static final BigDecimal FURTHEST = BigDecimal.ONE;

    private static final BigDecimal LEAST = new BigDecimal("0.5");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private SharedTotals() {}

    /** The sum of a column in each release. */
    record Total(FeedHistory feed, Measure measure, Map<Integer, BigDecimal> releases) {}

    static List<Total> totals(FeedHistory feed, List<MeasureHistory> whole) {
        List<Measure> measures = feed.measures();
        List<Total> totals = new ArrayList<>();
        for (int i = 1; i < measures.size(); i++) {
            totals.add(new Total(
                    feed,
                    measures.get(i),
                    whole.get(i).points().stream()
                            .collect(Collectors.toMap(
                                    Point::release, point -> point.values().getOrDefault("", BigDecimal.ZERO)))));
        }
        return totals;
    }

    /** A draft for each two feeds, of the first columns whose totals were the same in every release that has both. */
    static List<Draft> drafts(List<Total> totals) {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            for (int j = i + 1; j < totals.size(); j++) {
                Total one = totals.get(i);
                Total other = totals.get(j);
                String name =
                        one.feed.feed().table() + "_and_" + other.feed.feed().table();
                if (!one.feed.equals(other.feed)
                        && drafts.stream().noneMatch(draft -> draft.name().equals(name))) {
                    draft(name, one, other).ifPresent(drafts::add);
                }
            }
        }
        return drafts;
    }

    private static Optional<Draft> draft(String name, Total one, Total other) {
        List<BigDecimal> distances = one.releases.entrySet().stream()
                .filter(each -> other.releases.containsKey(each.getKey())
                        && each.getValue().signum() > 0)
                .map(each -> distance(each.getValue(), other.releases.getOrDefault(each.getKey(), BigDecimal.ZERO)))
                .toList();
        BigDecimal furthest = distances.stream().max(BigDecimal::compareTo).orElse(HUNDRED);
        if (distances.size() < SuggestedTolerance.NEEDED_RELEASES || furthest.compareTo(FURTHEST) > 0) {
            return Optional.empty();
        }
        BigDecimal allowed = furthest.multiply(BigDecimal.TWO).max(LEAST).round(new MathContext(2, RoundingMode.UP));
        String description = one.measure.name() + " of " + one.feed.feed().id() + " and " + other.measure.name()
                + " of " + other.feed.feed().id() + " have the same total, within " + allowed.toPlainString() + " %.";
        String text = "-- " + description + "\n-- gate: input   severity: warn   owner: "
                + one.feed.contract().owner() + "\n" + select(one, other, allowed) + "\n";
        return Optional.of(new Draft(name.substring(0, Math.min(63, name.length())), text, distances.size(), 0));
    }

    private static String select(Total one, Total other, BigDecimal allowed) {
        return "with first_feed as (\n    select " + one.measure.sql() + " as total\n    from current."
                + one.feed.feed().table()
                + "\n),\n\nsecond_feed as (\n    select " + other.measure.sql() + " as total\n    from current."
                + other.feed.feed().table()
                + "\n)\nselect first_feed.total as first_total, second_feed.total as second_total\nfrom first_feed"
                + "\ncross join second_feed\nwhere abs(first_feed.total - second_feed.total) * 100 > "
                + allowed.toPlainString()
                + " * abs(first_feed.total)";
    }

    private static BigDecimal distance(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().multiply(HUNDRED).divide(one, MathContext.DECIMAL64);
    }
}
