package dev.larder.core.period;

import java.time.LocalDate;

/** Days from {@code from} (included) to {@code until} (excluded); never empty. */
public record DateRange(LocalDate from, LocalDate until) {
    /** Throws {@link IllegalArgumentException} when the range would hold no day. */
    public DateRange {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a range of dates must end after it starts: " + from + " to " + until);
        }
    }

    /** Whether every day of the other range lies in this one. */
    public boolean contains(DateRange other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    /** Whether the two ranges touch or overlap, so that their union is one range. */
    boolean joins(DateRange other) {
        return !other.from.isAfter(until) && !from.isAfter(other.until);
    }
}
