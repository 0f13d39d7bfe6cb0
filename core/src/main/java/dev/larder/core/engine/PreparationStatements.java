package dev.larder.core.engine;

import dev.larder.core.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the warehouse to a run's plan, under the fence. {@code ops.prepared_plan} names the plan whose tables and views are there;
 * it is empty while they are being changed, so a run that takes over prepares again.
 */
public final class PreparationStatements {
    private static final int ROOM = Batch.MOST_STATEMENTS - 3;

    private PreparationStatements() {}

    /** The plans between which tables change: the run's, that of the live release, and the one last begun to prepare; both may be null. */
    public record Plans(Plan wanted, @Nullable Plan live, @Nullable Plan prepared) {}

    /** {@code plan}, and {@code begun}, the plan that was last begun: one row. */
    public static Query prepared() {
        return Query.of("prepared plan", "select plan, begun from ops.prepared_plan");
    }

    /**
     * The batches, in this order.
     *
     * @param present columns that are there, as {@code schema.table.column}, from {@link WarehouseSchema#COLUMNS}
     * @throws WarehouseSchema.UnsupportedChange when a released table would have to change in a way that cannot be done online
     */
    public static List<Batch> batches(String run, Plans plans, Set<String> present) {
        WarehouseSchema.requireSameTypes(plans.live(), plans.wanted());
        WarehouseSchema.requireSameTypes(plans.prepared(), plans.wanted());
        List<String> dropped = WarehouseSchema.dropUnreleased(plans.wanted(), plans.live(), plans.prepared());
        List<String> statements = new ArrayList<>(dropped);
        Set<String> kept = new HashSet<>(present);
        kept.removeIf(column -> dropped.contains("drop table if exists " + column.substring(0, column.lastIndexOf('.'))));
        statements.addAll(WarehouseSchema.statements(plans.wanted(), plans.live(), kept));
        String hash = Literals.text(plans.wanted().hash());
        List<Batch> batches = new ArrayList<>();
        batches.add(Batch.of(
                "begin to prepare", Fence.checked(run, List.of("update ops.prepared_plan set plan = '', begun = " + hash))));
        for (int from = 0; from < statements.size(); from += ROOM) {
            List<String> some = statements.subList(from, Math.min(from + ROOM, statements.size()));
            batches.add(Batch.of("prepare from statement " + from, Fence.checked(run, some)));
        }
        batches.add(Batch.of("plan is prepared", Fence.checked(run, List.of("update ops.prepared_plan set plan = " + hash))));
        return List.copyOf(batches);
    }
}
