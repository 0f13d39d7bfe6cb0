package dev.larder.functions.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Decision;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.MarkLayout;
import dev.larder.core.plan.Knob;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Lake;
import dev.larder.functions.memory.Furnished;
import dev.larder.functions.run.Attempts;
import dev.larder.functions.run.Gathering;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deliveries that trickle in gather for one run. */
class GatheringTest {
    private final Furnished furnished = new Furnished();

    @Test
    void sixty_files_one_a_second_make_one_run() {
        World world = new World(furnished);
        for (int i = 0; i < 60; i++) {
            world.deliver(i);
            world.pass(1);
        }
        world.pass(30);

        assertThat(started()).hasSize(1);
        assertThat(world.calls).as("pokes, and the few that were promised").isLessThan(60 + 15);
    }

    @Test
    void files_that_never_cease_make_a_run_every_two_minutes() {
        World world = new World(furnished);
        for (int i = 0; i < 250; i++) {
            world.deliver(i);
            world.pass(1);
        }
        world.pass(30);

        assertThat(started()).hasSize(3);
    }

    @Test
    void a_lone_file_is_taken_within_its_window() {
        World world = new World(furnished);
        world.deliver(0);
        world.pass(9);
        assertThat(started()).isEmpty();
        world.pass(3);
        assertThat(started()).hasSize(1);
    }

    @Test
    void a_poke_that_was_lost_is_made_up_for_by_the_schedule() {
        furnished.delivered("a", "2026-03-01");
        assertThat(call()).isEqualTo("gathering");
        assertThat(furnished.ports().messages().delayed()).containsExactly(Duration.ofSeconds(11));
        advance(300);
        assertThat(call()).isEqualTo("started");
    }

    @Test
    void a_poke_that_comes_a_moment_too_early_promises_another_one() {
        furnished.delivered("a", "2026-03-01");
        assertThat(call()).isEqualTo("gathering");
        assertThat(call()).isEqualTo("gathering");
        assertThat(furnished.ports().messages().delayed()).as("one is enough").hasSize(1);
        advance(9);
        assertThat(call()).isEqualTo("gathering");
        assertThat(furnished.ports().messages().delayed()).hasSize(2).endsWith(Duration.ofSeconds(2));
    }

    @Test
    void whatever_is_remembered_may_be_lost() {
        furnished.delivered("a", "2026-03-01");
        advance(10);
        assertThat(call()).isEqualTo("started");
        lake().objects().delete(List.of(MarkLayout.gathered()));
        assertThat(call()).isEqualTo("started");
        assertThat(started()).hasSize(1);
    }

    @Test
    void what_waits_since_long_ago_does_not_close_the_window_of_what_comes() {
        furnished.delivered("a", "2026-03-01");
        advance(10);
        call();
        advance(3_600);

        furnished.delivered("b", "2026-03-02");

        assertThat(call()).isEqualTo("gathering");
        assertThat(Gathering.now(furnished.environment()).open().orElseThrow().sentence())
                .isEqualTo(
                        "1 delivery waits for more: the run begins at 2026-03-15T08:00:20Z if nothing else comes, and"
                                + " at 2026-03-15T08:02:10Z at the latest");
    }

    @Test
    void what_a_person_decided_is_taken_up_at_once_with_all_that_gathers() {
        furnished.delivered("a", "2026-03-01");
        assertThat(call()).isEqualTo("gathering");
        furnished.environment().pokes().pending("plan-p");
        assertThat(call()).isEqualTo("started");
    }

    @Test
    void a_person_who_knows_that_nothing_else_comes_waits_for_nothing() {
        furnished.delivered("a", "2026-03-01");
        assertThat(Attempts.takeUp(furnished.environment())).isTrue();
        assertThat(call()).isEqualTo("started");
    }

    @Test
    void knobs_say_how_long_and_a_turned_one_counts_at_once() {
        Furnished patient = new Furnished(new Plan(
                "p",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Knob("batch_quiet_seconds", "integer", "60", "0", "900", "", "us", ""))));
        patient.delivered("a", "2026-03-01");
        assertThat(until(patient)).isEqualTo("2026-03-15T07:01:00Z");
        patient.environment().decisions().write("ann", "hurry", new Decision.SetKnob("batch_quiet_seconds", "5", null));
        assertThat(until(patient)).isEqualTo("2026-03-15T07:00:05Z");
        patient.ports().clock().advance(Duration.ofSeconds(1));
        patient.environment().decisions().write("ann", "now", new Decision.SetKnob("batch_quiet_seconds", "0", null));
        assertThat(Gathering.now(patient.environment()).open()).isEmpty();
    }

    private static String until(Furnished at) {
        return Gathering.now(at.environment()).open().orElseThrow().until().toString();
    }

    private List<String> started() {
        return furnished.ports().machine().started();
    }

    private Lake lake() {
        return furnished.environment().lake();
    }

    private void advance(int seconds) {
        furnished.ports().clock().advance(Duration.ofSeconds(seconds));
    }

    private String call() {
        return call(furnished);
    }

    private static String call(Furnished at) {
        return new StartRun(at.environment())
                .step(Lake.JSON.createObjectNode())
                .verdict()
                .jsonName();
    }

    /** Pokes come when they are due; nothing is ever published. */
    private static final class World {
        private final Furnished furnished;
        private final List<Instant> promised = new ArrayList<>();
        private int calls;
        private int seen;

        World(Furnished furnished) {
            this.furnished = furnished;
        }

        void deliver(int number) {
            Instant now = furnished.ports().clock().instant();
            furnished.landed(
                    "d" + number, LocalDate.of(2026, 1, 1).plusDays(number).toString(), now.toString());
            poke();
        }

        void pass(int seconds) {
            for (int i = 0; i < seconds; i++) {
                furnished.ports().clock().advance(Duration.ofSeconds(1));
                Instant now = furnished.ports().clock().instant();
                if (promised.removeIf(moment -> !moment.isAfter(now))) {
                    poke();
                }
            }
        }

        private void poke() {
            calls++;
            call(furnished);
            List<Duration> delayed = furnished.ports().messages().delayed();
            Instant now = furnished.ports().clock().instant();
            delayed.subList(seen, delayed.size()).forEach(later -> promised.add(now.plus(later)));
            seen = delayed.size();
            assertThat(furnished.environment().lake().objects().keys(LakeLayout.pending()))
                    .isNotEmpty();
        }
    }
}
