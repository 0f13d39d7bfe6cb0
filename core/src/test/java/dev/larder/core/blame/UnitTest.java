package dev.larder.core.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Deliveries;
import dev.larder.core.mapping.Essence;
import dev.larder.core.mapping.Folded;
import dev.larder.core.mapping.InForce;
import dev.larder.core.set.Closing;
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
        assertThat(Unit.of(Set.of("a", "b"), List.of(a, b), List.of()))
                .extracting(Unit::id, Unit::place)
                .containsExactly(
                        tuple("b", b.landed().place()), tuple("a", a.landed().place()));
    }

    @Test
    void the_members_of_a_bundle_that_is_accepted_whole_are_one_unit() {
        DeliveryRecord one = member(acme.period("a", "2026-01"), 1);
        DeliveryRecord two = member(other.period("b", "2026-02"), 2);
        List<Unit> units = Unit.of(Set.of("a"), List.of(one, two), List.of());
        assertThat(units).hasSize(1);
        assertThat(units.getFirst().deliveries()).containsExactly("a", "b");
        assertThat(units.getFirst().feeds()).containsExactly(FeedId.parse("acme/call"), FeedId.parse("acme/rx"));
        assertThat(units.getFirst().id()).as("which every command knows").isEqualTo("a");
        assertThat(units.getFirst().place()).isEqualTo("suppliers/acme/all.zip");
    }

    @Test
    void two_versions_of_such_a_bundle_are_two_units_also_when_their_records_come_from_the_history() {
        DeliveryRecord former =
                Essence.of(member(acme.period("a", "2026-01"), 1)).record();
        DeliveryRecord newer =
                Essence.of(member(acme.period("b", "2026-02"), 1)).record();
        assertThat(former.landed().versionId()).as("is not kept").isEmpty();
        assertThat(Unit.of(Set.of("a"), List.of(former), List.of()).getFirst().id())
                .isNotEqualTo(Unit.of(Set.of("b"), List.of(newer), List.of())
                        .getFirst()
                        .id());
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

    @Test
    void a_member_of_an_instance_that_has_no_place_stands_aside_with_the_others_when_a_test_blames_them() {
        DeliveryRecord month = acme.period("m", "2026-02");
        DeliveryRecord day = acme.period("a", "2026-02-14");
        DeliveryRecord call = other.period("b", "2026-02");
        Unit.Instance instance = Unit.Instance.of(closed("a", "b"), Set.of());
        Folded folded = InForce.of(List.of(month, day, call), Set.of());
        assertThat(folded.mapping().deliveries()).containsExactlyInAnyOrder("m", "b");
        assertThat(folded.conflicts()).containsOnlyKeys("a");
        assertThat(Unit.of(Set.of("b"), List.of(month, day, call), List.of(instance)))
                .singleElement()
                .satisfies(unit -> assertThat(unit.deliveries()).containsExactly("a", "b"));
    }

    @Test
    void what_an_instance_of_a_set_was_closed_with_is_one_unit_and_who_comes_later_is_another() {
        DeliveryRecord a = acme.period("a", "2026-01");
        DeliveryRecord b = other.period("b", "2026-01");
        DeliveryRecord later = acme.period("later", "2026-01");
        Unit.Instance day = Unit.Instance.of(closed("a", "b"), Set.of());
        List<Unit> units = Unit.of(Set.of("b", "later"), List.of(a, b, later), List.of(day));
        assertThat(units)
                .extracting(Unit::place, Unit::deliveries)
                .containsExactly(
                        tuple(later.landed().place(), Set.of("later")), tuple("set day 2026-01", Set.of("a", "b")));
        assertThat(units.getLast().id()).matches("[0-9a-f]{20}");
        assertThat(units.getLast().feeds()).containsExactly(FeedId.parse("acme/call"), FeedId.parse("acme/rx"));
    }

    @Test
    void a_member_whose_hold_is_lifted_when_the_rest_is_live_enters_alone() {
        DeliveryRecord a = acme.period("a", "2026-01");
        DeliveryRecord b = other.period("b", "2026-01");
        Unit.Instance day = Unit.Instance.of(closed("a", "b"), Set.of("a"));
        assertThat(Unit.of(Set.of("b"), List.of(a, b), List.of(day)))
                .extracting(Unit::id, Unit::place)
                .containsExactly(tuple("b", b.landed().place()));
    }

    @Test
    void a_bundle_with_a_member_of_an_instance_belongs_to_it() {
        DeliveryRecord one = member(acme.period("a", "2026-01"), 1);
        DeliveryRecord two = member(other.period("b", "2026-02"), 2);
        DeliveryRecord third = new Deliveries("acme/shop").period("c", "2026-01");
        Unit.Instance day = Unit.Instance.of(closed("a", "c"), Set.of());
        assertThat(Unit.of(Set.of("c"), List.of(one, two, third), List.of(day)))
                .singleElement()
                .extracting(Unit::deliveries)
                .isEqualTo(Set.of("a", "b", "c"));
    }

    private static Closing closed(String... members) {
        return new Closing("day", "2026-01", Closing.Reason.COMPLETE, "", Instant.EPOCH, List.of(members), List.of());
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
