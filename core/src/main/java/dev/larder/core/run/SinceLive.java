package dev.larder.core.run;

import dev.larder.core.mapping.Changes;
import dev.larder.core.plan.Model;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.QaView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different from the live release before a run has done anything. Immutable.
 *
 * @param plan the run's plan
 * @param livePlan the live release's plan; null when it has none, which makes everything dirty
 * @param feeds changed periods
 * @param knobs names of knobs whose value differs
 */
public record SinceLive(Plan plan, @Nullable Plan livePlan, Changes feeds, Set<String> knobs) {
    /** Copies the set. */
    public SinceLive {
        knobs = Set.copyOf(knobs);
    }

    /** Why a view's rows may differ although no input changed; empty if they cannot. */
    Optional<String> changeOf(QaView view) {
        QaView live = livePlan == null
                ? null
                : livePlan.views().stream()
                        .filter(other -> other.name().equals(view.name()))
                        .findFirst()
                        .orElse(null);
        if (live == null) {
            return Optional.of("qa." + view.name() + " is new");
        }
        if (!live.logicHash().equals(view.logicHash()) || !live.reads().equals(view.reads())) {
            return Optional.of("the statement of qa." + view.name() + " changed");
        }
        if (!live.columns().equals(view.columns())) {
            return Optional.of("the columns of qa." + view.name() + " changed");
        }
        return changedKnob(view.knobs());
    }

    /** Why a model's rows may differ although no input changed; empty if they cannot. */
    Optional<String> changeOf(Model model) {
        Model live = livePlan == null ? null : livePlan.model(model.name()).orElse(null);
        if (live == null) {
            return Optional.of("star." + model.name() + " is new");
        }
        if (!live.logicHash().equals(model.logicHash()) || !live.columns().equals(model.columns())) {
            return Optional.of("the statement of star." + model.name() + " changed");
        }
        return changedKnob(model.knobs());
    }

    /**
     * Why rows of a feed that were not delivered again may read differently. An added column is null in them, and whatever
     * selects all columns has itself changed; a column that is gone, or has another type, changes them. A table that another feed
     * had, as when a feed gets another name, has that one's rows no longer.
     */
    Optional<String> changeOf(Plan.Feed feed) {
        Plan.Feed live = livePlan == null ? null : livePlan.feedOf(feed.table()).orElse(null);
        if (live != null && !live.id().equals(feed.id())) {
            return Optional.of("current." + feed.table() + " is of " + feed.id() + " and was of " + live.id());
        }
        boolean same = live == null || feed.columns().containsAll(live.columns());
        return same ? Optional.empty() : Optional.of("the columns of current." + feed.table() + " changed");
    }

    private Optional<String> changedKnob(List<String> used) {
        return used.stream().filter(knobs::contains).findFirst().map(knob -> "knob " + knob + " changed");
    }
}
