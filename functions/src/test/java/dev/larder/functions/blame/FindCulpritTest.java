package dev.larder.functions.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.blame.ConeDigest;
import dev.larder.core.decision.Allowance;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Waiver;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.DataTest;
import dev.larder.core.run.Aside;
import dev.larder.core.run.Release;
import dev.larder.functions.blame.FindCulprit.Verdict;
import dev.larder.functions.memory.SmallProject;
import dev.larder.functions.planning.Planner;
import dev.larder.functions.run.AsideList;
import dev.larder.functions.run.Culprit;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.Releases;
import dev.larder.functions.run.RunFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ids are hexadecimal, since the deliveries have them as their hashes: bad fails the test, fed does not. */
final class FindCulpritTest extends CulpritScene {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @Test
    void a_repeated_call_answers_the_same_and_sends_nothing_again() {
        String run = blocked();

        FindCulprit.Answer answer = find(run);
        int sent = furnished.ports().scripted().sent().size();

        assertThat(answer.verdict()).isEqualTo(Verdict.TRIAL);
        assertThat(answer.run()).isEqualTo(run + ".1");
        assertThat(inForce(answer.run())).containsExactlyInAnyOrder("a", "bad");
        assertThat(find(run)).isEqualTo(answer);
        assertThat(furnished.ports().scripted().sent()).hasSize(sent);
    }

    @Test
    void what_comes_while_a_run_is_tried_takes_no_part() {
        String run = blocked();
        furnished.delivered("f", "2026-03-04").delivered("e", "2026-03-01");

        assertThat(inForce(find(run).run())).containsExactlyInAnyOrder("a", "bad");
    }

    @Test
    void the_rest_is_published_and_the_culprit_stands_aside() {
        String trial = restPasses();

        FindCulprit.Answer answer = find(trial);

        assertThat(answer.verdict()).isEqualTo(Verdict.PUBLISH);
        assertThat(answer.run()).isEqualTo(trial);
        assertThat(inForce(trial)).containsExactlyInAnyOrder("a", "fed");
        assertThat(find(trial)).isEqualTo(answer);
    }

    @Test
    void a_release_without_a_record_gets_it_with_what_stands_aside_and_nothing_runs_again() {
        String trial = restPasses();
        find(trial);
        NextRun unaware = NextRun.of(environment);
        isPublished(trial, 2);

        assertThat(Planner.plan(
                        environment,
                        unaware.firstExecution().next().toString(),
                        unaware.identity().text()))
                .isEqualTo("superseded");

        Release written = Releases.newest(lake).orElseThrow();
        assertThat(written.number()).isEqualTo(2);
        assertThat(written.run()).isEqualTo(trial);
        assertThat(written.aside()).singleElement().satisfies(aside -> {
            assertThat(aside.deliveries()).containsExactly("bad");
            assertThat(aside.because()).containsExactly(TEST);
            assertThat(aside.cone()).isNotEmpty();
        });
        assertThat(Planner.start(environment)).isEqualTo("live");
        assertThat(lake.objects().keys(LakeLayout.pending())).isEmpty();
    }

    @Test
    void when_nothing_else_is_new_no_release_is_made() {
        furnished.delivered("a", "2026-03-01");
        release(1);
        furnished.delivered("bad", "2026-03-02");
        String run = planned();
        tested(run, false);

        assertThat(find(run).verdict()).isEqualTo(Verdict.BLOCKED);

        assertThat(lake.get(RunFolder.of(run).culprit(), Culprit.class).aside())
                .singleElement()
                .satisfies(aside -> assertThat(aside.deliveries()).containsExactly("bad"));
    }

    @Test
    void what_a_delivery_of_long_ago_superseded_is_in_force_without_it() {
        for (int day = 0; day < 1_500; day++) {
            furnished.delivered("d" + day, FIRST.plusDays(day).toString());
        }
        furnished.landed("ace", FIRST.plusDays(7).toString(), FIRST.plusDays(9) + "T09:00:00Z");
        environment.decisions().write("ann", "because", new Decision.PutOnHold("ace"));
        release(1);
        environment.decisions().write("ann", "because", new Decision.LiftHold("ace"));
        furnished.delivered("fed", "2026-03-03");
        String run = planned();
        assertThat(inForce(run)).contains("ace").doesNotContain("d7");
        tested(run, false);
        String newest = find(run).run();
        assertThat(inForce(newest)).contains("ace").doesNotContain("fed");
        tested(newest, false);

        String trial = find(newest).run();

        assertThat(inForce(trial)).contains("fed", "d7").doesNotContain("ace").hasSize(1_501);
    }

    @Test
    void what_stood_aside_long_ago_is_tried_again_when_something_changes() {
        for (int day = 0; day < 1_500; day++) {
            furnished.delivered("d" + day, FIRST.plusDays(day).toString());
        }
        furnished.landed("ace", FIRST.plusDays(7).toString(), FIRST.plusDays(9) + "T09:00:00Z");
        environment.decisions().write("ann", "because", new Decision.PutOnHold("ace"));
        Release live = release(1);
        environment.decisions().write("ann", "because", new Decision.LiftHold("ace"));
        Aside aside = aside("ace", live);
        AsideList.put(lake, 1, "", List.of(aside));

        NextRun unchanged = keep();

        assertThat(unchanged.aside()).containsExactly(aside);
        assertThat(unchanged.inputs().mapping()).isEqualTo(live.mapping());

        AsideList.put(lake, 1, "", List.of(aside.in("of former times")));
        NextRun changed = keep();

        assertThat(changed.aside()).isEmpty();
        assertThat(changed.inputs().mapping().deliveries())
                .contains("ace")
                .doesNotContain("d7")
                .hasSize(1_500);
    }

    @Test
    void a_waiver_is_given_for_what_stands_aside_and_makes_it_be_tried_again() {
        furnished.delivered("a", "2026-03-01");
        Release live = release(1);
        furnished.delivered("bad", "2026-03-02");
        AsideList.put(lake, 1, "", List.of(aside("bad", live)));
        assertThat(keep().aside()).hasSize(1);

        NextRun wanted = keep().with(environment, TEST);

        assertThat(wanted.newSince(live)).extracting(DeliveryRecord::id).containsExactly("bad");
        DataTest test = wanted.plan().tests().stream()
                .filter(each -> each.name().equals(TEST))
                .findFirst()
                .orElseThrow();
        String scope = Waiver.scope(wanted.plan(), test, wanted.inputs().mapping());
        Instant end = environment.clock().instant().plus(Duration.ofDays(1));
        environment
                .decisions()
                .write(
                        "ann",
                        "because",
                        new Decision.Waive(TEST, new TreeSet<>(Set.of("bad")), scope, Allowance.parse("1"), end));
        NextRun next = keep();
        assertThat(next.aside()).isEmpty();
        assertThat(next.inputs().mapping()).isEqualTo(wanted.inputs().mapping());
        assertThat(next.inputs().waivers()).hasSize(1);
        assertThat(next.lifted(Set.of("bad"), Instant.EPOCH)).isNull();
    }

    /** A delivery beside the live release. */
    private Aside aside(String id, Release live) {
        SortedSet<String> deliveries = new TreeSet<>(Set.of(id));
        Aside aside = new Aside(
                id,
                deliveries,
                new TreeSet<>(Set.of(SmallProject.SALE)),
                id + ".csv",
                new TreeSet<>(Set.of(TEST)),
                "it fails",
                List.of(),
                1,
                Instant.EPOCH,
                NextRun.of(environment).lifted(deliveries, Instant.MAX),
                "");
        return aside.in(
                new ConeDigest(SmallProject.plan(), live.mapping(), live.knobs(), live.waivers(), live.measures())
                        .of(aside));
    }

    /** Of two new deliveries one fails a test. */
    private String blocked() {
        furnished.delivered("a", "2026-03-01");
        release(1);
        furnished.delivered("bad", "2026-03-02").delivered("fed", "2026-03-03");
        String run = planned();
        assertThat(inForce(run)).hasSize(3);
        tested(run, false);
        return run;
    }

    /** Both were tried, and without the bad one the test passes. */
    private String restPasses() {
        String first = find(blocked()).run();
        tested(first, false);
        String second = find(first).run();
        tested(second, true);
        return second;
    }
}
