package dev.larder.cli.suggest;

import dev.larder.cli.suggest.FeedHistory.Measure;
import dev.larder.core.suggest.MeasureHistory;
import dev.larder.core.suggest.SuggestedTolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sums of numbers that were the same in every row of every release: a whole and its parts, or two ways to split it. */
record EqualSums(FeedHistory feed, List<MeasureHistory> whole) {
    private static final int MOST_COLUMNS = 16;
    private static final int MOST_SUMS = 5;

    static Optional<Draft> draft(FeedHistory feed, List<MeasureHistory> whole) {
        return new EqualSums(feed, whole).draft();
    }

    /** Columns, by their place among the measures. */
    private record Sum(List<Integer> columns) {
        boolean isApart(Sum other) {
            return Collections.disjoint(columns, other.columns);
        }
    }

    private record Equal(Sum one, Sum other) {}

    private Optional<Draft> draft() {
        List<Equal> candidates = candidates();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<MeasureHistory> wrong = feed.of(
                candidates.stream()
                        .map(each -> new Measure(words(each), "sum(case when " + differ(each) + " then 1 else 0 end)"))
                        .toList(),
                null);
        List<Equal> equal = IntStream.range(0, candidates.size())
                .filter(i -> wrong.get(i).points().stream()
                        .allMatch(point ->
                                point.values().getOrDefault("", BigDecimal.ZERO).signum() == 0))
                .mapToObj(candidates::get)
                .limit(MOST_SUMS)
                .toList();
        return equal.isEmpty() ? Optional.empty() : Optional.of(draft(equal));
    }

    private Draft draft(List<Equal> equal) {
        String columns = Stream.concat(
                        feed.contract().duplicateKey().stream(),
                        Stream.concat(
                                Stream.of("_line"),
                                equal.stream()
                                        .flatMap(each -> Stream.of(each.one(), each.other()))
                                        .flatMap(sum -> sum.columns().stream())
                                        .map(this::name)))
                .distinct()
                .collect(Collectors.joining(", "));
        return Draft.of(
                feed.feed().table() + "_equal_sums",
                "Sums of " + feed.feed().id() + " that are the same in every row: "
                        + equal.stream().map(this::words).collect(Collectors.joining("; ")) + ".",
                feed.contract().owner(),
                "",
                "select " + columns + "\nfrom current." + feed.feed().table() + "\nwhere "
                        + equal.stream().map(this::differ).collect(Collectors.joining("\n    or ")),
                whole.getFirst().points().size(),
                0);
    }

    /** Of one or two columns each, whose totals are the same in five releases or more, and in all in which every one of the columns has some. */
    private List<Equal> candidates() {
        List<Sum> sums = new ArrayList<>();
        int columns = Math.min(whole.size(), MOST_COLUMNS);
        for (int i = 1; i < columns; i++) {
            sums.add(new Sum(List.of(i)));
        }
        for (int i = 1; i < columns; i++) {
            for (int j = i + 1; j < columns; j++) {
                sums.add(new Sum(List.of(i, j)));
            }
        }
        List<Equal> equal = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            for (int j = i + 1; j < sums.size(); j++) {
                Equal each = new Equal(sums.get(i), sums.get(j));
                if (each.one().isApart(each.other()) && areTotalsEqual(each)) {
                    equal.add(each);
                }
            }
        }
        return equal.subList(0, Math.min(2 * MOST_SUMS, equal.size()));
    }

    private boolean areTotalsEqual(Equal each) {
        List<Integer> all = Stream.of(each.one(), each.other())
                .flatMap(sum -> sum.columns().stream())
                .toList();
        List<Integer> releases = IntStream.range(0, whole.getFirst().points().size())
                .filter(release ->
                        all.stream().allMatch(column -> total(column, release).signum() != 0))
                .boxed()
                .toList();
        return releases.size() >= SuggestedTolerance.NEEDED_RELEASES
                && releases.stream()
                        .allMatch(release -> total(each.one(), release).compareTo(total(each.other(), release)) == 0);
    }

    private BigDecimal total(Sum sum, int release) {
        return sum.columns().stream().map(column -> total(column, release)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal total(int column, int release) {
        return whole.get(column).points().get(release).values().getOrDefault("", BigDecimal.ZERO);
    }

    private String name(int column) {
        return feed.measures().get(column).name();
    }

    private String words(Equal each) {
        return plus(each.one()) + " = " + plus(each.other());
    }

    private String differ(Equal each) {
        return plus(each.one()) + " <> " + plus(each.other());
    }

    private String plus(Sum sum) {
        return sum.columns().stream().map(this::name).collect(Collectors.joining(" + "));
    }
}
