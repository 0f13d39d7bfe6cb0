package dev.larder.functions.gate;

import dev.larder.core.blame.Cone;
import dev.larder.core.engine.TestStatements;
import dev.larder.core.mapping.MappingDifference;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.Tolerance;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.core.verdict.Yardstick;
import dev.larder.functions.Environment;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import dev.larder.functions.statement.Statements;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the measures of a gate are judged by: what accepted releases measured, and of a test that no release has measured yet, what it
 * measures on the live star.
 *
 * @param plan the run's
 * @param fresh measures of tests without one, on the live star
 */
record Yardsticks(RunOrder order, Release compared, Plan plan, Map<String, SortedMap<String, BigDecimal>> fresh) {
    /** Empty while the warehouse is still measuring. */
    static Optional<Yardsticks> of(
            Environment environment, RunOrder order, List<GateTest> tests, Statements statements) {
        Release compared = Releases.get(environment.lake(), order.compared());
        Map<String, SortedMap<String, BigDecimal>> fresh = new HashMap<>();
        if (!compared.isEmpty()) {
            Optional<Plan> livePlan = Optional.empty();
            for (GateTest each : tests) {
                DataTest test = each.test();
                if (isNew(test, compared.measures())) {
                    livePlan = livePlan.or(() -> Optional.of(environment.plan(compared.planHash())));
                    Optional<Statements.Attempt> attempt = isLive(test, livePlan.get())
                            ? statements.attempt(TestStatements.onLive(test, order.knobs()))
                            : Optional.of(new Statements.Attempt.Refused());
                    if (attempt.isEmpty()) {
                        return Optional.empty();
                    }
                    if (attempt.get() instanceof Statements.Attempt.Given(var rows)) {
                        fresh.put(test.name(), TestVerdict.measures(test, rows.rows()));
                    }
                }
            }
        }
        return Optional.of(new Yardsticks(order, compared, environment.plan(order.plan()), fresh));
    }

    /** What the test is judged by. */
    Yardstick of(DataTest test) {
        String name = test.name();
        AcceptedMeasures accepted = compared.measures();
        SortedMap<String, BigDecimal> live = fresh.get(name);
        return live == null
                ? new Yardstick(
                        accepted.values(name),
                        accepted.releases(name),
                        accepted.earlier(name),
                        days(),
                        order.knobs(),
                        isFed(test))
                : new Yardstick(live, TestVerdict.NEEDED_RELEASES, List.of(), days(), order.knobs(), isFed(test));
    }

    private boolean isFed(DataTest test) {
        MappingDifference mapping = order.mapping();
        return Cone.of(plan, test.inputs()).feeds().stream()
                .anyMatch(feed ->
                        mapping.inForce().containsKey(feed) || mapping.gone().containsKey(feed));
    }

    /** The live release, if the verdict depends on more of it than the test's own measures: earlier ones, elapsed time, rows. */
    @Nullable
    Integer release(DataTest test) {
        Tolerance tolerance = test.tolerance();
        boolean isMore = test.isAboutLive()
                || fresh.containsKey(test.name())
                || (tolerance != null && tolerance.needsMoreThanLast());
        return isMore ? compared.number() : null;
    }

    /** Between the landing dates of the newest deliveries of both: no clock, so the same run is always judged the same. */
    private long days() {
        if (compared.run().isEmpty()) {
            return 1;
        }
        LocalDate before = RunFolder.of(compared.run()).landed().orElse(LocalDate.MAX);
        LocalDate now = RunFolder.of(order.run()).landed().orElse(LocalDate.MIN);
        return now.isAfter(before) ? ChronoUnit.DAYS.between(before, now) : 1;
    }

    private static boolean isNew(DataTest test, AcceptedMeasures accepted) {
        return test.tolerance() != null && accepted.values(test.name()).isEmpty() && test.readsStarOnly();
    }

    /** Whether the live release has every table that the test reads; a table that is new is empty there, and says nothing. */
    private static boolean isLive(DataTest test, Plan live) {
        return test.inputs().stream()
                .allMatch(input ->
                        live.model(input.substring(input.indexOf('.') + 1)).isPresent());
    }
}
