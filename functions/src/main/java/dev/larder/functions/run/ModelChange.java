package dev.larder.functions.run;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.period.DateRanges;
import dev.larder.core.period.Period;
import dev.larder.core.run.Dirty;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run changes in one table of the star.
 *
 * @param model the table, without schema
 * @param dirty what was rebuilt and why
 * @param inserted rows the publish inserts
 * @param deleted rows the publish deletes
 * @param contents rows and hash of the candidate per rebuilt day of its period column
 */
public record ModelChange(
        String model, Dirty dirty, long inserted, long deleted, SortedMap<Period, PeriodContent> contents) {
    /** Copies the map. */
    public ModelChange {
        contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    }

    /** Whether any row differs from the live table. */
    public boolean changed() {
        return inserted > 0 || deleted > 0;
    }

    /** The contents of the whole table after the publish, given those of the live release. */
    SortedMap<Period, PeriodContent> over(SortedMap<Period, PeriodContent> live) {
        SortedMap<Period, PeriodContent> all = new TreeMap<>(live);
        DateRanges days = dirty.days();
        all.keySet().removeIf(period -> days.everything() || isIn(period, days));
        all.putAll(contents);
        return all;
    }

    private static boolean isIn(Period period, DateRanges days) {
        return period.range().isPresent()
                ? days.ranges().stream()
                        .anyMatch(range -> range.contains(period.range().orElseThrow()))
                : !days.isEmpty();
    }
}
