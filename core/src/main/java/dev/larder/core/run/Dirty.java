package dev.larder.core.run;

import dev.larder.core.period.DateRanges;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be rebuilt of a table, and why.
 *
 * @param days values of the table's period column
 * @param because one sentence per cause, for people; empty if nothing is dirty
 */
public record Dirty(DateRanges days, List<String> because) {
    /** Nothing is dirty. */
    public static final Dirty NOTHING = new Dirty(DateRanges.NOTHING, List.of());

    /** Copies the list. */
    public Dirty {
        because = List.copyOf(because);
    }

    /** Everything is dirty, for this reason. */
    static Dirty everything(String because) {
        return new Dirty(DateRanges.EVERYTHING, List.of(because));
    }

    /** Adds these days for this reason; if there are none, the reason is left out. */
    Dirty and(DateRanges more, String why) {
        if (more.isEmpty()) {
            return this;
        }
        Set<String> reasons = new LinkedHashSet<>(because);
        reasons.add(why);
        return new Dirty(days.union(more), List.copyOf(reasons));
    }
}
