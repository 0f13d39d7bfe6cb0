package dev.larder.core.period;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        PeriodsDifference<K, V> difference = new PeriodsDifference<K, V>(new TreeMap<>(), new TreeMap<>());
        SortedSet<K> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        names.forEach(name -> difference.add(name, was.get(name), is.get(name)));
        return difference;
    }

    private void add(K name, @Nullable SortedMap<Period, V> was, @Nullable SortedMap<Period, V> is) {
        SortedMap<Period, V> differing = new TreeMap<>();
        SortedSet<Period> missing = new TreeSet<>();
        compare(orNone(was), orNone(is), differing, missing);
        // a table without a day is not the same as no table
        if (is != null && (!differing.isEmpty() || is.isEmpty() || was == null)) {
            changed.put(name, differing);
        }
        if (was != null && (!missing.isEmpty() || is == null)) {
            gone.put(name, missing);
        }
    }

    /** Side by side, so that a step costs a comparison and not a search. */
    private static <V> void compare(
            SortedMap<Period, V> was, SortedMap<Period, V> is, Map<Period, V> differing, Set<Period> missing) {
        Iterator<Map.Entry<Period, V>> before = was.entrySet().iterator();
        Map.Entry<Period, V> old = next(before);
        for (Map.Entry<Period, V> now : is.entrySet()) {
            int order = -1;
            while (old != null && (order = old.getKey().compareTo(now.getKey())) < 0) {
                missing.add(old.getKey());
                old = next(before);
            }
            if (old == null || order > 0) {
                differing.put(now.getKey(), now.getValue());
                continue;
            }
            if (!now.getValue().equals(old.getValue())) {
                differing.put(now.getKey(), now.getValue());
            }
            old = next(before);
        }
        for (; old != null; old = next(before)) {
            missing.add(old.getKey());
        }
    }

    private static <E> @Nullable E next(Iterator<E> rest) {
        return rest.hasNext() ? rest.next() : null;
    }

    private static <V> SortedMap<Period, V> orNone(@Nullable SortedMap<Period, V> periods) {
        return periods == null ? Collections.emptySortedMap() : periods;
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
