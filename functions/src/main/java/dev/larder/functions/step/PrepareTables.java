package dev.larder.functions.step;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.PreparationStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.TableChanges;
import dev.larder.core.engine.Tables;
import dev.larder.core.format.Format;
import dev.larder.core.format.InFormat;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates what the plan has and the database lacks, nothing if the plan was prepared before, and takes away what no kept release names. */
record PrepareTables(Environment environment, RunFolder folder, RunOrder order) implements RunStep {
    private static final Batch LOOK =
            Query.batch("look before preparing", List.of(PreparationStatements.prepared(), Tables.QUERY));

    /** What was there when the step began; kept, so that every retry sends the same statements. */
    @InFormat(Format.RUN)
    record Present(String preparedPlan, String begunPlan, Tables tables) {}

    @Override
    public Progress proceed(Statements statements) {
        return Progress.of(present(statements)
                .filter(present -> isPrepared(present, statements))
                .filter(_ -> new Purge(order, environment).proceed(statements))
                .isPresent());
    }

    private boolean isPrepared(Present present, Statements statements) {
        if (present.preparedPlan().equals(order.plan())) {
            return true;
        }
        TableChanges changes = new TableChanges(
                environment.plan(order.plan()), plan(order.livePlan()), plan(present.begunPlan()), present.tables());
        return statements.execute(PreparationStatements.batches(folder.run(), changes));
    }

    private @Nullable Plan plan(String hash) {
        return hash.isEmpty() ? null : environment.plan(hash);
    }

    /** What is there; empty while the warehouse is still looking. */
    private Optional<Present> present(Statements statements) {
        Optional<Present> known = environment.lake().find(folder.present(), Present.class);
        return known.isPresent() ? known : statements.read(LOOK).map(this::keep);
    }

    private Present keep(List<Rows> rows) {
        Present found = new Present(
                rows.getFirst().text(0, "plan"),
                rows.getFirst().text(0, "begun"),
                Tables.of(rows.getLast().rows()));
        environment.lake().put(folder.present(), found);
        return found;
    }
}
