package dev.larder.functions.deployment;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.Query;
import dev.larder.functions.port.ServiceBusy;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.port.Warehouse;
import dev.larder.functions.port.Warehouse.Rows;
import java.time.Duration;
import java.util.List;

/**
 * Waits for the warehouse, all statements together for less time than the function has. A run may be in the way for as long as its longest
 * batch takes. Not thread-safe.
 */
final class Patience {
    /** The function ends after five minutes, and one look takes up to twenty seconds. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Warehouse warehouse;
    private final long endNanos;

    private Patience(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.endNanos = System.nanoTime() + LONGEST.toNanos();
    }

    static Patience begin(Warehouse warehouse) {
        return new Patience(warehouse);
    }

    /** How much of it is left; not negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    Rows read(Query query) {
        return warehouse.read(query.name(), List.of(query), left()).getFirst();
    }

    /** Runs a batch that may be repeated; when another transaction was in the way, again. */
    void run(Batch batch) {
        while (true) {
            try {
                warehouse.run(batch, left());
                return;
            } catch (StatementFailed failed) {
                if (!failed.isTransient() || left().isZero()) {
                    throw failed;
                }
            } catch (ServiceBusy busy) {
                throw new ServiceBusy(
                        busy.getMessage()
                                + "; a run may be writing: deploy again when it has ended, nothing is half done",
                        busy);
            }
        }
    }
}
