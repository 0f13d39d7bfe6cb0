package dev.larder.functions.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Waiver;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.DataTest;
import dev.larder.core.plan.Knob;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.core.run.Term;
import dev.larder.functions.blame.FindCulprit.Verdict;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.Culprit;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan, a knob or the end of a waiver is the culprit. */
final class FindTermTest extends CulpritScene {
    private static final Plan NEWER = of("9");
    private static final Plan NEWEST = of("11");

    @BeforeEach
    void oneDeliveryIsLive() {
        deployed(of("8"));
        furnished.delivered("a", "2026-03-01");
        release(1);
    }

    @Test
    void a_plan_alone_stands_aside_without_a_trial_and_nothing_runs_again() {
        deployed(NEWER);
        furnished.environment().pokes().pending("plan");
        String run = planned();
        tested(run, false);

        assertThat(find(run).verdict()).isEqualTo(Verdict.BLOCKED);

        keepAside(run);
        assertThat(keep().aside()).singleElement().satisfies(aside -> {
            assertThat(aside.term()).isEqualTo(Term.plan(NEWER.hash()));
            assertThat(aside.unit()).isEqualTo("plan-" + NEWER.hash().substring(0, 12));
            assertThat(aside.because()).containsExactly(TEST);
            assertThat(aside.words()).endsWith("; runs go on with the live plan");
        });
        assertThat(Planner.start(environment)).isEqualTo("live");

        deployed(NEWEST);
        assertThat(keep().aside()).isEmpty();
        assertThat(keep().plan()).isEqualTo(NEWEST);
    }

    @Test
    void data_goes_on_with_the_live_plan_and_a_record_that_is_written_late_has_what_was_refused() {
        String former = live().planHash();
        deployed(NEWER);
        furnished.delivered("fed", "2026-03-03");
        String run = planned();
        tested(run, false);
        String base = find(run).run();
        assertThat(inForce(base)).containsExactly("a");
        assertThat(order(base).plan()).isEqualTo(NEWER.hash());
        tested(base, false);
        FindCulprit.Answer answer = find(base);
        assertThat(answer.probe()).isFalse();
        String trial = answer.run();
        assertThat(inForce(trial)).containsExactlyInAnyOrder("a", "fed");
        assertThat(order(trial).plan()).isEqualTo(former);
        assertThat(order(trial).wanted())
                .satisfies(wanted -> assertThat(wanted.plan()).isEqualTo(NEWER.hash()));
        tested(trial, true);
        assertThat(find(trial).verdict()).isEqualTo(Verdict.PUBLISH);
        NextRun unaware = NextRun.of(environment);
        isPublished(trial, 2);

        assertThat(Planner.plan(
                        environment,
                        unaware.firstExecution().next().toString(),
                        unaware.identity().text()))
                .isEqualTo("superseded");

        assertThat(live().number()).isEqualTo(2);
        assertThat(live().planHash()).isEqualTo(former);
        assertThat(live().aside()).extracting(Aside::term).containsExactly(Term.plan(NEWER.hash()));
        assertThat(Planner.start(environment)).isEqualTo("live");
        assertThat(lake.objects().keys(LakeLayout.pending())).isEmpty();

        furnished.delivered("f", "2026-03-04");
        assertThat(keep().plan()).as("other data of the same test").isEqualTo(NEWER);
    }

    @Test
    void a_knob_stands_aside_until_it_is_lifted() {
        decide(new Decision.SetKnob("floor", "7", null));
        environment.pokes().pending("knob");
        String run = planned();
        tested(run, false);
        assertThat(find(run).verdict()).isEqualTo(Verdict.BLOCKED);
        keepAside(run);

        assertThat(keep().inputs().knobs()).containsEntry("floor", "5");
        assertThat(keep().aside()).extracting(Aside::place).containsExactly("knob floor = 7");
        assertThat(Planner.start(environment)).isEqualTo("live");

        furnished.ports().clock().advance(Duration.ofMinutes(1));
        decide(new Decision.LiftHold("knob-floor"));
        assertThat(keep().aside()).isEmpty();
        assertThat(keep().inputs().knobs()).containsEntry("floor", "7");
    }

    /** The order kept whole seconds, so a lift of the same second was taken for one that came later, and tried again once more. */
    @Test
    void a_lift_just_before_a_run_is_planned_is_tried_by_that_run_only_and_one_just_after_it_by_the_next() {
        decide(new Decision.SetKnob("floor", "7", null));
        furnished.ports().clock().advance(Duration.ofMillis(300));
        decide(new Decision.LiftHold("knob-floor"));
        furnished.ports().clock().advance(Duration.ofMillis(300));
        String run = planned();
        tested(run, false);
        find(run);
        keepAside(run);

        assertThat(keep().aside()).extracting(Aside::unit).containsExactly("knob-floor");

        furnished.ports().clock().advance(Duration.ofMillis(1));
        decide(new Decision.LiftHold("knob-floor"));
        assertThat(keep().aside()).isEmpty();
    }

    @Test
    void a_lift_while_a_run_is_under_way_is_not_taken_for_one_that_it_knew() {
        decide(new Decision.SetKnob("floor", "7", null));
        String run = planned();
        tested(run, false);
        furnished.ports().clock().advance(Duration.ofMillis(1));
        decide(new Decision.LiftHold("knob-floor"));
        find(run);
        keepAside(run);

        assertThat(keep().aside()).isEmpty();
    }

    @Test
    void of_a_plan_and_a_knob_the_knob_is_tried_first_and_the_plan_may_be_as_well() {
        deployed(NEWER);
        decide(new Decision.SetKnob("floor", "7", null));
        String run = planned();
        tested(run, false);

        FindCulprit.Answer answer = find(run);

        assertThat(order(answer.run()).knobs()).containsEntry("floor", "5");
        assertThat(order(answer.run()).plan()).isEqualTo(NEWER.hash());
        tested(answer.run(), true);
        assertThat(find(answer.run()).verdict()).isEqualTo(Verdict.PUBLISH);
        assertThat(order(answer.run()).aside()).singleElement().satisfies(aside -> {
            assertThat(aside.term()).isEqualTo(Term.knob("floor", "7"));
            assertThat(aside.either()).containsExactly("plan " + NEWER.hash().substring(0, 12));
        });
    }

    @Test
    void the_end_of_a_waiver_stands_aside_and_the_waiver_applies_as_it_did() {
        Instant end = waive("a", "1");
        NextRun waived = keep();
        Release release = release(2);
        assertThat(release.waivers()).hasSize(1);
        furnished.ports().clock().advance(Duration.between(environment.clock().instant(), end));
        assertThat(waived.inputs().waivers()).hasSize(1);
        assertThat(keep().inputs().waivers()).isEmpty();
        furnished.environment().pokes().pending("ended");
        String run = planned();
        tested(run, false);

        assertThat(find(run).verdict()).isEqualTo(Verdict.BLOCKED);

        keepAside(run);
        assertThat(keep().inputs().waivers()).isEqualTo(release.waivers());
        assertThat(keep().aside()).extracting(Aside::unit).containsExactly("waiver-" + TEST);
        assertThat(Planner.start(environment)).isEqualTo("live");

        furnished.ports().clock().advance(Duration.ofMinutes(1));
        waive("a", "1");
        assertThat(keep().aside()).isEmpty();
        assertThat(keep().inputs().waivers()).hasSize(1).isNotEqualTo(release.waivers());
    }

    @Test
    void a_waiver_that_is_not_enough_does_not_make_a_delivery_be_tried_again_and_again() {
        furnished.delivered("bad", "2026-03-02");
        waive("bad", "1");
        furnished.ports().clock().advance(Duration.ofMinutes(1));
        String run = planned();
        assertThat(order(run).waivers()).hasSize(1);
        tested(run, false);
        assertThat(find(run).verdict()).isEqualTo(Verdict.BLOCKED);

        keepAside(run);

        assertThat(keep().aside()).extracting(Aside::unit).containsExactly("bad");
        assertThat(Planner.start(environment)).isEqualTo("live");
    }

    /** Writes down what the report does of a run that had nothing else to publish. */
    private void keepAside(String run) {
        List<Aside> aside = lake.get(RunFolder.of(run).culprit(), Culprit.class).aside();
        assertThat(aside).hasSize(1);
        AsideList.put(lake, live().number(), run, aside);
    }

    private Instant waive(String delivery, String most) {
        NextRun next = keep();
        DataTest test = next.plan().tests().stream()
                .filter(each -> each.name().equals(TEST))
                .findFirst()
                .orElseThrow();
        Instant end = environment.clock().instant().plus(Duration.ofDays(1));
        decide(new Decision.Waive(
                TEST,
                new TreeSet<>(Set.of(delivery)),
                Waiver.scope(next.plan(), test, next.inputs().mapping()),
                Allowance.parse(most),
                end));
        return end;
    }

    private void decide(Decision decision) {
        environment.decisions().write("ann", "because", decision);
    }

    private RunOrder order(String run) {
        return RunOrder.of(lake, RunFolder.of(run));
    }

    private Release live() {
        return Releases.newest(lake).orElseThrow();
    }

    /** The project with another limit of its knob, which its tests read. */
    private static Plan of(String most) {
        Plan plan = SmallProject.plan();
        Knob before = plan.knobs().getFirst();
        Knob knob = new Knob(before.name(), before.type(), before.value(), null, most, "", "sales", "Smallest amount");
        List<DataTest> tests = plan.tests().stream()
                .map(test -> new DataTest(
                        test.name(),
                        test.description(),
                        test.gate(),
                        test.severity(),
                        test.owner(),
                        test.sql(),
                        test.tolerance(),
                        test.inputs(),
                        List.of(knob.name())))
                .toList();
        return PlanJson.hashed(
                new Plan(plan.project(), "", plan.feeds(), plan.views(), plan.models(), tests, List.of(knob)));
    }
}
