package dev.larder.core.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback keeps as it was, until a person lifts the pin or sets a newer value. Immutable.
 *
 * @param planHash the pinned plan; null when it is the same
 * @param knobs values of the knobs that differ; a knob that only the newer plan has needs no pin
 * @param waivers all that applied; null when they are the same
 */
public record Pins(
        @Nullable String planHash,
        SortedMap<String, String> knobs,
        @Nullable SortedSet<String> waivers) {
    /** Copies the collections. */
    public Pins {
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
        waivers = waivers == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(waivers));
    }

    /** What must be pinned for the live release's successor to be made as the target was. */
    public static Pins between(Release live, Release target) {
        SortedMap<String, String> knobs = new TreeMap<>(target.knobs());
        knobs.entrySet().removeAll(live.knobs().entrySet());
        return new Pins(
                live.planHash().equals(target.planHash()) ? null : target.planHash(),
                knobs,
                live.waivers().equals(target.waivers()) ? null : target.waivers());
    }
}
