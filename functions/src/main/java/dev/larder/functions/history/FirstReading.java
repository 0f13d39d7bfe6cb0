package dev.larder.functions.history;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Essence;
import dev.larder.core.set.ClosedSets;
import dev.larder.functions.Environment;
import dev.larder.functions.set.Sets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The records of an environment that has no history yet. When there are more than a call can read, each call leaves what it has read in the lake,
 * and the next goes on. The parts say which records they are of, so nothing is assumed about what came meanwhile; who reads twice, or two at once, only
 * reads more than was needed.
 *
 * @param most how many records a call reads before it leaves the rest to the next one
 */
record FirstReading(Environment environment, int most) {
    /**
     * What one call has read.
     *
     * @param deliveries what loads, and waits for no others
     * @param others ids of records that load nothing
     */
    @InFormat(Format.HISTORY)
    record Part(List<Essence> deliveries, List<String> others) {
        /** Copies the lists. */
        Part {
            deliveries = List.copyOf(deliveries);
            others = List.copyOf(others);
        }
    }

    /** Reads as many as a call may; false if there are more. */
    boolean goOn() {
        List<String> unread = unread(parts());
        if (unread.size() <= most) {
            return true;
        }
        // Listed first: whoever waits then may wait no longer when its record is read.
        ClosedSets closed = Sets.closed(environment.lake());
        List<Essence> deliveries = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (DeliveryRecord record : environment.deliveries().of(unread.subList(0, most))) {
            if (!record.loads()) {
                others.add(record.id());
            } else if (!closed.waits(record)) {
                deliveries.add(Essence.of(record));
            }
        }
        if (deliveries.isEmpty() && others.isEmpty()) {
            return true;
        }
        environment
                .lake()
                .put(HistoryLayout.first(UUID.randomUUID().toString().substring(0, 8)), new Part(deliveries, others));
        return false;
    }

    /** All that was accepted and does not wait: what was read before, and the rest. */
    List<DeliveryRecord> all() {
        // A delivery that waits for others of its set becomes a cause when it waits no longer.
        ClosedSets closed = Sets.closed(environment.lake());
        List<Part> parts = parts();
        List<DeliveryRecord> all = new ArrayList<>();
        parts.forEach(part -> part.deliveries().forEach(delivery -> all.add(delivery.record())));
        all.addAll(closed.without(environment.deliveries().of(unread(parts))));
        return all;
    }

    private List<Part> parts() {
        return environment.lake().objects().keys(HistoryLayout.first()).stream()
                .filter(HistoryLayout::isFirst)
                .map(key -> environment.lake().get(key, Part.class))
                .toList();
    }

    private List<String> unread(List<Part> parts) {
        Set<String> read = new HashSet<>();
        parts.forEach(part -> {
            part.deliveries().forEach(delivery -> read.add(delivery.id()));
            read.addAll(part.others());
        });
        return environment.lake().objects().keys(LakeLayout.deliveryRecords()).stream()
                .filter(key -> !read.contains(LakeLayout.deliveryOfRecord(key)))
                .toList();
    }
}
