package dev.larder.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangesTest {
    private final Deliveries acme = new Deliveries("acme/rx");

    @Test
    void periods_with_other_rows_are_changed_in_either_image() {
        DeliveryRecord a = acme.full("a", "2026-01", "2026-02");
        DeliveryRecord b = acme.full("b", "2026-02", "2026-03");

        assertThat(changed(List.of(a), List.of(a, b))).containsExactly("2026-01", "2026-02", "2026-03");
    }

    @Test
    void a_period_that_vanished_is_changed() {
        DeliveryRecord a = acme.full("a", "2026-01");

        assertThat(changed(List.of(a), List.of(a, acme.full("b")))).containsExactly("2026-01");
    }

    @Test
    void equal_content_under_another_delivery_is_no_change() {
        DeliveryRecord a = delivery("a", Coverage.PERIOD, "2026-01", new PeriodContent(2, "c0ffee"));
        DeliveryRecord b = delivery("b", Coverage.PERIOD, "2026-01", new PeriodContent(2, "0000000000C0FFEE"));

        assertThat(changed(List.of(a), List.of(a, b))).isEmpty();
    }

    @Test
    void the_content_of_an_appended_period_is_the_sum_of_its_deliveries() {
        DeliveryRecord whole = delivery("a", Coverage.FULL, "2026-01", new PeriodContent(3, "1"));
        DeliveryRecord first = delivery("b", Coverage.APPEND, "2026-01", new PeriodContent(1, "ffffffffffffffff"));
        DeliveryRecord second = delivery("c", Coverage.APPEND, "2026-01", new PeriodContent(2, "2"));

        assertThat(changed(List.of(whole), List.of(first, second))).isEmpty();
        assertThat(changed(List.of(whole), List.of(first))).containsExactly("2026-01");
    }

    @Test
    void a_period_without_rows_is_the_same_as_none() {
        DeliveryRecord empty = delivery("a", Coverage.PERIOD, "2026-01", new PeriodContent(0, "0"));

        assertThat(changed(List.of(), List.of(empty))).isEmpty();
    }

    @Test
    void a_delivery_in_force_without_a_record_is_refused() {
        Mapping mapping = InForce.fold(List.of(acme.full("a", "2026-01")), Set.of());

        assertThatThrownBy(() -> Changes.between(Mapping.EMPTY, mapping, List.of()))
                .hasMessage("delivery a is in force for period 2026-01, but there is no record of it");
    }

    private DeliveryRecord delivery(String id, Coverage coverage, String period, PeriodContent content) {
        return acme.record(id, coverage, null, Map.of(new Period(period), content));
    }

    private static List<String> changed(List<DeliveryRecord> live, List<DeliveryRecord> next) {
        List<DeliveryRecord> all = new ArrayList<>(live);
        all.addAll(next);
        return Changes.between(InForce.fold(live, Set.of()), InForce.fold(next, Set.of()), all)
                .of(FeedId.parse("acme/rx"))
                .stream()
                .map(Period::text)
                .toList();
    }
}
