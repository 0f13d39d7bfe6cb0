package dev.standin.aws.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What was counted, by the minute, in memory: it ends with the process. Safe for use by many threads.
 *
 * <p>Source of the resolution and of how long it is kept: CloudWatch User Guide, "Metrics retention": data of a minute for 15 days.
 */
public final class Metrics {
    private static final Duration KEPT = Duration.ofDays(15);
    private static final long MINUTE = 60;

    private final Map<Metric, NavigableMap<Long, Samples>> byMetric = new HashMap<>();

    /** Counts a value at a moment. */
    public synchronized void count(Metric metric, double value, Instant at) {
        NavigableMap<Long, Samples> minutes = byMetric.computeIfAbsent(metric, none -> new TreeMap<>());
        minutes.merge(minute(at), Samples.of(value), Samples::and);
        minutes.headMap(minute(at.minus(KEPT))).clear();
    }

    /**
     * One value for what was counted from a moment, inclusive, to another, exclusive; empty if nothing was. Both are the beginning of a
     * minute.
     */
    public synchronized OptionalDouble value(Metric metric, Statistic statistic, Instant from, Instant to) {
        NavigableMap<Long, Samples> minutes = byMetric.getOrDefault(metric, new TreeMap<>());
        return minutes.subMap(minute(from), minute(to)).values().stream()
                .reduce(Samples::and)
                .map(samples -> OptionalDouble.of(statistic.of(samples)))
                .orElse(OptionalDouble.empty());
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), MINUTE);
    }
}
