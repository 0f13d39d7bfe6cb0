package dev.larder.functions;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import java.util.List;

/** All delivery records of the lake. Thread-safe. */
public final class Deliveries {
    private final Environment environment;
    private final WriteOnce<DeliveryRecord> records;

    Deliveries(Environment environment) {
        this.environment = environment;
        this.records = new WriteOnce<>(environment, DeliveryRecord.class);
    }

    /** Every record that is committed now, in the order of its key. */
    public List<DeliveryRecord> all() {
        return of(environment.lake().objects().keys(LakeLayout.deliveryRecords()));
    }

    /** The records of these keys, in the same order. */
    public List<DeliveryRecord> of(List<String> keys) {
        return records.of(keys);
    }
}
