package dev.larder.functions;

import dev.larder.core.delivery.DeliveryRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All delivery records of the lake. Records never change, so each is read once and kept. Thread-safe. */
final class Deliveries {
    private static final String PREFIX = "deliveries/";

    private final Lake lake;
    private final Map<String, DeliveryRecord> known = new ConcurrentHashMap<>();

    Deliveries(Lake lake) {
        this.lake = lake;
    }

    /** Every record that is committed now, in the order of its key. */
    List<DeliveryRecord> all() {
        List<DeliveryRecord> all = new ArrayList<>();
        for (String key : lake.objects().keys(PREFIX)) {
            all.add(known.computeIfAbsent(key, missing -> lake.get(missing, DeliveryRecord.class)));
        }
        return all;
    }
}
