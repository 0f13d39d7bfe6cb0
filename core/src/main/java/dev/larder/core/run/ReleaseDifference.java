package dev.larder.core.run;

import dev.larder.core.contract.FeedId;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A release as what differs in it from an earlier one, which lies somewhere as a whole: the record of a release does not grow with all
 * that was ever delivered.
 *
 * @param base number of the earlier release
 * @param changed the release; of its mapping and contents it has only the periods in which the two differ
 * @param unmapped periods of feeds for which something was in force in the earlier release, and nothing is in this one
 * @param emptied days of tables that had rows in the earlier release, and have none in this one
 */
@InFormat(Format.RELEASE)
public record ReleaseDifference(
        int base,
        Release changed,
        SortedMap<FeedId, SortedSet<Period>> unmapped,
        SortedMap<String, SortedSet<Period>> emptied) {
    /** Copies the maps; throws {@link IllegalArgumentException} if the release is the earlier of the two. */
    public ReleaseDifference {
        if (base > changed.number()) {
            throw new IllegalArgumentException(
                    "release " + changed.number() + " as a difference from " + base + ": expected an earlier one");
        }
        unmapped = Collections.unmodifiableSortedMap(new TreeMap<>(unmapped));
        emptied = Collections.unmodifiableSortedMap(new TreeMap<>(emptied));
    }

    /** What differs between an earlier release and a later one. */
    public static ReleaseDifference between(Release base, Release release) {
        SortedMap<FeedId, SortedMap<Period, List<String>>> was = base.mapping().inForce();
        SortedMap<FeedId, SortedMap<Period, List<String>>> is =
                release.mapping().inForce();
        return new ReleaseDifference(
                base.number(),
                release.with(new Mapping(changed(was, is)), changed(base.contents(), release.contents())),
                gone(was, is),
                gone(base.contents(), release.contents()));
    }

    /** The release, given the one from which it differs; throws {@link IllegalArgumentException} for another one. */
    public Release of(Release whole) {
        if (whole.number() != base) {
            throw new IllegalArgumentException("release " + changed.number() + " differs from release " + base
                    + ", and that of number " + whole.number() + " was found");
        }
        return changed.with(
                new Mapping(applied(whole.mapping().inForce(), changed.mapping().inForce(), unmapped)),
                applied(whole.contents(), changed.contents(), emptied));
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

    private static <K extends Comparable<K>, V> SortedMap<K, SortedMap<Period, V>> applied(
            Map<K, SortedMap<Period, V>> whole, Map<K, SortedMap<Period, V>> changed, Map<K, SortedSet<Period>> gone) {
        SortedMap<K, SortedMap<Period, V>> applied = new TreeMap<>(whole);
        changed.forEach((name, periods) -> {
            SortedMap<Period, V> together = new TreeMap<>(whole.getOrDefault(name, Collections.emptySortedMap()));
            together.putAll(periods);
            applied.put(name, together);
        });
        gone.forEach((name, periods) -> {
            SortedMap<Period, V> rest = new TreeMap<>(applied.getOrDefault(name, Collections.emptySortedMap()));
            rest.keySet().removeAll(periods);
            applied.put(name, rest);
            if (rest.isEmpty() && !changed.containsKey(name)) {
                applied.remove(name);
            }
        });
        return applied;
    }
}
