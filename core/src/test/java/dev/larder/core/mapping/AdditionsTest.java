package dev.larder.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.delivery.DeliveryRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AdditionsTest {
    private final Deliveries acme = new Deliveries("acme/rx");

    @Test
    void a_file_in_force_nowhere_that_made_a_period_vanish_is_an_addition() {
        List<DeliveryRecord> all = new ArrayList<>(List.of(acme.full("a", "2026-01", "2026-02")));
        Mapping live = InForce.fold(all, Set.of());
        all.add(acme.full("b", "2026-01"));
        all.add(acme.period("c", "2026-01"));
        assertThat(Additions.to(live, all)).containsExactly("b", "c");
    }

    @Test
    void what_was_superseded_before_is_none_and_what_changes_nothing_is_none() {
        DeliveryRecord old = acme.period("a", "2026-01");
        List<DeliveryRecord> all = new ArrayList<>(List.of(old, acme.full("b", "2026-01")));
        Mapping live = InForce.fold(all, Set.of());
        assertThat(Additions.to(live, all)).isEmpty();
        all.add(acme.append("c", "c.csv", Redelivery.ADDS));
        assertThat(Additions.to(live, all)).isEmpty();
    }

    @Test
    void a_delivery_that_landed_before_others_and_was_recorded_later_is_found() {
        DeliveryRecord straggler = acme.full("a", "2026-03");
        List<DeliveryRecord> all = new ArrayList<>(List.of(acme.period("b", "2026-01"), acme.period("c", "2026-02")));
        Mapping live = InForce.fold(all, Set.of());
        all.add(straggler);
        assertThat(Additions.to(live, all)).containsExactly("a");
    }

    @Test
    void when_the_mapping_cannot_be_reached_whatever_is_new_in_force_counts() {
        Mapping live = InForce.fold(List.of(acme.period("gone", "2026-01")), Set.of());
        assertThat(Additions.to(live, List.of(acme.period("a", "2026-01")))).containsExactly("a");
    }

    @Test
    void of_ten_thousand_deliveries_five_hundred_new_ones_are_found_in_seconds() {
        List<DeliveryRecord> all = new ArrayList<>();
        for (int day = 0; day < 10_000; day++) {
            all.add(acme.period(
                    "d" + day, LocalDate.of(2000, 1, 1).plusDays(day).toString()));
        }
        Mapping live = InForce.fold(all.subList(0, 9_500), Set.of());
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(Additions.to(live, all)).hasSize(500));
    }
}
