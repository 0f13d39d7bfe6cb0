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
    void rollingBackGivesTheNextNumberTheContentOfTheReleaseBefore() {
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
    void rollingBackAgainGoesOneFurtherAndNotBackToWhatWasTakenBack() {
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
    void aReleaseAfterARollbackRollsBackToWhatTheRollbackHad() {
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
    void aHoldThatMadeTheDifferenceIsLifted() {
        publish("p", "1", Set.of(), a, b);
        publish("p", "1", Set.of("b"), a);

        assertThat(Rollback.of(releases, List.of(a, b)).lift()).containsExactly("b");
    }

    @Test
    void aHoldThatMadeNoDifferenceStays() {
        publish("p", "1", Set.of(), a, b);
        publish("p", "1", Set.of("a"), b, c);

        Rollback rollback = Rollback.of(releases, List.of(a, b, c));

        assertThat(rollback.lift()).isEmpty();
        assertThat(rollback.held()).containsExactly("a", "c");
    }

    @Test
    void aDeliveryThatCameAfterTheLiveReleaseIsLeftForTheNextRun() {
        publish("p", "1", Set.of(), a);
        publish("p", "1", Set.of(), a, b);

        assertThat(Rollback.of(releases, List.of(a, b, c)).hold()).containsExactly("b");
    }

    @Test
    void planKnobsAndWaiversThatDifferArePinned() {
        publish("p", "1", Set.of(), a);
        publish("q", "2", Set.of(), a);

        assertThat(Rollback.of(releases, List.of(a)).pins())
                .isEqualTo(new Pins("p", new TreeMap<>(Map.of("floor", "1")), null));
    }

    @Test
    void theFirstReleaseCannotBeRolledBack() {
        publish("p", "1", Set.of(), a);

        assertThatThrownBy(() -> Rollback.of(releases, List.of(a)))
                .hasMessageContaining("there is no earlier one to roll back to; put deliveries on hold instead");
    }

    @Test
    void aReleaseIsReadBackFromItsJson() {
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
