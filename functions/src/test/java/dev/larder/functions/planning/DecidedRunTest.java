package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Waiver;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.DataTest;
import dev.larder.functions.Environment;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.run.NextRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What people decided makes another run of the next one, and the end of a decision does too. */
final class DecidedRunTest {
    private final Furnished furnished = new Furnished(SmallProject.plan()).delivered("a", "2026-03-01");
    private final Environment environment = furnished.environment();
    private final Instant tomorrow = environment.clock().instant().plus(Duration.ofDays(1));

    @Test
    void a_knob_that_is_turned_makes_another_run_and_its_end_the_former_one_again() {
        String before = identity();
        decide(new Decision.SetKnob("floor", "7", tomorrow));

        assertThat(next().inputs().knobs()).containsEntry("floor", "7");
        assertThat(identity()).isNotEqualTo(before);

        furnished.ports().clock().advance(Duration.ofDays(1));
        assertThat(next().inputs().knobs()).containsEntry("floor", "5");
        assertThat(identity()).isEqualTo(before);
    }

    @Test
    void the_end_of_a_decision_is_a_cause_only_when_it_has_come() {
        environment.lake().objects().delete(environment.lake().objects().keys(LakeLayout.pending()));
        environment.decisions().write("ann", "because", new Decision.SetKnob("floor", "7", tomorrow));

        assertThat(start()).isEqualTo("idle");

        furnished.ports().clock().advance(Duration.ofDays(1));
        assertThat(environment.pokes().due(environment.clock().instant()))
                .singleElement()
                .asString()
                .endsWith("-end-set-floor");
        assertThat(start()).isEqualTo("started");
    }

    @Test
    void a_waiver_applies_to_the_deliveries_that_it_was_given_for_until_it_is_over() {
        Waiver waiver = waive();
        assertThat(next().inputs().waivers()).containsExactly(waiver.id());

        furnished.ports().clock().advance(Duration.ofDays(1));
        assertThat(next().inputs().waivers()).isEmpty();
    }

    @Test
    void a_waiver_whose_deliveries_are_in_force_no_more_does_not_apply() {
        waive();
        decide(new Decision.PutOnHold("a"));

        assertThat(next().inputs().waivers()).isEmpty();
    }

    private Waiver waive() {
        DataTest test = next().plan().tests().stream()
                .filter(each -> each.name().equals("shops_are_open"))
                .findFirst()
                .orElseThrow();
        String scope = Waiver.scope(next().plan(), test, next().inputs().mapping());
        decide(new Decision.Waive(test.name(), new TreeSet<>(List.of("a")), scope, Allowance.parse("3"), tomorrow));
        return environment.decisions().read().waivers().getFirst();
    }

    private void decide(Decision what) {
        environment.decisions().write("ann", "because", what);
        environment.decisions().cause(what);
    }

    private NextRun next() {
        return NextRun.of(environment);
    }

    private String identity() {
        return next().identity().text();
    }

    private String start() {
        return new StartRun(environment)
                .step(JsonNodeFactory.instance.objectNode())
                .verdict()
                .jsonName();
    }
}
