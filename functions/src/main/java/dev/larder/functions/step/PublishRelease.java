package dev.larder.functions.step;

import dev.larder.core.engine.Batch;
import dev.larder.core.engine.PublishStatements;
import dev.larder.core.engine.PublishStatements.Change;
import dev.larder.core.engine.PublishStatements.Publication;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.List;
import java.util.Optional;

/** Applies the diff and moves the release pointer in one transaction. */
record PublishRelease(Environment environment, RunFolder folder, RunOrder order) implements RunStep {
    @Override
    public Progress proceed(Statements statements) {
        Plan plan = environment.plan(order.plan());
        Diff diff = environment.lake().get(folder.diff(), Diff.class);
        List<Change> changes = plan.models().stream()
                .flatMap(model -> diff.of(model.name()).stream()
                        .filter(ModelChange::changed)
                        .map(change -> new Change(model, change.dirty().days(), TakeDiff.isFirst(order, plan, model))))
                .toList();
        Publication publication = new Publication(
                order.run(),
                order.compared(),
                order.release(),
                order.identity().text(),
                order.plan(),
                order.releasedAt(),
                changes,
                order.aside());
        Batch batch = PublishStatements.batch(publication);
        try {
            return Progress.of(statements.execute(batch));
        } catch (StatementFailed failed) {
            // A commit whose answer was lost makes the next try fail on its own release: the pointer says what is true.
            Optional<String> live =
                    statements.read(PublishStatements.liveRelease()).map(rows -> rows.text(0, "run"));
            if (live.isPresent() && !live.get().equals(order.run())) {
                statements.startOver();
                throw failed;
            }
            live.ifPresent(_ -> statements.committed(batch));
            return Progress.of(live.isPresent());
        }
    }
}
