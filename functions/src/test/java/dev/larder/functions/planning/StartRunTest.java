package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.DataTest.Severity;
import dev.larder.core.run.AcceptedMeasures;
import dev.larder.core.run.ExecutionName;
import dev.larder.core.run.Hold;
import dev.larder.core.run.Release;
import dev.larder.core.verdict.TestVerdict;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.report.FailureReports;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.Blocked;
import dev.larder.functions.run.NextRun;
import dev.larder.functions.run.RunFolder;
import dev.larder.functions.run.RunRecord;
import dev.larder.functions.run.RunVerdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class StartRunTest {
    private final Furnished furnished = new Furnished();
    private final Lake lake = furnished.environment().lake();

    @Test
    void nothing_pending_starts_nothing() {
        assertThat(call()).isEqualTo("idle");
    }

    @Test
    void a_new_plan_without_a_delivery_starts_nothing_and_is_no_cause_any_more() {
        furnished.environment().pokes().pending("plan-p");

        assertThat(call()).isEqualTo("live");
        assertThat(pending()).isEmpty();
        assertThat(started()).isEmpty();
    }

    @Test
    void a_delivery_starts_a_run_named_after_its_landing_date() {
        furnished.delivered("a", "2026-03-01");

        assertThat(call()).isEqualTo("started");
        assertThat(started()).singleElement().asString().matches("2026-03-01-[0-9a-f]{12}-1");
        assertThat(pending()).as("the cause stays until it is live").hasSize(1);
    }

    @Test
    void alarms_learn_how_many_causes_wait_and_that_nothing_was_published() {
        call();
        furnished.delivered("a", "2026-03-01").delivered("b", "2026-03-02");
        call();

        assertThat(furnished.ports().counted())
                .containsExactly(
                        "CausesWaiting:0",
                        "RunsPublished:0",
                        "RunsFailing:0",
                        "RunsParked:0",
                        "CausesWaiting:2",
                        "RunsPublished:0",
                        "RunsFailing:0",
                        "RunsParked:0");
    }

    @Test
    void a_run_that_is_under_way_is_not_started_twice() {
        furnished.delivered("a", "2026-03-01");

        assertThat(List.of(call(), call())).containsOnly("started");
        assertThat(started()).hasSize(1);
    }

    @Test
    void a_run_that_ended_without_a_release_is_started_as_the_next_attempt() {
        furnished.delivered("a", "2026-03-01");
        call();
        furnished.ports().machine().end(started().getFirst());

        call();

        assertThat(started()).hasSize(2).last().asString().endsWith("-2");
    }

    @Test
    void a_run_that_another_call_started_and_that_ended_meanwhile_is_not_repeated_before_its_end_was_read() {
        furnished.delivered("a", "2026-03-01");
        furnished.ports().machine().meanwhile(name -> {
            furnished.ports().machine().start(name, "{}");
            furnished.ports().machine().end(name);
            lake.objects().write(RunFolder.of(name).end(), new byte[0], "application/json");
        });
        int pokes = furnished.ports().messages().pokes();

        assertThat(call()).isEqualTo("started");
        assertThat(started()).hasSize(1);
        assertThat(furnished.ports().messages().pokes()).as("looked at anew").isEqualTo(pokes + 1);

        assertThat(call()).isEqualTo("started");
        assertThat(started()).hasSize(2).last().asString().endsWith("-2");
    }

    @Test
    void attempts_that_left_a_record_are_not_asked_about_one_by_one() {
        furnished.delivered("a", "2026-03-01");
        String name = next().firstExecution().toString();
        lake.objects().write(RunFolder.of(name.replaceFirst("-1$", "-17")).end(), new byte[0], "application/json");

        call();

        assertThat(started()).singleElement().asString().endsWith("-18");
    }

    @Test
    void what_is_live_already_is_no_cause_any_more() {
        furnished.delivered("a", "2026-03-01");
        lake.put(LakeLayout.release(1), release(1, next().identity().text(), AcceptedMeasures.NONE));

        assertThat(call()).isEqualTo("live");
        assertThat(pending()).isEmpty();
    }

    @Test
    void the_name_of_an_attempt_that_left_something_is_not_given_away_again_when_it_is_forgotten() {
        furnished.delivered("a", "2026-03-01");
        call();
        String first = started().getFirst();
        lake.objects().write(RunFolder.of(first).journal("build"), new byte[0], "application/json");
        furnished.ports().machine().end(first);
        furnished.ports().machine().forget(first);

        call();

        assertThat(started())
                .containsExactly(first, ExecutionName.parse(first).next().toString());
    }

    @Test
    void an_attempt_under_way_that_left_something_is_the_run_that_is_asked_for() {
        furnished.delivered("a", "2026-03-01");
        call();
        lake.objects().write(RunFolder.of(started().getFirst()).journal("build"), new byte[0], "application/json");

        assertThat(call()).isEqualTo("started");
        assertThat(started()).hasSize(1);
    }

    @Test
    void a_delivery_on_hold_takes_no_part() {
        furnished.delivered("a", "2026-03-01");
        lake.put(LakeLayout.hold("a"), new Hold("a", "doubtful", Instant.EPOCH, null));

        assertThat(call()).isEqualTo("live");
    }

    @Test
    void a_run_that_was_blocked_is_not_started_again() {
        furnished.delivered("a", "2026-03-01");
        Release live = release(0, "", measured("1"));
        lake.put(LakeLayout.release(0), live);
        block(live);

        assertThat(call()).isEqualTo("blocked");
        assertThat(started()).isEmpty();
        assertThat(pending()).hasSize(1);
    }

    @Test
    void a_blocked_run_is_started_again_when_the_measures_moved_that_its_tests_are_judged_by() {
        furnished.delivered("a", "2026-03-01");
        block(release(0, "", measured("1")));
        lake.put(LakeLayout.release(1), release(1, "0123456789ab", measured("2")));

        assertThat(call()).isEqualTo("started");
    }

    @Test
    void a_blocked_run_stays_blocked_when_the_measures_of_other_tests_moved() {
        furnished.delivered("a", "2026-03-01");
        AcceptedMeasures before = measured("1");
        block(release(0, "", before));
        AcceptedMeasures after = before.then(Map.of(
                "customers",
                new TreeMap<>(Map.of("", new BigDecimal("1"))),
                "others",
                new TreeMap<>(Map.of("", new BigDecimal("9")))));
        lake.put(LakeLayout.release(1), release(1, "0123456789ab", after));

        assertThat(call()).isEqualTo("blocked");
    }

    @Test
    void a_run_that_was_blocked_by_more_of_a_release_than_its_measures_is_tried_after_another_one() {
        furnished.delivered("a", "2026-03-01");
        block(release(0, "", measured("1")), true);
        lake.put(LakeLayout.release(0), release(0, "", measured("1")));
        assertThat(call()).isEqualTo("blocked");

        lake.put(LakeLayout.release(1), release(1, "0123456789ab", measured("1")));

        assertThat(call()).isEqualTo("started");
    }

    @Test
    void a_run_that_fails_for_a_day_is_tried_less_and_less_then_parked_and_taken_up_by_a_person() {
        furnished.delivered("a", "2026-03-01");
        for (int looks = 0; looks < 24 * 12; looks++) {
            if (call().equals("started")) {
                fail();
            }
            furnished.ports().clock().advance(Duration.ofMinutes(5));
        }
        assertThat(started()).hasSizeBetween(10, 20);
        assertThat(furnished.ports().counted().stream().filter("RunsFailing:1"::equals))
                .as("at each look after the first attempt, so that its alarm neither ends nor begins again")
                .hasSize(24 * 12 - 1);
        assertThat(call()).isEqualTo("parked");
        assertThat(furnished.ports().counted()).endsWith("RunsParked:1");

        assertThat(Attempts.takeUp(furnished.environment())).isTrue();
        assertThat(Attempts.takeUp(furnished.environment())).isFalse();
        assertThat(call()).isEqualTo("started");
        furnished.ports().clock().advance(Duration.ofSeconds(1));
        fail();
        assertThat(call()).isEqualTo("waiting");
    }

    @Test
    void what_failed_before_a_run_came_to_its_end_does_not_count_when_the_same_run_is_asked_for_again() {
        furnished.delivered("a", "2026-03-01");
        for (int failures = 0; failures < 5; failures++) {
            call();
            fail();
            furnished.ports().clock().advance(Duration.ofHours(2));
        }
        call();
        settle(RunVerdict.PUBLISHED);

        // It was held and is lifted: the identity is the one of the release before.
        assertThat(call()).isEqualTo("started");
        fail();
        assertThat(call()).isEqualTo("waiting");
        furnished.ports().clock().advance(Duration.ofMinutes(5));
        assertThat(call()).as("as after a first failure").isEqualTo("started");
    }

    @Test
    void what_failed_of_a_run_that_was_redriven_to_its_end_does_not_count_either() {
        furnished.delivered("a", "2026-03-01");
        call();
        fail();
        assertThat(call()).isEqualTo("waiting");

        lake.objects().write(RunFolder.of(started().getLast()).settled(), new byte[0], "text/plain");

        assertThat(call()).isEqualTo("started");
    }

    @Test
    void a_new_delivery_is_another_run_and_tried_at_once() {
        furnished.delivered("a", "2026-03-01");
        call();
        fail();
        assertThat(call()).isEqualTo("waiting");
        furnished.delivered("b", "2026-03-02");
        assertThat(call()).isEqualTo("started");
    }

    @Test
    void an_attempt_that_a_person_or_a_laptop_ended_does_not_count() {
        furnished.delivered("a", "2026-03-01");
        call();
        for (int ends = 0; ends < 5; ends++) {
            end("ABORTED", "");
            assertThat(call()).isEqualTo("started");
            end("FAILED", "Local.Restarted");
            assertThat(call()).isEqualTo("started");
        }
        end("FAILED", "States.Runtime");
        assertThat(call()).isEqualTo("waiting");
        assertThat(started()).hasSize(11);
    }

    @Test
    void runs_that_settle_and_start_the_next_though_nothing_is_new_are_parked_until_something_comes() {
        furnished.delivered("a", "2026-03-01");
        for (int runs = 0; runs < 5; runs++) {
            assertThat(call()).as("run %s", runs).isEqualTo("started");
            settle(runs % 2 == 0 ? RunVerdict.BLOCKED : RunVerdict.PUBLISHED);
        }

        assertThat(call()).isEqualTo("parked");
        assertThat(furnished.ports().counted()).endsWith("RunsParked:1");
        assertThat(call()).isEqualTo("parked");
        assertThat(started()).hasSize(5);

        assertThat(Attempts.takeUp(furnished.environment())).isTrue();
        assertThat(call()).as("taken up by a person").isEqualTo("started");
        settle(RunVerdict.BLOCKED);
        furnished.delivered("b", "2026-03-02");
        assertThat(call()).as("something came").isEqualTo("started");
    }

    @Test
    void a_run_that_is_under_way_while_nothing_is_new_does_not_repeat() {
        furnished.delivered("a", "2026-03-01");
        for (int looks = 0; looks < 20; looks++) {
            assertThat(call()).isEqualTo("started");
        }
        assertThat(started()).hasSize(1);
    }

    /** As a run ends that tells how it ended, and leaves nothing by which it would be known again. */
    private void settle(RunVerdict verdict) {
        String name = started().getLast();
        furnished.ports().machine().end(name);
        RunFolder folder = RunFolder.of(name);
        lake.put(
                folder.end(),
                new RunRecord(
                        name,
                        ExecutionName.parse(name).identity().text(),
                        verdict,
                        "as before",
                        null,
                        null,
                        List.of(),
                        List.of(),
                        furnished.ports().clock().instant(),
                        folder.report()));
    }

    private void fail() {
        end("FAILED", "States.Runtime");
    }

    private void end(String status, String error) {
        String name = started().getLast();
        furnished.ports().machine().end(name);
        ObjectNode event = Lake.JSON.createObjectNode();
        event.putObject("detail").put("name", name).put("status", status).put("error", error);
        FailureReports.step(furnished.environment(), event);
    }

    private void block(Release compared) {
        block(compared, false);
    }

    private void block(Release compared, boolean isAboutRelease) {
        List<TestVerdict> tests = List.of(
                new TestVerdict("customers", false, Severity.BLOCK, "too few", 1, new TreeMap<>()),
                new TestVerdict("others", true, Severity.BLOCK, "fine", 0, new TreeMap<>()));
        RunRecord record = new RunRecord(
                next().firstExecution().toString(),
                next().identity().text(),
                RunVerdict.BLOCKED,
                "too few",
                null,
                null,
                tests,
                List.of(),
                Instant.EPOCH,
                "report");
        Blocked.remember(lake, record, isAboutRelease, compared);
    }

    private static AcceptedMeasures measured(String value) {
        Map<String, SortedMap<String, BigDecimal>> values =
                Map.of("customers", new TreeMap<>(Map.of("", new BigDecimal(value))));
        return AcceptedMeasures.NONE.then(values).then(values);
    }

    private static Release release(int number, String identity, AcceptedMeasures measures) {
        return new Release(
                number,
                number,
                identity,
                "run",
                "plan",
                Mapping.EMPTY,
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                Instant.EPOCH,
                new TreeMap<>(),
                measures);
    }

    private NextRun next() {
        return NextRun.of(furnished.environment());
    }

    private List<String> pending() {
        return lake.objects().keys(LakeLayout.pending());
    }

    private List<String> started() {
        return furnished.ports().machine().started();
    }

    /** After the batching window. */
    private String call() {
        furnished.ports().clock().advance(Duration.ofSeconds(10));
        return new StartRun(furnished.environment())
                .step(Lake.JSON.createObjectNode())
                .verdict()
                .jsonName();
    }
}
