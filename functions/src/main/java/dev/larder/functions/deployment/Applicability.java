package dev.larder.functions.deployment;

import dev.larder.core.engine.TableChanges;
import dev.larder.core.engine.Tables;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Releases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a plan can be applied to what is live. It is asked before anything of the plan is deployed: a plan that cannot would stop all
 * data, and refused in time it stops none.
 */
public final class Applicability {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Applicability() {}

    /** Why it cannot be applied: a sentence for each column or table, with what is possible; none when it can be. */
    public static List<String> refusals(Environment environment, Plan wanted) {
        return refusals(environment, wanted, PATIENCE);
    }

    /** The same, for who waits for the warehouse no longer than this. */
    static List<String> refusals(Environment environment, Plan wanted, Duration patience) {
        Optional<Release> live = Releases.newest(environment.lake());
        if (live.filter(release -> !release.planHash().equals(wanted.hash())).isEmpty()) {
            return List.of();
        }
        Plan before = live.map(Release::planHash)
                .filter(hash -> !hash.isEmpty())
                .map(environment::plan)
                .orElse(null);
        Tables there = Tables.of(environment
                .warehouse()
                .read("look at the tables", List.of(Tables.QUERY), patience)
                .getFirst()
                .rows());
        return new TableChanges(wanted, before, null, there).refusals();
    }
}
