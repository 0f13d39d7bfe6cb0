package dev.larder.core.suggest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a measure was in releases.
 *
 * @param points oldest first
 */
public record MeasureHistory(List<Point> points) {
    /** Copies the list. */
    public MeasureHistory {
        points = List.copyOf(points);
    }

    /**
     * One release.
     *
     * @param landed landing date of its newest delivery, or null
     * @param values by dimension; {@code ""} without one
     */
    public record Point(int release, @Nullable LocalDate landed, SortedMap<String, BigDecimal> values) {
        /** Copies the map. */
        public Point {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }
    }

    /** The values of the newest release; none if there is no release. */
    public SortedMap<String, BigDecimal> newest() {
        return points.isEmpty()
                ? Collections.emptySortedMap()
                : points.getLast().values();
    }
}
