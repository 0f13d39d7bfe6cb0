package dev.larder.core.mapping;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a fold of deliveries gives.
 *
 * @param conflicts why deliveries are not in the mapping, by their ids, for people: each would supersede only a part of a period
 */
public record Folded(Mapping mapping, SortedMap<String, String> conflicts) {
    /** Copies the map. */
    public Folded {
        conflicts = Collections.unmodifiableSortedMap(new TreeMap<>(conflicts));
    }
}
