package dev.larder.functions.run;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a run would be made with if none of it stood aside, as its order keeps it: by this is seen whether that has changed.
 *
 * @param plan hash
 * @param knobs every knob of the plan with its value
 * @param waivers ids of those that would apply to the run's mapping
 */
public record Wanted(String plan, SortedMap<String, String> knobs, SortedSet<String> waivers) {
    /** Copies the collections. */
    public Wanted {
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
        waivers = Collections.unmodifiableSortedSet(new TreeSet<>(waivers));
    }
}
