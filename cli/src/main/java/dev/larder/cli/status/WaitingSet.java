package dev.larder.cli.status;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.SetLayout;
import dev.larder.core.set.Gathering;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.set.Sets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An instance of a set whose deliveries are not loaded yet.
 *
 * @param here feeds of which a delivery waits
 * @param missing required feeds that are waited for; none when the next look of the schedule takes it up
 * @param until when the wait is over
 * @param incomplete what becomes of it then: {@code wait} or {@code publish}
 * @param overdue whether the wait is over
 * @param overtaken whether a later instance was taken up already; it waits all the same
 */
record WaitingSet(
        String set,
        String key,
        List<String> here,
        List<String> missing,
        Instant until,
        String incomplete,
        boolean overdue,
        boolean overtaken) {
    /** Copies the lists. */
    WaitingSet {
        here = List.copyOf(here);
        missing = List.copyOf(missing);
    }

    /** All of them, by set and key. */
    static List<WaitingSet> all(Environment environment) {
        Instant now = environment.clock().instant();
        return new Sets(environment)
                .waiting().stream()
                        .map(gathering -> of(gathering, now, environment.lake()))
                        .toList();
    }

    private static WaitingSet of(Gathering gathering, Instant now, Lake lake) {
        return new WaitingSet(
                gathering.set().name(),
                gathering.key(),
                gathering.members().stream()
                        .map(DeliveryRecord::feed)
                        .map(FeedId::toString)
                        .distinct()
                        .sorted()
                        .toList(),
                gathering.missing().stream().map(FeedId::toString).toList(),
                gathering.until().orElse(now),
                gathering.set().incomplete().name().toLowerCase(Locale.ROOT),
                gathering.isOverdue(now),
                lake.objects().keys(SetLayout.closings(gathering.set().name())).stream()
                        .map(SetLayout::instanceOfClosing)
                        .anyMatch(later -> later.key().compareTo(gathering.key()) > 0));
    }

    /** How it stands, for people. */
    String state() {
        String state = overdue ? "overdue" : missing.isEmpty() ? "complete" : "waits";
        return overtaken ? state + ", overtaken" : state;
    }
}
