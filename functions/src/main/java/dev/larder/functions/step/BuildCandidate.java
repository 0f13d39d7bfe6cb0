package dev.larder.functions.step;

import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.DirtyDays;
import dev.larder.core.engine.Writing;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Dirty;
import dev.larder.core.run.DirtyPeriods;
import dev.larder.core.run.SinceLive;
import dev.larder.functions.Environment;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rebuilds the dirty days of every model beside the live star. The diff of a model that another one reads is taken here already: it
 * says what the other must rebuild.
 */
record BuildCandidate(Environment environment, RunFolder folder, RunOrder order) implements RunStep {

    @Override
    public boolean proceed(Statements statements) {
        Plan plan = environment.plan(order.plan());
        Plan live = order.livePlan().isEmpty() ? null : environment.plan(order.livePlan());
        SinceLive since = new SinceLive(plan, live, order.feeds(), order.changedKnobs());
        ChangesInDiff changes = new ChangesInDiff(statements);
        DirtyPeriods rule = new DirtyPeriods(since, changes);
        Optional<Rebuilt> before = environment.lake().find(folder.dirty(), Rebuilt.class);
        Rebuilt rebuilt = before.orElse(Rebuilt.NOTHING);
        List<List<Model>> groups = plan.groups();
        int built = 0;
        while (built < groups.size()) {
            List<Model> group = groups.get(built);
            Rebuilt next = withDirty(group, rebuilt, rule);
            if (changes.isWaiting()) {
                break;
            }
            rebuilt = next;
            if (!statements.execute(Writing.batches(order.run(), writings(group, rebuilt, isRead(plan))))) {
                break;
            }
            built++;
        }
        if (!before.equals(Optional.of(rebuilt))) {
            environment.lake().put(folder.dirty(), rebuilt);
        }
        return built == groups.size();
    }

    private static Rebuilt withDirty(List<Model> group, Rebuilt before, DirtyPeriods rule) {
        Rebuilt rebuilt = before;
        for (Model model : group) {
            if (!rebuilt.models().containsKey(model.name())) {
                rebuilt = rebuilt.with(model.name(), bounded(model, rule.of(model)));
            }
        }
        return rebuilt;
    }

    /** Whether another model reads it, so that its diff is needed before that one is built. */
    static Predicate<Model> isRead(Plan plan) {
        return model -> plan.models().stream().anyMatch(reader -> reader.inputs().contains("star." + model.name()));
    }

    private List<Writing> writings(List<Model> group, Rebuilt rebuilt, Predicate<Model> isRead) {
        List<Writing> writings = new ArrayList<>();
        for (Model model : group) {
            DateRanges days = rebuilt.of(model.name()).days();
            writings.add(BuildStatements.of(model, days, order.knobs()));
            if (isRead.test(model)) {
                writings.add(DiffStatements.of(model, days));
            }
        }
        return writings;
    }

    private static Dirty bounded(Model model, Dirty dirty) {
        return new Dirty(DirtyDays.of(model, dirty.days()), dirty.because());
    }
}
