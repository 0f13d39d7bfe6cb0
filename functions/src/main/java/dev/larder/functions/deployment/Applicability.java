package dev.larder.functions.deployment;

import dev.larder.core.engine.TableChanges;
import dev.larder.core.engine.Tables;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.ReleaseHeading;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Releases;
import java.time.Duration;
import java.util.Collection;
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

    /** What leaves the star although nothing forbids it: a sentence for each feed of which deliveries are in force and that the plan does not have. */
    public static List<String> losses(Environment environment, Plan wanted) {
        Optional<ReleaseHeading> live = otherThan(wanted, environment);
        if (live.isEmpty()) {
            return List.of();
        }
        return Releases.get(environment.lake(), live.get().number()).mapping().inForce().entrySet().stream()
                .filter(feed -> wanted.feed(feed.getKey()).isEmpty())
                .map(feed -> "the project has no feed " + feed.getKey() + " any more: the rows of its "
                        + inForce(feed.getValue().values())
                        + " in force leave the star with the next run. If it was only given another name, take"
                        + " the name back, or have its files sent again under the new one.")
                .toList();
    }

    /** The live release, if it was made of another plan. */
    private static Optional<ReleaseHeading> otherThan(Plan wanted, Environment environment) {
        return Releases.newestHeading(environment.lake())
                .filter(live -> !live.planHash().equals(wanted.hash()));
    }

    private static String inForce(Collection<List<String>> periods) {
        long deliveries = periods.stream().flatMap(List::stream).distinct().count();
        return deliveries == 1 ? "one delivery" : deliveries + " deliveries";
    }

    /** The refusals, for who waits for the warehouse no longer than this. */
    static List<String> refusals(Environment environment, Plan wanted, Duration patience) {
        Optional<ReleaseHeading> live = otherThan(wanted, environment);
        if (live.isEmpty()) {
            return List.of();
        }
        Plan before = live.map(ReleaseHeading::planHash)
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
