package dev.larder.core.suggest;

import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.plan.Tolerance.Limit;
import dev.larder.core.plan.Tolerance.Per;
import dev.larder.core.plan.Tolerance.Side;
import dev.larder.core.plan.Tolerance.Unit;
import dev.larder.core.plan.Tolerance.Usual;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.suggest.MeasureHistory.Point;
import dev.larder.core.verdict.TestFinding;
import dev.larder.core.verdict.Yardstick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a measure may lie from what was accepted, by its history: twice the largest fall and twice the largest of the last rises, for each time
 * in which releases usually come, and how unusual a change may be. Everything is relative to the live release, so nothing is outgrown.
 *
 * @param header as a data test's header says it
 * @param leftOut releases that it would have stopped, and that nothing was measured by: one that moved the measure by far more than any other, and those
 *     before the last moves that a run remembers
 * @param falseAlarms the others that it would have stopped
 */
public record SuggestedTolerance(String header, Tolerance tolerance, List<Integer> leftOut, int falseAlarms) {
    /** Releases that it takes. */
    public static final int NEEDED_RELEASES = 5;

    /** What a strict limit is at most. */
    private static final BigDecimal STRICT = new BigDecimal(25);

    /** What fell by more than this may as well vanish. */
    private static final BigDecimal MOST_FALL = new BigDecimal(95);

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Spreads and percent, from what stops most to what stops least. */
    private static final int[][] USUAL = {{5, 3}, {6, 5}, {8, 8}, {10, 12}, {15, 20}};

    /** Of a history; empty when it is too short, or when nothing that could be said would have let it pass. */
    public static Optional<SuggestedTolerance> of(MeasureHistory history, Caution caution) {
        if (history.points().size() < NEEDED_RELEASES || history.newest().isEmpty()) {
            return Optional.empty();
        }
        List<Change> changes =
                Change.of(history.points(), share(history, caution.shares().getFirst()));
        Suggestion suggestion = new Suggestion(history, caution, Apart.of(changes));
        List<Limit> limits = suggestion.limits();
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        Per per = per(history);
        Usual usual = suggestion.usual(per);
        Tolerance tolerance = new Tolerance(null, null, limits, per, null, usual);
        Map<Boolean, List<Integer>> stopped =
                stopped(history, tolerance).stream().collect(Collectors.partitioningBy(suggestion.apart()::has));
        return Optional.of(new SuggestedTolerance(
                header(limits, per, usual),
                tolerance,
                stopped.getOrDefault(true, List.of()),
                stopped.getOrDefault(false, List.of()).size()));
    }

    /** The largest of the last changes of any dimension, in percent; 100 when one rose from nothing. An accident does not count. */
    public static BigDecimal moves(MeasureHistory history, Caution caution) {
        List<Change> changes =
                Change.of(history.points(), share(history, caution.shares().getFirst()));
        return most(recent(Apart.of(changes).without(changes)), Change::most);
    }

    /** The largest fall of any dimension from one release to the next, in percent. An accident does not count. */
    public static BigDecimal falls(MeasureHistory history) {
        List<Change> changes = Change.of(history.points(), BigDecimal.ZERO);
        return most(Apart.of(changes).without(changes), Change::fall);
    }

    private static BigDecimal most(List<Change> changes, Function<Change, BigDecimal> what) {
        return changes.stream().map(what).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    }

    /**
     * What nothing is measured by.
     *
     * @param first release that counts
     */
    private record Apart(int first, Optional<Integer> accident) {
        static Apart of(List<Change> changes) {
            List<Change> recent = recent(changes);
            return new Apart(
                    recent.isEmpty() ? 0 : recent.getFirst().release(),
                    Change.accident(recent).or(() -> Change.accident(changes)));
        }

        boolean has(int release) {
            return release < first || accident.filter(each -> each == release).isPresent();
        }

        /** All but the accident. */
        List<Change> without(List<Change> changes) {
            return changes.stream()
                    .filter(change ->
                            accident.filter(each -> each == change.release()).isEmpty())
                    .toList();
        }
    }

    /** Those that a run remembers: what grew fast in its first weeks says nothing about how it grows now. */
    private static List<Change> recent(List<Change> changes) {
        return changes.subList(Math.max(0, changes.size() - AcceptedMeasures.KEPT_RELEASES), changes.size());
    }

    /** A share of the whole says nothing about what has no parts. */
    private static BigDecimal share(MeasureHistory history, BigDecimal share) {
        return history.newest().size() < 2 ? BigDecimal.ZERO : share;
    }

    private record Suggestion(MeasureHistory history, Caution caution, Apart apart) {
        /** More than a share of the whole, in percent. */
        private record Allowed(BigDecimal percent, BigDecimal share) {}

        List<Limit> limits() {
            List<Limit> limits = new ArrayList<>();
            limit(caution.fall(), changes -> Optional.of(half(most(changes, Change::fall))))
                    .filter(fall -> fall.percent().compareTo(MOST_FALL) <= 0)
                    .ifPresent(fall -> add(Side.FALL, fall, limits));
            if (caution.rise() != null) {
                limit(caution.rise(), Suggestion::rise).ifPresent(rise -> add(Side.RISE, rise, limits));
            }
            return limits;
        }

        /** Twice a fall, and no more than half the way to nothing, so that what vanishes is always seen. */
        private static BigDecimal half(BigDecimal fall) {
            return fall.multiply(BigDecimal.TWO).min(HUNDRED.add(fall).divide(BigDecimal.TWO, MathContext.DECIMAL64));
        }

        private static Optional<BigDecimal> rise(List<Change> changes) {
            List<Change> last = recent(changes);
            return last.stream().allMatch(change -> change.rise().isPresent())
                    ? Optional.of(most(last, change -> change.rise().orElse(BigDecimal.ZERO))
                            .multiply(BigDecimal.TWO))
                    : Optional.empty();
        }

        /** With the lowest share that leaves a strict limit, or else the lowest; empty if something rose from nothing over every one. */
        private Optional<Allowed> limit(BigDecimal least, Function<List<Change>, Optional<BigDecimal>> most) {
            List<Allowed> all = new ArrayList<>();
            for (BigDecimal each : caution.shares()) {
                BigDecimal share = share(history, each);
                most.apply(apart.without(Change.of(history.points(), share)))
                        .ifPresent(percent -> all.add(new Allowed(round(percent.max(least)), share)));
            }
            return all.stream()
                    .filter(each -> each.percent().compareTo(STRICT) <= 0)
                    .findFirst()
                    .or(() -> all.stream().findFirst());
        }

        private static void add(Side side, Allowed allowed, List<Limit> limits) {
            limits.add(new Limit(side, allowed.percent().toPlainString(), Unit.PERCENT));
            if (allowed.share().signum() > 0) {
                limits.add(new Limit(side, allowed.share().toPlainString(), Unit.SHARE));
            }
        }

        /** The strictest under which twice as much would still have passed; null if there is none, or none is asked for. */
        @Nullable
        Usual usual(@Nullable Per per) {
            BigDecimal share = share(history, caution.shares().getFirst());
            return !caution.isUsual()
                    ? null
                    : Arrays.stream(USUAL)
                            .map(each -> usual(each, share))
                            .filter(each -> passes(new Tolerance(null, null, List.of(), per, null, narrower(each))))
                            .findFirst()
                            .orElse(null);
        }

        private static Usual usual(int[] each, BigDecimal share) {
            return new Usual(new BigDecimal(each[0]), new BigDecimal(each[1]), share.signum() == 0 ? null : share);
        }

        private boolean passes(Tolerance tolerance) {
            return stopped(history, tolerance).stream().allMatch(apart::has);
        }

        private static Usual narrower(Usual usual) {
            BigDecimal share = usual.share();
            return new Usual(
                    usual.spreads().divide(BigDecimal.TWO, MathContext.DECIMAL64),
                    usual.percent().divide(BigDecimal.TWO, MathContext.DECIMAL64),
                    share == null ? null : share.divide(BigDecimal.TWO, MathContext.DECIMAL64));
        }
    }

    /** How many releases of a history a tolerance would have stopped, each judged by those before it. */
    public static int alarms(MeasureHistory history, Tolerance tolerance) {
        return stopped(history, tolerance).size();
    }

    private static List<Integer> stopped(MeasureHistory history, Tolerance tolerance) {
        DataTest test = new DataTest(
                "suggested",
                "",
                Gate.INPUT,
                Severity.BLOCK,
                "",
                new AuthoredSql("", List.of()),
                tolerance,
                List.of(),
                List.of());
        AcceptedMeasures accepted = AcceptedMeasures.NONE;
        Point last = history.points().getFirst();
        List<Integer> stopped = new ArrayList<>();
        for (Point point : history.points()) {
            Yardstick yardstick = new Yardstick(
                    accepted.values(test.name()),
                    accepted.releases(test.name()),
                    accepted.earlier(test.name()),
                    days(last, point),
                    Map.of(),
                    !point.values().equals(accepted.values(test.name())));
            List<List<@Nullable String>> rows = new ArrayList<>();
            point.values().forEach((dimension, value) -> rows.add(List.of(dimension, value.toPlainString())));
            if (!TestFinding.of(test, List.of("dimension", "value"), rows, yardstick)
                    .verdict()
                    .passed()) {
                stopped.add(point.release());
            }
            accepted = accepted.then(Map.of(test.name(), point.values()));
            last = point;
        }
        return stopped;
    }

    private static long days(Point before, Point now) {
        return before.landed() == null || now.landed() == null
                ? 1
                : Math.max(1, ChronoUnit.DAYS.between(before.landed(), now.landed()));
    }

    /** The time in which releases usually come: the longest that is no longer than the median of the days between them. */
    private static @Nullable Per per(MeasureHistory history) {
        List<Point> points = history.points();
        List<Long> days = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            days.add(days(points.get(i - 1), points.get(i)));
        }
        long median = days.stream().sorted().skip(days.size() / 2).findFirst().orElse(1L);
        boolean isKnown = points.stream().allMatch(point -> point.landed() != null);
        return !isKnown
                ? null
                : Arrays.stream(Per.values())
                        .filter(per -> per.days() <= median + (per == Per.MONTH ? 2 : 0))
                        .reduce((_, longer) -> longer)
                        .orElse(null);
    }

    private static String header(List<Limit> limits, @Nullable Per per, @Nullable Usual usual) {
        String header = "-- tolerance: "
                + String.join(
                        ", ", limits.stream().map(SuggestedTolerance::words).toList())
                + (per == null ? "" : " per " + per.name().toLowerCase(Locale.ROOT));
        if (usual == null) {
            return header;
        }
        return header + "\n-- usual: " + usual.spreads() + " spreads, " + usual.percent() + " %"
                + (usual.share() == null ? "" : ", " + usual.share().toPlainString() + " % of all");
    }

    private static String words(Limit limit) {
        return (limit.side() == Side.FALL ? "-" : "+")
                + limit.amount()
                + switch (limit.unit()) {
                    case PERCENT -> " %";
                    case SHARE -> " % of all";
                    case ABSOLUTE -> " absolute";
                };
    }

    /** Up to two digits, so that nobody takes it for exact. */
    private static BigDecimal round(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(2, RoundingMode.UP)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
