package dev.larder.core.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.decision.Decision.LiftHold;
import dev.larder.core.decision.Decision.LiftPins;
import dev.larder.core.decision.Decision.PutOnHold;
import dev.larder.core.decision.Decision.RollBack;
import dev.larder.core.decision.Decision.SetKnob;
import dev.larder.core.decision.Decision.UnsetKnob;
import dev.larder.core.decision.Decision.Waive;
import dev.larder.core.decision.Decision.Withdraw;
import dev.larder.core.format.Format;
import dev.larder.core.format.Stamped;
import dev.larder.core.mapping.Mapping;
import dev.larder.core.plan.Knob;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Pins;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PinnedTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Pins NOTHING = new Pins(null, new TreeMap<>(), null);

    private final List<Decided> decided = new ArrayList<>();

    @Test
    void a_rollback_is_outstanding_until_its_release_is_made() {
        assertThat(now().pinned().outstanding(4)).isEmpty();

        RollBack rollback = rollBack(5, NOTHING);

        assertThat(now().pinned().outstanding(4)).contains(rollback);
        assertThat(now().pinned().outstanding(5)).isEmpty();

        decide(new LiftPins());
        assertThat(now().pinned().outstanding(4)).as("nobody wants it any more").isEmpty();
    }

    @Test
    void what_it_holds_and_lifts_stays_so_when_the_pins_are_lifted() {
        decide(new PutOnHold("a"));
        decide(new Withdraw("w"));
        decide(new RollBack(5, 3, new TreeSet<>(List.of("b")), new TreeSet<>(List.of("a", "w")), NOTHING, "p2"));
        decide(new LiftPins());

        assertThat(now().held()).as("a withdrawal is for good").containsExactly("b", "w");
        decide(new LiftHold("b"));
        assertThat(now().held()).containsExactly("w");
    }

    @Test
    void a_plan_is_pinned_until_another_one_is_deployed_or_a_later_rollback_pins_an_older_one() {
        rollBack(5, pins("p1", null));
        rollBack(6, NOTHING);
        assertThat(now().pinned().plan("p2")).contains("p1");
        assertThat(now().pinned().plan("p3"))
                .as("somebody deployed a newer one")
                .isEmpty();

        rollBack(7, pins("p0", null));
        assertThat(now().pinned().plan("p2")).contains("p0");

        decide(new LiftPins());
        assertThat(now().pinned().plan("p2")).isEmpty();
    }

    @Test
    void a_knob_is_pinned_until_it_is_turned_or_the_pins_are_lifted() {
        decide(new SetKnob("window", "7", null));
        rollBack(5, pins(null, "28"));
        assertThat(window()).isEqualTo("28");

        decide(new LiftPins());
        assertThat(window()).isEqualTo("7");

        rollBack(6, pins(null, "30"));
        assertThat(window()).isEqualTo("30");
        decide(new SetKnob("window", "9", null));
        assertThat(window()).isEqualTo("9");
        decide(new UnsetKnob("window"));
        assertThat(window()).isEqualTo("14");
    }

    @Test
    void pinned_waivers_count_beyond_their_end_and_others_only_if_they_are_newer() {
        decide(waive("old"));
        String old = decided.getLast().id();
        decide(waive("gone"));
        decide(new RollBack(
                5,
                3,
                new TreeSet<>(),
                new TreeSet<>(),
                new Pins(null, new TreeMap<>(), new TreeSet<>(List.of(old))),
                "p2"));

        assertThat(now().waivers(plan(), Mapping.EMPTY, NOON.plusSeconds(999_999)))
                .extracting(Waiver::id)
                .containsExactly(old);
        decide(new LiftPins());
        assertThat(now().waivers(plan(), Mapping.EMPTY, NOON.plusSeconds(999_999)))
                .isEmpty();
    }

    @Test
    void only_what_turns_a_knob_has_a_value_for_it() {
        decide(new PutOnHold("a"));

        assertThatThrownBy(() -> Decisions.value(decided.getFirst(), "window"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hold gives no knob a value");
    }

    @Test
    void a_rollback_is_read_as_it_was_written() {
        for (Decision what : List.of(rollBack(5, pins("p1", "28")), rollBack(6, NOTHING), new LiftPins())) {
            byte[] document = Stamped.write(Format.DECISION, new Decided.Written(NOON, "because", what))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(Stamped.read(Format.DECISION, "it", document, Decided.Written.class)
                            .decision())
                    .isEqualTo(what);
        }
    }

    private static Waive waive(String test) {
        return new Waive(test, new TreeSet<>(), "0", Allowance.parse("1"), NOON.plusSeconds(1));
    }

    private static Pins pins(@Nullable String plan, @Nullable String window) {
        return new Pins(plan, new TreeMap<>(window == null ? Map.of() : Map.of("window", window)), null);
    }

    private RollBack rollBack(int number, Pins pins) {
        RollBack rollback = new RollBack(number, 3, new TreeSet<>(), new TreeSet<>(), pins, "p2");
        decide(rollback);
        return rollback;
    }

    private String window() {
        return String.valueOf(now().knobs(plan(), NOON).get("window"));
    }

    private static Plan plan() {
        Knob knob = new Knob("window", "integer", "14", "1", "90", "days", "sales", "How long a call counts");
        return new Plan("p", "h", List.of(), List.of(), List.of(), List.of(), List.of(knob));
    }

    private Decisions now() {
        return Decisions.of(decided);
    }

    private void decide(Decision what) {
        Instant at = NOON.plusSeconds(decided.size());
        decided.add(new Decided("ann/" + decided.size(), "ann", at, "because", what));
    }
}
