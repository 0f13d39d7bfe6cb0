package dev.larder.core.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings the warehouse to a run's plan, under the fence. {@code ops.prepared_plan} names the plan whose tables and views are there;
 * it is empty while they are being changed, so a run that takes over prepares again.
 */
public final class PreparationStatements {
    private static final int ROOM = Batch.MOST_STATEMENTS - 3;

    private PreparationStatements() {}

    /** {@code plan}, and {@code begun}, the plan that was last begun: one row. */
    public static Query prepared() {
        return Query.of("prepared plan", "select plan, begun from ops.prepared_plan");
    }

    /**
     * The batches, in this order. Widening a column is not under the fence, which would need a transaction; it harms no other run.
     *
     * @throws IllegalStateException if the plan cannot be applied; it should have been refused when it was deployed
     */
    public static List<Batch> batches(String run, TableChanges changes) {
        List<String> refusals = changes.refusals();
        if (!refusals.isEmpty()) {
            throw new IllegalStateException(
                    "the project cannot be applied to what is live: " + String.join("\n", refusals));
        }
        List<String> statements = WarehouseSchema.statements(changes);
        String hash = Literals.text(changes.wanted().hash());
        List<Batch> batches = new ArrayList<>();
        batches.add(Batch.of(
                "begin to prepare",
                Fence.checked(run, List.of("update ops.prepared_plan set plan = '', begun = " + hash))));
        changes.alone().forEach(statement -> batches.add(Batch.alone(statement)));
        for (int from = 0; from < statements.size(); from += ROOM) {
            List<String> some = statements.subList(from, Math.min(from + ROOM, statements.size()));
            batches.add(Batch.of("prepare from statement " + from, Fence.checked(run, some)));
        }
        batches.add(Batch.of(
                "plan is prepared", Fence.checked(run, List.of("update ops.prepared_plan set plan = " + hash))));
        return List.copyOf(batches);
    }
}
