package dev.larder.functions.step;

import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.DirtyDays;
import dev.larder.core.engine.Writing;
import dev.larder.core.engine.refused.RefusedValue;
import dev.larder.core.period.DateRanges;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Dirty;
import dev.larder.core.run.DirtyPeriods;
import dev.larder.core.run.SinceLive;
import dev.larder.functions.Environment;
import dev.larder.functions.mistake.Diagnosis;
import dev.larder.functions.mistake.Refused;
import dev.larder.functions.port.StatementFailed;
import dev.larder.functions.run.Mistake;
import dev.larder.functions.run.Progress;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Rebuilds the dirty days of every model beside the live star. The diff of a model that another reads is already taken here: it
 * says what the other must rebuild.
 */
record BuildCandidate(Environment environment, RunFolder folder, RunOrder order) implements RunStep {

    @Override
    public Progress proceed(Statements statements) {
        Plan plan = environment.plan(order.plan());
        Optional<Refused> refused = environment.lake().find(folder.refused("build"), Refused.class);
        try {
            return refused.isPresent() ? look(plan, refused.get(), statements) : Progress.of(build(plan, statements));
        } catch (StatementFailed failed) {
            return look(plan, refused(plan, failed), statements);
        }
    }

    /** Works out what was refused; throws the failure again if it is not about a model's values. */
    private Refused refused(Plan plan, StatementFailed failed) {
        Model model = plan.models().stream()
                .filter(each -> BuildStatements.fills(each, failed.statement()))
                .findFirst()
                .orElseThrow(() -> failed);
        if (RefusedValue.of(failed.error()).isEmpty()) {
            throw new StatementFailed(model.file(), failed.statement(), failed.error());
        }
        Refused refused = new Refused(model.name(), failed.error());
        environment.lake().put(folder.refused("build"), refused);
        return refused;
    }

    private Progress look(Plan plan, Refused refused, Statements statements) {
        Model model = plan.model(refused.of()).orElseThrow();
        RefusedValue value = RefusedValue.of(refused.error()).orElseThrow();
        Rebuilt rebuilt = environment.lake().get(folder.dirty(), Rebuilt.class);
        Optional<Mistake> mistake = new Diagnosis(plan, statements)
                .of(model, rebuilt.of(model.name()).days(), order.knobs(), value);
        mistake.ifPresent(found -> environment.lake().put(folder.mistake(), found));
        return mistake.isPresent() ? Progress.BLOCKED : Progress.RUNNING;
    }

    private boolean build(Plan plan, Statements statements) {
        Plan live = order.livePlan().isEmpty() ? null : environment.plan(order.livePlan());
        ChangesInDiff changes = new ChangesInDiff(statements);
        DirtyPeriods rule = new DirtyPeriods(new SinceLive(plan, live, order.feeds(), order.changedKnobs()), changes);
        Rebuilt before = environment.lake().find(folder.dirty(), Rebuilt.class).orElse(Rebuilt.NOTHING);
        Rebuilt rebuilt = before;
        try {
            for (List<Model> group : plan.groups()) {
                Rebuilt next = withDirty(group, rebuilt, rule);
                if (changes.isWaiting()) {
                    return false;
                }
                rebuilt = next;
                if (!statements.execute(Writing.batches(order.run(), writings(group, rebuilt, isRead(plan))))) {
                    return false;
                }
            }
            return true;
        } finally {
            if (!before.equals(rebuilt) || rebuilt.equals(Rebuilt.NOTHING)) {
                environment.lake().put(folder.dirty(), rebuilt);
            }
        }
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

    /** Whether another model reads a model, whose diff is then needed before the other is built. */
    static Predicate<Model> isRead(Plan plan) {
        return model ->
                plan.models().stream().anyMatch(reader -> reader.inputs().contains("star." + model.name()));
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
