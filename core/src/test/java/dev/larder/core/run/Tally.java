package dev.larder.core.run;

import dev.larder.core.run.Rebuild.Rebuilt;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What histories were made of, for print and for seeing that a test tests something. */
final class Tally {
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    void published(Map<String, Rebuilt> dirty) {
        dirty.forEach((model, rebuilt) -> count(model + " "
                + (rebuilt.days().everything() ? "whole" : rebuilt.days().isEmpty() ? "untouched" : "some periods")));
    }

    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
