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
    void whatSupersededADeliveryIsHeldAlsoWhenItIsInForceNowhere() {
        DeliveryRecord nothingInFebruary = acme.window("b", "2026-02-01", "2026-03-01");

        assertThat(Holds.toReach(fold(first), List.of(first, nothingInFebruary)))
                .containsExactly("b");
    }

    @Test
    void allThatCameAfterIsHeldNotOnlyTheNewest() {
        DeliveryRecord second = acme.full("b", "2026-01");
        DeliveryRecord third = acme.full("c", "2026-01");

        assertThat(Holds.toReach(fold(first), List.of(first, second, third))).containsExactly("b", "c");
    }

    @Test
    void whatTheMappingAgreesWithIsLeftAlone() {
        DeliveryRecord second = acme.full("b", "2026-01");

        assertThat(Holds.toReach(fold(first, second), List.of(first, second))).isEmpty();
    }

    @Test
    void aNewVersionOfAnAppendedKeyIsHeldForTheEarlierOneToComeBack() {
        DeliveryRecord one = acme.append("b", "one.csv", Redelivery.REPLACES, "2026-01");
        DeliveryRecord again = acme.append("c", "one.csv", Redelivery.REPLACES);

        assertThat(Holds.toReach(fold(first, one), List.of(first, one, again))).containsExactly("c");
    }

    @Test
    void aMappingOfADeliveryThatIsGoneIsRefused() {
        assertThatThrownBy(() -> Holds.toReach(fold(first), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no choice of holds");
    }

    private static Mapping fold(DeliveryRecord... deliveries) {
        return InForce.fold(List.of(deliveries), Set.of());
    }
}
