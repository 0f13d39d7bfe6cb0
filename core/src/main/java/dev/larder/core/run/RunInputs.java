package dev.larder.core.run;

import dev.larder.core.mapping.Mapping;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything a run's result depends on. Immutable.
 *
 * @param environment name of the environment
 * @param planHash {@link dev.larder.core.plan.Plan#hash()}
 * @param knobs every knob of the plan with the value it has in this run, as text
 * @param waivers ids of the waivers that apply
 */
public record RunInputs(
        String environment,
        Mapping mapping,
        String planHash,
        SortedMap<String, String> knobs,
        SortedSet<String> waivers) {
    /** Copies the collections. */
    public RunInputs {
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
        waivers = Collections.unmodifiableSortedSet(new TreeSet<>(waivers));
    }
}
