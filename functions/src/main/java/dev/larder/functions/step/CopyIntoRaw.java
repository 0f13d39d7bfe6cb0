package dev.larder.functions.step;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.engine.CopyStatements;
import dev.larder.core.engine.CopyStatements.Load;
import dev.larder.core.engine.CopyStatements.Manifest;
import dev.larder.core.engine.Writing;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Loads every delivery in force that the ledger does not know. */
record CopyIntoRaw(Environment environment, RunFolder folder, RunOrder order) implements RunStep {

    @Override
    public Progress proceed(Statements statements) {
        List<DeliveryRecord> deliveries = environment.deliveries().of(order.copy());
        Settings settings = environment.settings();
        CopyStatements.Lake lake =
                new CopyStatements.Lake(settings.lakeBucket(), folder.manifests(), settings.copyRoles());
        List<Load> loads = CopyStatements.loads(order.run(), deliveries, lake, order.rejecting());
        loads.stream().flatMap(load -> load.manifests().stream()).forEach(this::write);
        return Progress.of(statements.execute(
                Writing.batches(order.run(), loads.stream().map(Load::writing).toList())));
    }

    /** The same bytes each time the step is taken up. */
    private void write(Manifest manifest) {
        environment
                .lake()
                .objects()
                .write(manifest.key(), manifest.json().getBytes(StandardCharsets.UTF_8), "application/json");
    }
}
