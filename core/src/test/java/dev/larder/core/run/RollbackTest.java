package dev.larder.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.InForce;
import dev.larder.core.period.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class RollbackTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Deliveries acme = new Deliveries("acme/rx");
    private final DeliveryRecord a = acme.full("a", "2026-01");
    private final DeliveryRecord b = acme.full("b", "2026-01", "2026-02");
    private final DeliveryRecord c = acme.full("c", "2026-02");
    private final DeliveryRecord d = acme.full("d", "2026-03");
    private final List<Release> releases = new ArrayList<>(List.of(Release.empty(NOON)));

    @Test
    void rolling_back_gives_the_next_number_the_content_of_the_release_before() {
        publish("p", "1", Set.of(), a);
        publish("p", "1", Set.of(), a, b);

        Rollback rollback = Rollback.of(releases, List.of(a, b));

        assertThat(rollback.number()).isEqualTo(3);
        assertThat(rollback.contentOf()).isEqualTo(1);
        assertThat(rollback.hold()).containsExactly("b");
        assertThat(rollback.lift()).isEmpty();
        assertThat(rollback.pins()).isEqualTo(new Pins(null, new TreeMap<>(), null));
    }

    @Test
    void rolling_back_again_goes_one_further_and_not_back_to_what_was_taken_back() {
        publish("p", "1", Set.of(), a);
        publish("p", "1", Set.of(), a, b);
        publish("p", "1", Set.of(), a, b, c);
        rollBack(List.of(a, b, c));

        Rollback again = Rollback.of(releases, List.of(a, b, c));

        assertThat(again.number()).isEqualTo(5);
        assertThat(again.contentOf()).isEqualTo(1);
        assertThat(again.hold()).containsExactly("b");
        assertThat(again.held()).containsExactly("b", "c");
    }

    @Test
    void a_release_after_a_rollback_rolls_back_to_what_the_rollback_had() {
        publish("p", "1", Set.of(), a);
        publish("p", "1", Set.of(), a, b);
        rollBack(List.of(a, b));
        publish("p", "1", Set.of("b"), a, d);

        Rollback rollback = Rollback.of(releases, List.of(a, b, d));

        assertThat(rollback.target().number()).isEqualTo(3);
        assertThat(rollback.contentOf()).isEqualTo(1);
        assertThat(rollback.hold()).containsExactly("d");
        assertThat(rollback.held()).containsExactly("b", "d");
    }

    @Test
    void a_hold_that_made_the_difference_is_lifted() {
        publish("p", "1", Set.of(), a, b);
        publish("p", "1", Set.of("b"), a);

        assertThat(Rollback.of(releases, List.of(a, b)).lift()).containsExactly("b");
    }

    @Test
    void a_hold_that_made_no_difference_stays() {
        publish("p", "1", Set.of(), a, b);
        publish("p", "1", Set.of("a"), b, c);

        Rollback rollback = Rollback.of(releases, List.of(a, b, c));

        assertThat(rollback.lift()).isEmpty();
        assertThat(rollback.held()).containsExactly("a", "c");
    }

    @Test
    void a_delivery_that_came_after_the_live_release_is_left_for_the_next_run() {
        publish("p", "1", Set.of(), a);
        publish("p", "1", Set.of(), a, b);

        assertThat(Rollback.of(releases, List.of(a, b, c)).hold()).containsExactly("b");
    }

    @Test
    void plan_knobs_and_waivers_that_differ_are_pinned() {
        publish("p", "1", Set.of(), a);
        publish("q", "2", Set.of(), a);

        assertThat(Rollback.of(releases, List.of(a)).pins())
                .isEqualTo(new Pins("p", new TreeMap<>(Map.of("floor", "1")), null));
    }

    @Test
    void the_first_release_cannot_be_rolled_back() {
        publish("p", "1", Set.of(), a);

        assertThatThrownBy(() -> Rollback.of(releases, List.of(a)))
                .hasMessageContaining("there is no earlier one to roll back to; put deliveries on hold instead");
    }

    @Test
    void a_release_is_read_back_from_its_json() {
        publish("p", "1", Set.of("z"), a, b);
        JsonMapper json = JsonMapper.builder().build();

        assertThat(json.readValue(json.writeValueAsString(releases.getLast()), Release.class))
                .isEqualTo(releases.getLast());
    }

    private void rollBack(List<DeliveryRecord> deliveries) {
        Rollback rollback = Rollback.of(releases, deliveries);
        Release target = rollback.target();
        releases.add(new Release(
                rollback.number(),
                rollback.contentOf(),
                target.identity(),
                "rollback",
                target.planHash(),
                target.mapping(),
                target.knobs(),
                target.waivers(),
                rollback.held(),
                NOON,
                target.contents(),
                target.measures()));
    }

    private void publish(String plan, String knob, Set<String> held, DeliveryRecord... deliveries) {
        int number = releases.size();
        releases.add(new Release(
                number,
                number,
                "0123456789ab",
                "run",
                plan,
                InForce.fold(List.of(deliveries), held),
                new TreeMap<>(Map.of("floor", knob)),
                new TreeSet<>(),
                new TreeSet<>(held),
                NOON,
                new TreeMap<>(
                        Map.of("fct_rx", new TreeMap<>(Map.of(new Period("2026-01-02"), new PeriodContent(1, "ff"))))),
                AcceptedMeasures.NONE.then(Map.of("rows", new TreeMap<>(Map.of("", new BigDecimal("1.000000")))))));
    }
}
