package dev.larder.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.decision.Decided.Written;
import dev.larder.core.decision.Decision.CloseSet;
import dev.larder.core.decision.Decision.LiftHold;
import dev.larder.core.decision.Decision.PutOnHold;
import dev.larder.core.decision.Decision.SetKnob;
import dev.larder.core.decision.Decision.UnsetKnob;
import dev.larder.core.decision.Decision.Withdraw;
import dev.larder.core.format.Format;
import dev.larder.core.format.Stamped;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.SetLayout.Instance;
import dev.larder.core.plan.Knob;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Hold;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DecisionsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Decided> decided = new ArrayList<>();

    @Test
    void a_hold_counts_until_it_is_lifted_and_may_be_put_again() {
        decide("ann", new PutOnHold("a"));
        decide("ann", new PutOnHold("b"));
        assertThat(held()).containsExactly("a", "b");

        decide("bob", new LiftHold("a"));
        assertThat(held()).containsExactly("b");
        assertThat(Decisions.of(decided).lifted("a"))
                .get()
                .extracting(Decided::person)
                .isEqualTo("bob");

        decide("bob", new PutOnHold("a"));
        assertThat(held()).containsExactly("a", "b");
        assertThat(Decisions.of(decided).lifted("a")).isEmpty();
    }

    @Test
    void a_set_is_closed_by_the_first_who_decides_so_and_holds_nothing() {
        decide("ann", new CloseSet("day", "2026-03-01"));
        decide("bob", new CloseSet("day", "2026-03-01"));
        Decisions decisions = Decisions.of(decided);

        assertThat(decisions.closed()).containsExactly(new Instance("day", "2026-03-01"));
        assertThat(decisions.closing(new Instance("day", "2026-03-01"))).contains(decided.getFirst());
        assertThat(decisions.closing(new Instance("day", "2026-03-02"))).isEmpty();
        assertThat(decisions.held()).isEmpty();
        assertThat(decided.getFirst().what().word() + "-"
                        + decided.getFirst().what().about())
                .isEqualTo("close-day-2026-03-01");
    }

    @Test
    void the_first_who_puts_a_delivery_on_hold_is_who_holds_it() {
        decide("ann", new PutOnHold("a"));
        decide("bob", new PutOnHold("a"));

        assertThat(Decisions.of(decided).holds().get("a")).isEqualTo(decided.getFirst());
    }

    @Test
    void a_withdrawal_is_for_good() {
        decide("ann", new PutOnHold("a"));
        decide("bob", new Withdraw("a"));
        decide("ann", new LiftHold("a"));
        decide("ann", new PutOnHold("a"));
        decide("ann", new Withdraw("a"));
        decide("ann", new LiftHold("a"));

        assertThat(held()).containsExactly("a");
        assertThat(Decisions.of(decided).holds().get("a")).isEqualTo(decided.get(1));
    }

    @Test
    void decisions_count_in_the_order_of_time_wherever_they_lie() {
        decided.add(new Decided("zoe/2", "zoe", NOON.plusSeconds(1), "", new LiftHold("a")));
        decided.add(new Decided("ann/1", "ann", NOON, "", new PutOnHold("a")));

        assertThat(held()).isEmpty();
    }

    @Test
    void holds_of_before_count_with_the_others() {
        decided.addAll(Decided.of(new Hold("a", "wrong", NOON, null)));
        decided.addAll(Decided.of(new Hold("b", "wrong", NOON, new Hold.Lifted("right", NOON))));
        assertThat(held()).containsExactly("a");

        decide("ann", new LiftHold("a"));
        assertThat(held()).isEmpty();
    }

    @Test
    void the_person_is_who_the_key_names_whatever_the_document_says() {
        String key = LakeLayout.decision("AROA123:ann@example.com", NOON, "hold", "01234567");
        Written written = new Written(NOON, "bob says so", new PutOnHold("a"));
        byte[] document = Stamped.write(Format.DECISION, written).toString().getBytes(StandardCharsets.UTF_8);

        Decided read = Decided.of(key, Stamped.read(Format.DECISION, key, document, Written.class));

        assertThat(key).isEqualTo("decisions/AROA123:ann@example.com/20260301T120000Z-hold-01234567.json");
        assertThat(read)
                .isEqualTo(new Decided(
                        "AROA123:ann@example.com/20260301T120000Z-hold-01234567",
                        "AROA123:ann@example.com",
                        NOON,
                        "bob says so",
                        new PutOnHold("a")));
    }

    @Test
    void a_knob_has_what_was_set_last_until_that_is_over_or_taken_back() {
        decide("ann", new SetKnob("window", "5", null));
        decide("bob", new SetKnob("window", "7", NOON.plusSeconds(100)));

        assertThat(window(NOON.plusSeconds(99))).isEqualTo("7");
        assertThat(window(NOON.plusSeconds(100)))
                .as("what was set for good comes back")
                .isEqualTo("5");

        decide("ann", new UnsetKnob("window"));
        assertThat(window(NOON.plusSeconds(99))).as("the project's").isEqualTo("28");
    }

    @Test
    void a_value_that_the_project_does_not_allow_any_more_does_not_count() {
        decide("ann", new SetKnob("window", "91", null));
        decide("ann", new SetKnob("gone", "1", null));

        assertThat(Decisions.of(decided).knobs(plan(), NOON)).isEqualTo(Map.of("window", "28"));
    }

    @Test
    void a_decision_that_ends_is_read_as_it_was_written() {
        for (Decision what : List.of(
                new SetKnob("window", "7", NOON),
                new SetKnob("window", "7", null),
                new Decision.Waive("t", new TreeSet<>(List.of("a")), "0", Allowance.parse("25%"), NOON))) {
            byte[] document = Stamped.write(Format.DECISION, new Written(NOON, "because", what))
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(Stamped.read(Format.DECISION, "it", document, Written.class)
                            .decision())
                    .isEqualTo(what);
        }
    }

    private String window(Instant now) {
        return String.valueOf(Decisions.of(decided).knobs(plan(), now).get("window"));
    }

    private static Plan plan() {
        Knob knob = new Knob("window", "integer", "28", "1", "90", "days", "sales", "How long a call counts");
        return new Plan("p", "h", List.of(), List.of(), List.of(), List.of(), List.of(knob));
    }

    private Iterable<String> held() {
        return Decisions.of(decided).held();
    }

    private void decide(String person, Decision what) {
        Instant at = NOON.plusSeconds(decided.size() + 10);
        decided.add(new Decided(person + "/" + decided.size(), person, at, "because", what));
    }
}
