package dev.larder.functions;

import dev.larder.core.engine.BuildStatements;
import dev.larder.core.engine.DiffStatements;
import dev.larder.core.engine.DirtyDays;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Dirty;
import dev.larder.core.run.DirtyPeriods;
import dev.larder.core.run.SinceLive;
import java.util.List;
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
        DirtyPeriods rule = new DirtyPeriods(since, new ChangesInDiff(environment.warehouse()));
        Rebuilt before = environment.lake().find(folder.dirty(), Rebuilt.class).orElse(Rebuilt.NOTHING);
        Rebuilt rebuilt = before;
        boolean done = true;
        for (Model model : plan.models()) {
            Dirty known = rebuilt.models().get(model.name());
            Dirty dirty = known == null ? bounded(model, rule.of(model)) : known;
            rebuilt = rebuilt.with(model.name(), dirty);
            if (!built(statements, model, dirty, isRead(plan).test(model))) {
                done = false;
                break;
            }
        }
        if (!rebuilt.equals(before)) {
            environment.lake().put(folder.dirty(), rebuilt);
        }
        return done;
    }

    /** Whether another model reads it, so that its diff is needed before that one is built. */
    static Predicate<Model> isRead(Plan plan) {
        return model -> plan.models().stream().anyMatch(reader -> reader.inputs().contains("star." + model.name()));
    }

    private boolean built(Statements statements, Model model, Dirty dirty, boolean read) {
        return statements.committed(BuildStatements.batch(order.run(), model, dirty.days(), order.knobs()))
                && (!read || statements.committed(List.of(DiffStatements.batch(order.run(), model, dirty.days()))));
    }

    private static Dirty bounded(Model model, Dirty dirty) {
        return new Dirty(DirtyDays.of(model, dirty.days()), dirty.because());
    }
}
