package dev.larder.core.mapping;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a fold of deliveries gives.
 *
 * @param conflicts why deliveries are not in the mapping, by their ids, for people: each would supersede only a part of a period, or stands or falls
 *     with one that would
 * @param torn those of them for which there would be a place, but not for another of their instance of a set: it is as if they were not there
 */
public record Folded(Mapping mapping, SortedMap<String, String> conflicts, SortedSet<String> torn) {
    /** Copies the collections. */
    public Folded {
        conflicts = Collections.unmodifiableSortedMap(new TreeMap<>(conflicts));
        torn = Collections.unmodifiableSortedSet(new TreeSet<>(torn));
    }

    Folded(Mapping mapping, SortedMap<String, String> conflicts) {
        this(mapping, conflicts, new TreeSet<>());
    }
}
