package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Policy;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.DataTest.Gate;
import dev.larder.core.run.Release;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.PlannedRun;
import dev.larder.functions.run.Agreement;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Each policy publishes what was agreed to, and nothing else. */
final class AgreedRunTest {
    private final Furnished furnished = new Furnished().delivered("a", "2026-03-01");
    private final Environment environment = furnished.environment();
    private final Lake lake = environment.lake();

    @Test
    void a_small_team_publishes_what_passed() {
        assertThat(missing(1)).isEmpty();
    }

    @Test
    void under_feature_branch_a_run_waits_for_one_person_and_only_for_its_own_diff() {
        decide("ann", new Decision.SetPolicy(Policy.FEATURE_BRANCH));
        Agreement waiting = missing(1).orElseThrow();
        assertThat(waiting.missing()).isEqualTo("it waits for the approval of one person");

        approve("bob", waiting);

        assertThat(missing(1)).as("the diff that was approved").isEmpty();
        assertThat(missing(2)).as("another diff").isPresent();
    }

    @Test
    void under_governance_two_people_agree_and_who_signed_the_project_is_none_of_them() {
        decide("ann", new Decision.SetPolicy(Policy.GOVERNANCE));
        assertThat(missing(1).orElseThrow().missing())
                .startsWith("nobody has signed its project: who made it says so with larder sign; it waits for");
        decide("ann", new Decision.Sign(environment.settings().plan()));
        Agreement waiting = missing(1).orElseThrow();
        decide("zoe", new Decision.Sign("of another plan"));

        approve("ann", waiting);
        approve("bob", waiting);
        assertThat(missing(1).orElseThrow().missing())
                .isEqualTo("it waits for the approval of one person other than ann");
        approve("eve", waiting);
        assertThat(missing(1)).isEmpty();
    }

    @Test
    void what_is_left_out_is_part_of_what_was_approved() {
        furnished.delivered("b", "2026-03-02");
        decide("ann", new Decision.SetPolicy(Policy.FEATURE_BRANCH));
        decide("ann", new Decision.PutOnHold("b"));
        approve("bob", missing(1).orElseThrow());

        decide("ann", new Decision.LiftHold("b"));

        assertThat(missing(1)).isPresent();
    }

    @Test
    void a_run_that_waits_is_not_tried_again_until_somebody_has_spoken() {
        decide("ann", new Decision.SetPolicy(Policy.FEATURE_BRANCH));
        waits();
        assertThat(start()).isEqualTo("blocked");

        approve("bob", missing(1).orElseThrow());
        assertThat(start()).isEqualTo("started");
    }

    @Test
    void a_run_that_waits_is_tried_again_under_another_policy_or_upon_another_release() {
        decide("ann", new Decision.SetPolicy(Policy.FEATURE_BRANCH));
        waits();
        Release zero = lake.get(LakeLayout.release(0), Release.class);
        lake.put(LakeLayout.release(1), zero.again(1, Instant.EPOCH));
        assertThat(start()).as("the diff is another one now").isEqualTo("started");
        lake.objects().delete(List.of(LakeLayout.release(1)));
        assertThat(start()).isEqualTo("blocked");

        decide("ann", new Decision.SetPolicy(Policy.SMALL_TEAM));
        assertThat(start()).as("one of two").isEqualTo("blocked");
        decide("bob", new Decision.SetPolicy(Policy.SMALL_TEAM));
        assertThat(start()).isEqualTo("started");
    }

    /** A run of the next identity takes the diff and ends. */
    private void waits() {
        PlannedRun run = new PlannedRun(furnished).diff(PlannedRun.change("fct", 1, 0));
        for (Gate gate : Gate.values()) {
            run.found(gate);
        }
        RunRecord record = new RunRecord(
                run.run(),
                run.order().identity().text(),
                RunVerdict.WAITING,
                "it waits",
                null,
                null,
                List.of(),
                List.of(),
                Instant.EPOCH,
                run.folder().report());
        Blocked.remember(lake, record, run.order(), lake.get(LakeLayout.release(0), Release.class));
    }

    /** What the diff of so many rows lacks. */
    private Optional<Agreement> missing(int rows) {
        PlannedRun run = new PlannedRun(furnished).diff(PlannedRun.change("fct", rows, 0));
        return Agreement.missing(lake, run.order());
    }

    private void approve(String person, Agreement agreement) {
        NextRun next = NextRun.of(environment);
        decide(
                person,
                new Decision.Approve(
                        next.firstExecution().toString(), next.identity().text(), agreement.digest()));
    }

    private void decide(String person, Decision what) {
        environment.decisions().write(person, "because", what);
        environment.decisions().cause(what);
        furnished.ports().clock().advance(Duration.ofSeconds(1));
    }

    private String start() {
        return new StartRun(environment)
                .step(JsonNodeFactory.instance.objectNode())
                .verdict()
                .jsonName();
    }
}
