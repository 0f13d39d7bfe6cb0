package dev.larder.core.set;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.InSet;
import dev.larder.core.set.Closing.Reason;
import dev.larder.core.set.FeedSet.Incomplete;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a set that is not closed: what is there of it, and what is waited for.
 *
 * @param members its accepted deliveries, the oldest first
 */
public record Gathering(FeedSet set, String key, List<DeliveryRecord> members) {
    /** Sorts a copy. */
    public Gathering {
        members = members.stream()
                .sorted(Comparator.comparing(DeliveryRecord::landed))
                .toList();
    }

    /** The instance, found among deliveries of any set; rejected ones are none of it. */
    public static Gathering of(FeedSet set, String key, Collection<DeliveryRecord> deliveries) {
        return new Gathering(
                set,
                key,
                deliveries.stream()
                        .filter(DeliveryRecord::loads)
                        .filter(delivery -> isOf(delivery.set(), set.name(), key))
                        .toList());
    }

    private static boolean isOf(@Nullable InSet in, String set, String key) {
        return in != null && in.set().equals(set) && in.key().equals(key);
    }

    /** The required feeds that have no accepted delivery. */
    public List<FeedId> missing() {
        Set<FeedId> here = members.stream().map(DeliveryRecord::feed).collect(Collectors.toSet());
        return set.required().stream().filter(feed -> !here.contains(feed)).toList();
    }

    /** Whether nothing is waited for. */
    public boolean isComplete() {
        return missing().isEmpty();
    }

    /** Until when it is waited for; empty while nothing is there. */
    public Optional<Instant> until() {
        return members.stream()
                .findFirst()
                .map(first -> first.landed().at().plus(Duration.ofMinutes(set.waitMinutes())));
    }

    /** Whether it was waited for in vain. */
    public boolean isOverdue(Instant now) {
        return !isComplete() && until().filter(until -> !now.isBefore(until)).isPresent();
    }

    /** How it is closed if nothing is waited for; empty while it waits. */
    public Optional<Closing> complete(Instant now) {
        if (members.isEmpty() || !isComplete()) {
            return Optional.empty();
        }
        return Optional.of(
                set.required().isEmpty()
                        ? closed(Reason.REMOVED, "the project has no such set any more", now)
                        : closed(Reason.COMPLETE, "every required feed has an accepted delivery", now));
    }

    /** How it is closed if its wait is over at that moment and the set says so; empty otherwise. */
    public Optional<Closing> overdue(Instant now) {
        return isOverdue(now) && set.incomplete() == Incomplete.PUBLISH
                ? Optional.of(closed(Reason.WAIT, "the wait was over", now))
                : Optional.empty();
    }

    /** The same, closed for that reason. */
    public Closing closed(Reason reason, String why, Instant now) {
        return new Closing(
                set.name(),
                key,
                reason,
                why,
                now,
                members.stream().map(DeliveryRecord::id).toList(),
                missing());
    }
}
