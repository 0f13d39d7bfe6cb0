package dev.larder.core.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.InForce;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UnitTest {
    private final Deliveries acme = new Deliveries("acme/rx");
    private final Deliveries other = new Deliveries("acme/call");

    @Test
    void each_delivery_is_a_unit_and_the_newest_comes_first() {
        DeliveryRecord a = acme.period("a", "2026-01");
        DeliveryRecord b = acme.period("b", "2026-02");
        assertThat(Unit.of(Set.of("a", "b"), List.of(a, b)))
                .extracting(Unit::id, Unit::place)
                .containsExactly(
                        tuple("b", b.landed().place()), tuple("a", a.landed().place()));
    }

    @Test
    void the_members_of_a_bundle_that_is_accepted_whole_are_one_unit() {
        DeliveryRecord one = member(acme.period("a", "2026-01"), 1);
        DeliveryRecord two = member(other.period("b", "2026-02"), 2);
        List<Unit> units = Unit.of(Set.of("a"), List.of(one, two));
        assertThat(units).hasSize(1);
        assertThat(units.getFirst().deliveries()).containsExactly("a", "b");
        assertThat(units.getFirst().feeds()).containsExactly(FeedId.parse("acme/call"), FeedId.parse("acme/rx"));
        assertThat(units.getFirst().id()).isEqualTo(DeliveryId.of(one.landed().object()));
        assertThat(units.getFirst().place()).isEqualTo("suppliers/acme/all.zip");
    }

    @Test
    void of_such_a_bundle_nothing_is_in_force_when_one_member_has_no_place() {
        DeliveryRecord month = acme.period("m", "2026-02");
        DeliveryRecord day = member(acme.period("a", "2026-02-14"), 1);
        DeliveryRecord call = member(other.period("b", "2026-02"), 2);
        Folded folded = InForce.of(List.of(month, day, call), Set.of());
        assertThat(folded.mapping().deliveries()).containsExactly("m");
        assertThat(folded.conflicts()).containsOnlyKeys("a", "b");
        assertThat(folded.conflicts().get("b")).startsWith("stands or falls with another of its bundle: delivery a");
    }

    private static DeliveryRecord member(DeliveryRecord of, int position) {
        Landed bundle = new Landed("landing", "suppliers/acme/all.zip", "v1", Instant.parse("2026-03-02T08:00:00Z"), 1);
        return new DeliveryRecord(
                of.id(),
                of.feed(),
                bundle.member(new Landed.Member(of.id() + ".csv", position, 2)),
                of.verdict(),
                of.contractVersion(),
                of.coverage(),
                of.redelivery(),
                of.window(),
                of.table(),
                of.columns(),
                of.original(),
                of.sha256(),
                of.bytes(),
                of.rows(),
                of.periods(),
                of.parts(),
                of.problems(),
                of.problemCounts(),
                of.warnings(),
                null,
                null,
                null,
                null);
    }
}
