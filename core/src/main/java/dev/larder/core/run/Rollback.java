package dev.larder.core.run;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.mapping.Holds;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Taking back the live release: the next number gets the content of the release before it, and everything in which the two
 * differ is held, so that an ordinary run afterwards gives the same. What came after the live release - deliveries, holds,
 * liftings - is left alone: the next run takes it up.
 *
 * @param number of the release to publish
 * @param target the release whose content it gets
 * @param hold ids of deliveries to put on hold
 * @param lift ids of deliveries whose hold is lifted, because the target was made with them
 * @param held what {@link Release#held} of the new release is
 * @param pins what stays as it was in the target until a person lifts the pin or sets a newer value
 */
public record Rollback(
        int number, Release target, SortedSet<String> hold, SortedSet<String> lift, SortedSet<String> held, Pins pins) {
    /** Copies the sets. */
    public Rollback {
        hold = Collections.unmodifiableSortedSet(new TreeSet<>(hold));
        lift = Collections.unmodifiableSortedSet(new TreeSet<>(lift));
        held = Collections.unmodifiableSortedSet(new TreeSet<>(held));
    }

    /**
     * What it takes to roll back the newest of these releases.
     *
     * @param releases in the order of their numbers, without gaps, from 0
     * @param deliveries every delivery there is; those that came after the live release are found by its mapping
     * @throws IllegalArgumentException when nothing but the empty release lies before it
     */
    public static Rollback of(List<Release> releases, Collection<DeliveryRecord> deliveries) {
        Release live = releases.getLast();
        return of(live, releases.get(targetOf(live)), deliveries);
    }

    /** The number of the release to which this one, which is live, is rolled back; throws {@link IllegalArgumentException} if there is none. */
    public static int targetOf(Release live) {
        if (live.contentOf() <= 1) {
            throw new IllegalArgumentException("release " + live.number() + " has the content of release "
                    + live.contentOf() + ": there is no earlier one to roll back to; put deliveries on hold instead");
        }
        return live.contentOf() - 1;
    }

    /** What it takes to give the content of the target to the live release's successor. */
    public static Rollback of(Release live, Release target, Collection<DeliveryRecord> deliveries) {
        SortedSet<String> later = minus(Holds.toReach(live.mapping(), deliveries), live.held());
        List<DeliveryRecord> known = deliveries.stream()
                .filter(delivery -> !later.contains(delivery.id()))
                .toList();
        SortedSet<String> unwanted = Holds.toReach(target.mapping(), known);
        SortedSet<String> hold = minus(unwanted, live.held());
        SortedSet<String> apart = new TreeSet<>(live.held());
        apart.addAll(hold);
        SortedSet<String> lift = needed(minus(live.held(), unwanted), apart, target.mapping(), known);
        SortedSet<String> held = minus(live.held(), lift);
        held.addAll(hold);
        return new Rollback(live.number() + 1, target, hold, lift, held, Pins.between(live, target));
    }

    /** The number whose content the new release has, for {@link Release#contentOf}. */
    public int contentOf() {
        return target.contentOf();
    }

    /** A person put them on hold: only those without which the target cannot be reached are lifted. */
    private static SortedSet<String> needed(
            SortedSet<String> liftable, Set<String> apart, Mapping target, Collection<DeliveryRecord> deliveries) {
        SortedSet<String> needed = new TreeSet<>(liftable);
        for (String id : liftable) {
            needed.remove(id);
            if (!InForce.fold(deliveries, minus(apart, needed)).equals(target)) {
                needed.add(id);
            }
        }
        return needed;
    }

    private static SortedSet<String> minus(Set<String> ids, Set<String> others) {
        SortedSet<String> rest = new TreeSet<>(ids);
        rest.removeAll(others);
        return rest;
    }
}
