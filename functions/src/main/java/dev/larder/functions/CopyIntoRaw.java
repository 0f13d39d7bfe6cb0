package dev.larder.functions;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.engine.CopyStatements;
import java.util.List;

/** Loads every delivery in force that the ledger does not know. */
record CopyIntoRaw(Environment environment, RunOrder order) implements RunStep {

    @Override
    public boolean proceed(Statements statements) {
        List<DeliveryRecord> deliveries = order.copy().stream()
                .map(key -> environment.lake().get(key, DeliveryRecord.class))
                .toList();
        Settings settings = environment.settings();
        CopyStatements.Lake lake = new CopyStatements.Lake(settings.lakeBucket(), settings.copyRole());
        return statements.committed(CopyStatements.batches(order.run(), deliveries, lake));
    }
}
