package dev.larder.core.period;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A set of days: either {@link #EVERYTHING}, or disjoint ascending ranges (none at all for {@link #NOTHING}). Immutable.
 *
 * @param everything true when all days are meant, known or not; {@code ranges} is then empty
 */
public record DateRanges(boolean everything, List<DateRange> ranges) {
    /** No day. */
    public static final DateRanges NOTHING = new DateRanges(false, List.of());
    /** Every day, including those of rows whose dates are not known yet. */
    public static final DateRanges EVERYTHING = new DateRanges(true, List.of());

    /** Copies the ranges; they must be disjoint and ascending, as {@link #of} makes them. */
    public DateRanges {
        ranges = List.copyOf(ranges);
    }

    /** The union of these ranges, joined where they touch. */
    public static DateRanges of(Collection<DateRange> ranges) {
        List<DateRange> joined = new ArrayList<>();
        for (DateRange next :
                ranges.stream().sorted(Comparator.comparing(DateRange::from)).toList()) {
            DateRange last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || !last.joins(next)) {
                joined.add(next);
            } else if (next.until().isAfter(last.until())) {
                joined.set(joined.size() - 1, new DateRange(last.from(), next.until()));
            }
        }
        return new DateRanges(false, joined);
    }

    /** The days of these periods; {@link #EVERYTHING} as soon as one is undated. */
    public static DateRanges ofPeriods(Collection<Period> periods) {
        List<DateRange> ranges = new ArrayList<>();
        for (Period period : periods) {
            if (period.range().isEmpty()) {
                return EVERYTHING;
            }
            ranges.add(period.range().orElseThrow());
        }
        return of(ranges);
    }

    /** The days of both. */
    public DateRanges union(DateRanges other) {
        if (everything || other.everything) {
            return EVERYTHING;
        }
        List<DateRange> both = new ArrayList<>(ranges);
        both.addAll(other.ranges);
        return of(both);
    }

    /** The ranges, each ending this many days later: what a model that looks back needs to rebuild. */
    public DateRanges extendedBy(int days) {
        return everything
                ? this
                : of(ranges.stream()
                        .map(range -> new DateRange(range.from(), range.until().plusDays(days)))
                        .toList());
    }

    /** Whether no day is meant. */
    @JsonIgnore
    public boolean isEmpty() {
        return !everything && ranges.isEmpty();
    }

    /** Whether the day belongs to the set. */
    public boolean contains(LocalDate day) {
        return everything
                || ranges.stream().anyMatch(range -> !day.isBefore(range.from()) && day.isBefore(range.until()));
    }

    /** The days for people: {@code everything}, {@code nothing}, or the ranges with their last days included. */
    @Override
    public String toString() {
        if (everything) {
            return "everything";
        }
        if (ranges.isEmpty()) {
            return "nothing";
        }
        return String.join(
                ", ",
                ranges.stream()
                        .map(range -> range.from().plusDays(1).equals(range.until())
                                ? range.from().toString()
                                : range.from() + " to " + range.until().minusDays(1))
                        .toList());
    }
}
