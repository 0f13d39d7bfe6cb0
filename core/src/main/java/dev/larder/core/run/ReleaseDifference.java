package dev.larder.core.run;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodsDifference;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

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
        PeriodsDifference<FeedId, List<String>> mapping = PeriodsDifference.between(
                base.mapping().inForce(), release.mapping().inForce());
        PeriodsDifference<String, PeriodContent> contents =
                PeriodsDifference.between(base.contents(), release.contents());
        return new ReleaseDifference(
                base.number(),
                release.with(new Mapping(mapping.changed()), contents.changed()),
                mapping.gone(),
                contents.gone());
    }

    /** The release, given the one from which it differs; throws {@link IllegalArgumentException} for another one. */
    public Release of(Release whole) {
        if (whole.number() != base) {
            throw new IllegalArgumentException("release " + changed.number() + " differs from release " + base
                    + ", and that of number " + whole.number() + " was found");
        }
        return changed.with(
                new Mapping(new PeriodsDifference<>(changed.mapping().inForce(), unmapped)
                        .of(whole.mapping().inForce())),
                new PeriodsDifference<>(changed.contents(), emptied).of(whole.contents()));
    }
}
