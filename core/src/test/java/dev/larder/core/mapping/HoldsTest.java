package dev.larder.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.delivery.DeliveryRecord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HoldsTest {
    private final Deliveries acme = new Deliveries("acme/rx");
    private final DeliveryRecord first = acme.full("a", "2026-01", "2026-02");

    @Test
    void what_superseded_a_delivery_is_held_also_when_it_is_in_force_nowhere() {
        DeliveryRecord nothingInFebruary = acme.window("b", "2026-02-01", "2026-03-01");

        assertThat(Holds.toReach(fold(first), List.of(first, nothingInFebruary)))
                .containsExactly("b");
    }

    @Test
    void all_that_came_after_is_held_not_only_the_newest() {
        DeliveryRecord second = acme.full("b", "2026-01");
        DeliveryRecord third = acme.full("c", "2026-01");

        assertThat(Holds.toReach(fold(first), List.of(first, second, third))).containsExactly("b", "c");
    }

    @Test
    void what_the_mapping_agrees_with_is_left_alone() {
        DeliveryRecord second = acme.full("b", "2026-01");

        assertThat(Holds.toReach(fold(first, second), List.of(first, second))).isEmpty();
    }

    @Test
    void a_new_version_of_an_appended_key_is_held_for_the_earlier_one_to_come_back() {
        DeliveryRecord one = acme.append("b", "one.csv", Redelivery.REPLACES, "2026-01");
        DeliveryRecord again = acme.append("c", "one.csv", Redelivery.REPLACES);

        assertThat(Holds.toReach(fold(first, one), List.of(first, one, again))).containsExactly("c");
    }

    @Test
    void a_mapping_of_a_delivery_that_is_gone_is_refused() {
        assertThatThrownBy(() -> Holds.toReach(fold(first), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no choice of holds");
    }

    private static Mapping fold(DeliveryRecord... deliveries) {
        return InForce.fold(List.of(deliveries), Set.of());
    }

    @Test
    void a_delivery_that_has_no_place_beside_the_others_is_held() {
        DeliveryRecord month = acme.period("a", "2026-02");
        DeliveryRecord day = acme.period("b", "2026-02-14");
        DeliveryRecord newer = acme.period("c", "2026-02");
        Mapping target = InForce.fold(List.of(month, day), Set.of());
        assertThat(Holds.toReach(target, List.of(month, day, newer))).containsExactly("b", "c");
    }
}
