package dev.larder.core.verdict;

import dev.larder.core.plan.Tolerance;
import dev.larder.core.plan.Tolerance.Drift;
import dev.larder.core.plan.Tolerance.Per;
import dev.larder.core.plan.Tolerance.Usual;
import dev.larder.core.verdict.Judged.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a measure with what was accepted, dimension by dimension and rule by rule; the first rule that is broken is told.
 *
 * @param whole what all dimensions together were
 */
record Comparison(Tolerance tolerance, Yardstick yardstick, BigDecimal whole) {
    Comparison(Tolerance tolerance, Yardstick yardstick) {
        this(tolerance, yardstick, yardstick.whole());
    }

    /** Every dimension that was measured, and those that vanished. */
    List<Judged> judge(SortedMap<String, BigDecimal> measures) {
        SortedSet<String> dimensions = new TreeSet<>(measures.keySet());
        if (yardstick.isEnough()) {
            dimensions.addAll(yardstick.values().keySet());
        }
        String words = words();
        return dimensions.stream()
                .map(dimension -> judge(dimension, measures.getOrDefault(dimension, BigDecimal.ZERO), words))
                .toList();
    }

    private Judged judge(String dimension, BigDecimal now, String words) {
        BigDecimal before = yardstick.values().get(dimension);
        if (before == null || !yardstick.isEnough()) {
            return new Judged(dimension, now, before, words, Outcome.MEASURED);
        }
        return againstLast(dimension, before, now)
                .or(() -> againstDrift(dimension, now))
                .or(() -> againstUsual(dimension, before, now))
                .orElse(new Judged(dimension, now, before, words, Outcome.PASSED));
    }

    private Optional<Judged> againstLast(String dimension, BigDecimal before, BigDecimal now) {
        Bounds last = last();
        return last.isExceeded(before, now)
                ? Optional.of(new Judged(dimension, now, before, last.words(), Outcome.FAILED))
                : Optional.empty();
    }

    private Optional<Judged> againstDrift(String dimension, BigDecimal now) {
        Drift drift = tolerance.drift();
        if (drift == null) {
            return Optional.empty();
        }
        Bounds bounds = over(drift);
        return history().stream()
                .limit(drift.releases())
                .<BigDecimal>mapMulti((values, each) -> {
                    BigDecimal value = values.get(dimension);
                    if (value != null && bounds.isExceeded(value, now)) {
                        each.accept(value);
                    }
                })
                .findFirst()
                .map(before -> new Judged(dimension, now, before, driftWords(bounds, drift), Outcome.FAILED));
    }

    private Optional<Judged> againstUsual(String dimension, BigDecimal before, BigDecimal now) {
        Usual usual = tolerance.usual();
        boolean isUntouched = !yardstick.isFed() && now.compareTo(before) == 0;
        return usual == null || isUntouched
                ? Optional.empty()
                : UsualChange.of(dimension, history())
                        .filter(change -> change.isExceeded(before, now, usual, expected()))
                        .map(change -> new Judged(dimension, now, before, change.words(usual), Outcome.FAILED));
    }

    /** Values of the live release and of those before it that moved the measure, newest first. */
    private List<SortedMap<String, BigDecimal>> history() {
        List<SortedMap<String, BigDecimal>> history = new ArrayList<>();
        history.add(yardstick.values());
        history.addAll(yardstick.earlier());
        return history;
    }

    private Bounds last() {
        return new Bounds(tolerance.againstLast(), times(), whole, yardstick.knobs());
    }

    private Bounds over(Drift drift) {
        return new Bounds(drift.limits(), 1, whole, yardstick.knobs());
    }

    private UsualChange.Since expected() {
        return new UsualChange.Since(times(), whole);
    }

    private int times() {
        return times(tolerance.per(), yardstick.days());
    }

    private static int times(@Nullable Per per, long days) {
        return per == null ? 1 : Math.clamp(Math.round((double) days / per.days()), 1, Integer.MAX_VALUE);
    }

    /** All rules in words, for example {@code 20 % or 5; -30 % over 5 releases}. */
    String words() {
        List<String> rules = new ArrayList<>();
        if (!tolerance.againstLast().isEmpty()) {
            rules.add(last().words());
        }
        Drift drift = tolerance.drift();
        if (drift != null) {
            rules.add(driftWords(over(drift), drift));
        }
        Usual usual = tolerance.usual();
        if (usual != null) {
            rules.add(UsualChange.distance(usual) + " from the usual change");
        }
        return String.join("; ", rules);
    }

    private static String driftWords(Bounds bounds, Drift drift) {
        return bounds.words() + " over " + drift.releases() + " releases";
    }
}
