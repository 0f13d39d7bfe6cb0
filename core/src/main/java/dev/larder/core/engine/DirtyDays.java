package dev.larder.core.engine;

import dev.larder.core.period.DateRange;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Dirty days as a condition with literals. More than {@link #MAX_RANGES} ranges are joined over their smallest gaps: rebuilding clean
 * days too is slower but never wrong, and keeps a statement within its 100 KB.
 */
public final class DirtyDays {
    /** The most ranges that a statement names. */
    public static final int MAX_RANGES = 32;

    private DirtyDays() {}

    /** What is rebuilt and compared for a model: a model without a period is rebuilt whole or not at all. */
    public static DateRanges of(Model model, DateRanges dirty) {
        if (dirty.isEmpty() || dirty.everything()) {
            return dirty;
        }
        return model.period() == null ? DateRanges.EVERYTHING : bounded(dirty);
    }

    /**
     * The condition that a date column lies in the days; {@code true} in SQL for everything. Must not be called for no
     * days.
     */
    public static String condition(String column, DateRanges dirty) {
        if (dirty.everything()) {
            return "1 = 1";
        }
        if (dirty.isEmpty()) {
            return "1 = 0";
        }
        return dirty.ranges().stream()
                .map(range -> "(" + column + " >= " + Literals.date(range.from()) + " and " + column + " < "
                        + Literals.date(range.until()) + ")")
                .collect(Collectors.joining("\n        or ", "(", ")"));
    }

    private static DateRanges bounded(DateRanges dirty) {
        List<DateRange> ranges = new ArrayList<>(dirty.ranges());
        while (ranges.size() > MAX_RANGES) {
            int smallest = 0;
            for (int i = 1; i < ranges.size() - 1; i++) {
                if (gapAfter(ranges, i) < gapAfter(ranges, smallest)) {
                    smallest = i;
                }
            }
            ranges.set(
                    smallest,
                    new DateRange(
                            ranges.get(smallest).from(),
                            ranges.remove(smallest + 1).until()));
        }
        return DateRanges.of(ranges);
    }

    private static long gapAfter(List<DateRange> ranges, int i) {
        return ChronoUnit.DAYS.between(ranges.get(i).until(), ranges.get(i + 1).from());
    }
}
