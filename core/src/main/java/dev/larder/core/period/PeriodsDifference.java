package dev.larder.core.period;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between former and later values of periods, by name.
 *
 * @param changed periods that have another value now, or had none; a name without periods is a name that had none, or has none
 * @param gone periods that had a value and have none; a name without periods is gone with all of them
 */
public record PeriodsDifference<K extends Comparable<K>, V>(
        SortedMap<K, SortedMap<Period, V>> changed, SortedMap<K, SortedSet<Period>> gone) {
    /** Between two of the same kind. */
    public static <K extends Comparable<K>, V> PeriodsDifference<K, V> between(
            Map<K, SortedMap<Period, V>> was, Map<K, SortedMap<Period, V>> is) {
        return new PeriodsDifference<>(changed(was, is), gone(was, is));
    }

    private static <K extends Comparable<K>, V> SortedMap<K, SortedMap<Period, V>> changed(
            Map<K, SortedMap<Period, V>> was, Map<K, SortedMap<Period, V>> is) {
        SortedMap<K, SortedMap<Period, V>> changed = new TreeMap<>();
        is.forEach((name, periods) -> {
            SortedMap<Period, V> before = was.getOrDefault(name, Collections.emptySortedMap());
            SortedMap<Period, V> differing = new TreeMap<>(periods);
            differing.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
            // a table without a day is not the same as no table
            if (!differing.isEmpty() || periods.isEmpty() || !was.containsKey(name)) {
                changed.put(name, differing);
            }
        });
        return changed;
    }

    private static <K extends Comparable<K>, V> SortedMap<K, SortedSet<Period>> gone(
            Map<K, SortedMap<Period, V>> was, Map<K, SortedMap<Period, V>> is) {
        SortedMap<K, SortedSet<Period>> gone = new TreeMap<>();
        was.forEach((name, periods) -> {
            SortedMap<Period, V> now = is.getOrDefault(name, Collections.emptySortedMap());
            SortedSet<Period> missing = new TreeSet<>(periods.keySet());
            missing.removeAll(now.keySet());
            if (!missing.isEmpty() || !is.containsKey(name)) {
                gone.put(name, missing);
            }
        });
        return gone;
    }

    /** The later values, given the former ones. */
    public SortedMap<K, SortedMap<Period, V>> of(Map<K, SortedMap<Period, V>> was) {
        SortedMap<K, SortedMap<Period, V>> is = new TreeMap<>(was);
        changed.forEach((name, periods) -> {
            SortedMap<Period, V> together = new TreeMap<>(was.getOrDefault(name, Collections.emptySortedMap()));
            together.putAll(periods);
            is.put(name, together);
        });
        gone.forEach((name, periods) -> {
            SortedMap<Period, V> rest = new TreeMap<>(is.getOrDefault(name, Collections.emptySortedMap()));
            rest.keySet().removeAll(periods);
            is.put(name, rest);
            if (rest.isEmpty() && !changed.containsKey(name)) {
                is.remove(name);
            }
        });
        return is;
    }
}
