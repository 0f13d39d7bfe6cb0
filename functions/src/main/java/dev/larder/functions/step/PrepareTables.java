package dev.larder.functions.step;

import dev.larder.aws.DataApi.Rows;
import dev.larder.core.engine.PreparationStatements.Plans;
import dev.larder.core.engine.PreparationStatements;
import dev.larder.core.engine.WarehouseSchema;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Creates what the plan has and the database lacks; nothing when the plan was prepared before. */
record PrepareTables(Environment environment, RunFolder folder, RunOrder order) implements RunStep {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What was there when the step began; kept, so that every retry sends the same statements.
     *
     * @param columns {@code schema.table.column}
     */
    record Present(String preparedPlan, String begunPlan, SortedSet<String> columns) {}

    @Override
    public boolean proceed(Statements statements) {
        Present present = present();
        if (present.preparedPlan().equals(order.plan())) {
            return true;
        }
        Plans plans = new Plans(environment.plan(order.plan()), plan(order.livePlan()), plan(present.begunPlan()));
        return statements.committed(PreparationStatements.batches(folder.run(), plans, present.columns()));
    }

    private @Nullable Plan plan(String hash) {
        return hash.isEmpty() ? null : environment.plan(hash);
    }

    private Present present() {
        return environment.lake().find(folder.present(), Present.class).orElseGet(() -> {
            List<Rows> rows = environment.warehouse().read(
                    "look before preparing", List.of(PreparationStatements.prepared(), WarehouseSchema.COLUMNS), PATIENCE);
            SortedSet<String> columns = new TreeSet<>();
            rows.getLast().rows().forEach(row -> columns.add(String.join(".", row)));
            Present found = new Present(rows.getFirst().text(0, "plan"), rows.getFirst().text(0, "begun"), columns);
            environment.lake().put(folder.present(), found);
            return found;
        });
    }
}
