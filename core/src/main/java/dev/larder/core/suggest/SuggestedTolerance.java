package dev.larder.core.suggest;

import dev.larder.core.plan.AuthoredSql;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.plan.Tolerance.Limit;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a measure may lie from what was accepted, by its history: twice the largest fall and the largest rise that were accepted, and how unusual
 * a change may be.
 *
 * @param header as a data test's header says it
 * @param falseAlarms releases of the history that it would have stopped
 */
public record SuggestedTolerance(String header, Tolerance tolerance, int falseAlarms) {
    /** Releases that it takes. */
    public static final int NEEDED_RELEASES = 5;

    /** Shares of the whole below which a change is nobody's concern where a measure has dimensions: the first that leaves a strict limit. */
    private static final List<BigDecimal> SMALL = List.of(
            new BigDecimal("0.002"),
            new BigDecimal("0.005"),
            new BigDecimal("0.01"),
            new BigDecimal("0.02"),
            new BigDecimal("0.04"));

    /** What a strict limit is at most. */
    private static final BigDecimal STRICT = new BigDecimal(25);

    private static final BigDecimal LEAST_FALL = new BigDecimal("0.5");
    private static final BigDecimal LEAST_RISE = new BigDecimal(2);
    /** What fell by more than this may as well vanish. */
    private static final BigDecimal MOST_FALL = new BigDecimal(95);

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int MOST_UNUSUAL_DIMENSIONS = 12;

    /** Spreads and percent, from what stops most to what stops least. */
    private static final int[][] USUAL = {{5, 3}, {6, 5}, {8, 8}, {10, 12}, {15, 20}};

    /** Of a history; empty when it is too short, or when nothing that could be said would have let it pass. */
    public static Optional<SuggestedTolerance> of(MeasureHistory history) {
        if (history.points().size() < NEEDED_RELEASES || history.newest().isEmpty()) {
            return Optional.empty();
        }
        List<Limit> limits = limits(history);
        Usual usual = usual(history);
        if (limits.isEmpty() && usual == null) {
            return Optional.empty();
        }
        Tolerance tolerance = new Tolerance(null, null, limits, null, null, usual);
        return Optional.of(new SuggestedTolerance(header(limits, usual), tolerance, alarms(history, tolerance)));
    }

    /** The largest change that counts of any dimension from one release to the next, in percent; 100 when one rose from nothing. */
    public static BigDecimal moves(MeasureHistory history) {
        Changes changes = Changes.of(history.points(), floor(history, SMALL.getFirst()));
        return changes.fall().max(changes.rise().orElse(new BigDecimal(100)));
    }

    /** The largest fall of any dimension from one release to the next, in percent. */
    public static BigDecimal falls(MeasureHistory history) {
        return Changes.of(history.points(), BigDecimal.ZERO).fall();
    }

    private static BigDecimal floor(MeasureHistory history, BigDecimal share) {
        return history.newest().size() < 2
                ? BigDecimal.ZERO
                : round(whole(history).multiply(share));
    }

    private static List<Limit> limits(MeasureHistory history) {
        List<Limit> limits = new ArrayList<>();
        limit(history, Side.FALL)
                .filter(fall -> fall.percent().compareTo(MOST_FALL) <= 0)
                .ifPresent(fall -> add(Side.FALL, fall, limits));
        limit(history, Side.RISE).ifPresent(rise -> add(Side.RISE, rise, limits));
        return limits;
    }

    /** Twice the largest change that is larger than a floor. */
    private record Allowed(BigDecimal percent, BigDecimal floor) {}

    /** With the lowest floor that leaves a strict limit, or else the lowest; empty if something rose from nothing over every floor. */
    private static Optional<Allowed> limit(MeasureHistory history, Side side) {
        List<Allowed> all = new ArrayList<>();
        for (BigDecimal share : SMALL) {
            BigDecimal floor = floor(history, share);
            Changes changes = Changes.of(history.points(), floor);
            Optional<BigDecimal> most = side == Side.FALL ? Optional.of(changes.fall()) : changes.rise();
            BigDecimal least = side == Side.FALL ? LEAST_FALL : LEAST_RISE;
            most.map(change -> new Allowed(round(doubled(change, side).max(least)), floor))
                    .ifPresent(all::add);
        }
        return all.stream()
                .filter(each -> each.percent().compareTo(STRICT) <= 0)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Twice a change; of a fall no more than half the way to nothing, so that what vanishes is always seen. */
    private static BigDecimal doubled(BigDecimal change, Side side) {
        BigDecimal twice = change.multiply(BigDecimal.TWO);
        return side == Side.FALL ? twice.min(HUNDRED.add(change).divide(BigDecimal.TWO, MathContext.DECIMAL64)) : twice;
    }

    private static void add(Side side, Allowed allowed, List<Limit> limits) {
        limits.add(new Limit(side, allowed.percent().toPlainString(), Unit.PERCENT));
        if (allowed.floor().signum() > 0) {
            limits.add(new Limit(side, allowed.floor().toPlainString(), Unit.ABSOLUTE));
        }
    }

    private static BigDecimal whole(MeasureHistory history) {
        return history.newest().values().stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The strictest under which half as much again would still have passed; null if there is none, or too little to say. */
    private static @Nullable Usual usual(MeasureHistory history) {
        if (history.newest().size() > MOST_UNUSUAL_DIMENSIONS) {
            return null;
        }
        return Arrays.stream(USUAL)
                .map(each -> new Usual(new BigDecimal(each[0]), new BigDecimal(each[1])))
                .filter(each -> alarms(history, new Tolerance(null, null, List.of(), null, null, narrower(each))) == 0)
                .findFirst()
                .orElse(null);
    }

    private static Usual narrower(Usual usual) {
        BigDecimal margin = new BigDecimal("1.5");
        return new Usual(
                usual.spreads().divide(margin, MathContext.DECIMAL64),
                usual.percent().divide(margin, MathContext.DECIMAL64));
    }

    /** How many releases of a history a tolerance would have stopped, each judged by those before it. */
    public static int alarms(MeasureHistory history, Tolerance tolerance) {
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
        int alarms = 0;
        for (Point point : history.points()) {
            Yardstick yardstick = new Yardstick(
                    accepted.values(test.name()),
                    accepted.releases(test.name()),
                    accepted.earlier(test.name()),
                    days(last, point),
                    Map.of());
            List<List<@Nullable String>> rows = new ArrayList<>();
            point.values().forEach((dimension, value) -> rows.add(List.of(dimension, value.toPlainString())));
            alarms += TestFinding.of(test, List.of("dimension", "value"), rows, yardstick)
                            .verdict()
                            .passed()
                    ? 0
                    : 1;
            accepted = accepted.then(Map.of(test.name(), point.values()));
            last = point;
        }
        return alarms;
    }

    private static long days(Point before, Point now) {
        return before.landed() == null || now.landed() == null
                ? 1
                : Math.max(1, ChronoUnit.DAYS.between(before.landed(), now.landed()));
    }

    private static String header(List<Limit> limits, @Nullable Usual usual) {
        List<String> keys = new ArrayList<>();
        if (!limits.isEmpty()) {
            keys.add("-- tolerance: "
                    + String.join(
                            ", ", limits.stream().map(SuggestedTolerance::words).toList()));
        }
        if (usual != null) {
            keys.add("-- usual: " + usual.spreads() + " spreads, " + usual.percent() + " %");
        }
        return String.join("\n", keys);
    }

    private static String words(Limit limit) {
        return (limit.side() == Side.FALL ? "-" : "+")
                + limit.amount()
                + (limit.unit() == Unit.PERCENT ? " %" : " absolute");
    }

    /** Up to two digits, so that nobody takes it for exact. */
    private static BigDecimal round(BigDecimal value) {
        BigDecimal rounded = value.round(new MathContext(2, RoundingMode.UP)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
