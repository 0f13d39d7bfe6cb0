package dev.larder.functions.step;

import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.engine.Batch;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.Query;
import dev.larder.core.engine.Writing;
import dev.larder.core.period.Period;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Schema;
import dev.larder.core.run.Dirty;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.functions.run.Diff;
import dev.larder.functions.run.ModelChange;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the diffs that building has not taken, and writes down what changes in each table and what it would hold. */
record TakeDiff(Environment environment, RunFolder folder, RunOrder order) implements RunStep {
    @Override
    public Progress proceed(Statements statements) {
        Plan plan = environment.plan(order.plan());
        Rebuilt rebuilt = environment.lake().get(folder.dirty(), Rebuilt.class);
        List<Writing> diffs = plan.models().stream()
                .filter(BuildCandidate.isRead(plan).negate())
                .map(model -> isFirst(order, plan, model)
                        ? DiffStatements.ofFirst(model)
                        : DiffStatements.of(model, rebuilt.of(model.name()).days()))
                .toList();
        if (!statements.execute(Writing.batches(order.run(), diffs))) {
            return Progress.RUNNING;
        }
        List<Model> dirty = plan.models().stream()
                .filter(model -> !rebuilt.of(model.name()).days().isEmpty())
                .toList();
        Optional<List<Rows>> rows =
                dirty.isEmpty() ? Optional.of(List.of()) : statements.read(look(plan, dirty, rebuilt));
        rows.ifPresent(found -> environment.lake().put(folder.diff(), diff(plan, rebuilt, dirty, found)));
        return Progress.of(rows.isPresent());
    }

    /**
     * Whether all rows of a model are new and nobody reads them in its diff, which is then not written down: before the first release the star is
     * empty.
     */
    static boolean isFirst(RunOrder order, Plan plan, Model model) {
        return order.compared() == 0
                && !BuildCandidate.isRead(plan).test(model)
                && plan.tests().stream().noneMatch(test -> test.inputs().contains(Schema.DIFF.table(model.name())));
    }

    private Batch look(Plan plan, List<Model> dirty, Rebuilt rebuilt) {
        List<Query> queries = new ArrayList<>();
        for (Model model : dirty) {
            queries.add(
                    isFirst(order, plan, model) ? DiffStatements.changesOfFirst(model) : DiffStatements.changes(model));
            queries.add(DiffStatements.contents(model, rebuilt.of(model.name()).days()));
        }
        return Query.batch("look at the diff", queries);
    }

    private static Diff diff(Plan plan, Rebuilt rebuilt, List<Model> dirty, List<Rows> rows) {
        List<ModelChange> changes = new ArrayList<>();
        for (Model model : plan.models()) {
            int position = dirty.indexOf(model);
            changes.add(
                    position < 0
                            ? new ModelChange(model.name(), Dirty.NOTHING, 0, 0, new TreeMap<>())
                            : change(model, rebuilt.of(model.name()), rows.subList(2 * position, 2 * position + 2)));
        }
        return new Diff(changes);
    }

    private static ModelChange change(Model model, Dirty dirty, List<Rows> rows) {
        Rows contents = rows.getLast();
        SortedMap<Period, PeriodContent> periods = new TreeMap<>();
        for (int row = 0; row < contents.rows().size(); row++) {
            long count = Long.parseLong(contents.text(row, "row_count"));
            if (count > 0) {
                periods.put(
                        new Period(contents.text(row, "period")),
                        new PeriodContent(count, contents.text(row, "content_hash")));
            }
        }
        Rows counts = rows.getFirst();
        return new ModelChange(
                model.name(),
                dirty,
                Long.parseLong(counts.text(0, "inserted")),
                Long.parseLong(counts.text(0, "deleted")),
                periods);
    }
}
