package dev.larder.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.period.Period;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InForceTest {
    private static final FeedId FEED = FeedId.parse("acme/rx");

    private final Deliveries acme = new Deliveries("acme/rx");

    @Test
    void nothing_is_in_force_before_the_first_delivery() {
        assertThat(InForce.fold(List.of(), Set.of())).isEqualTo(Mapping.EMPTY);
    }

    @Test
    void a_full_delivery_supersedes_every_period_also_those_that_vanished_from_it() {
        assertThat(mapping(acme.full("a", "2026-01", "2026-02"), acme.full("b", "2026-01")))
                .isEqualTo(Map.of("2026-01", List.of("b")));
    }

    @Test
    void an_empty_full_delivery_empties_the_feed() {
        assertThat(InForce.fold(List.of(acme.full("a", "2026-01"), acme.full("b")), Set.of()))
                .isEqualTo(Mapping.EMPTY);
    }

    @Test
    void a_window_supersedes_the_periods_inside_it_present_or_not() {
        assertThat(mapping(
                        acme.full("a", "2026-01", "2026-02", "2026-03", "2026-04"),
                        acme.window("b", "2026-02-01", "2026-04-01", "2026-03")))
                .isEqualTo(Map.of("2026-01", List.of("a"), "2026-03", List.of("b"), "2026-04", List.of("a")));
    }

    @Test
    void a_period_delivery_supersedes_the_periods_it_names_only() {
        assertThat(mapping(acme.period("a", "2026-01", "2026-02"), acme.period("b", "2026-02", "2026-03")))
                .isEqualTo(Map.of("2026-01", List.of("a"), "2026-02", List.of("b"), "2026-03", List.of("b")));
    }

    @Test
    void an_append_supersedes_nothing() {
        assertThat(mapping(
                        acme.append("a", "one.csv", Redelivery.REPLACES, "2026-01", "2026-02"),
                        acme.append("b", "two.csv", Redelivery.REPLACES, "2026-02")))
                .isEqualTo(Map.of("2026-01", List.of("a"), "2026-02", List.of("a", "b")));
    }

    @Test
    void a_new_version_of_an_appended_key_replaces_the_earlier_one_in_all_its_periods_when_the_contract_says_so() {
        assertThat(mapping(
                        acme.append("a", "one.csv", Redelivery.REPLACES, "2026-01", "2026-02"),
                        acme.append("b", "two.csv", Redelivery.REPLACES, "2026-02"),
                        acme.append("c", "one.csv", Redelivery.REPLACES, "2026-02")))
                .isEqualTo(Map.of("2026-02", List.of("b", "c")));
    }

    @Test
    void a_new_version_of_an_appended_key_adds_to_the_earlier_one_when_the_contract_says_so() {
        assertThat(mapping(
                        acme.append("a", "one.csv", Redelivery.ADDS, "2026-01"),
                        acme.append("b", "one.csv", Redelivery.ADDS, "2026-01")))
                .isEqualTo(Map.of("2026-01", List.of("a", "b")));
    }

    @Test
    void the_same_bytes_under_the_same_key_add_nothing() {
        DeliveryRecord first = acme.append("a", "one.csv", Redelivery.ADDS, "2026-01");
        DeliveryRecord other = acme.append("b", "one.csv", Redelivery.ADDS, "2026-01");
        DeliveryRecord again = Deliveries.sameBytes(acme.append("c", "one.csv", Redelivery.ADDS, "2026-01"), first);

        assertThat(mapping(first, other, again)).isEqualTo(Map.of("2026-01", List.of("b", "c")));
        assertThat(texts(InForce.fold(List.of(first, other, again), Set.of("c"))))
                .isEqualTo(Map.of("2026-01", List.of("a", "b")));
    }

    @Test
    void the_same_bytes_under_another_key_add() {
        DeliveryRecord first = acme.append("a", "one.csv", Redelivery.ADDS, "2026-01");
        DeliveryRecord copy = Deliveries.sameBytes(acme.append("b", "two.csv", Redelivery.ADDS, "2026-01"), first);

        assertThat(mapping(first, copy)).isEqualTo(Map.of("2026-01", List.of("a", "b")));
    }

    @Test
    void an_undated_feed_has_one_period() {
        assertThat(mapping(acme.period("a", ""), acme.period("b", ""))).isEqualTo(Map.of("", List.of("b")));
    }

    @Test
    void a_hold_brings_back_what_the_delivery_had_superseded() {
        List<DeliveryRecord> both = List.of(acme.full("a", "2026-01", "2026-02"), acme.full("b", "2026-01"));

        assertThat(texts(InForce.fold(both, Set.of("b"))))
                .isEqualTo(Map.of("2026-01", List.of("a"), "2026-02", List.of("a")));
    }

    @Test
    void a_rejected_delivery_changes_nothing() {
        assertThat(mapping(acme.full("a", "2026-01"), Deliveries.rejected(acme.full("b", "2026-02"))))
                .isEqualTo(Map.of("2026-01", List.of("a")));
    }

    @Test
    void the_order_is_that_of_landing_not_that_of_receiving() {
        DeliveryRecord first = acme.full("a", "2026-01");
        DeliveryRecord second = acme.full("b", "2026-01");

        assertThat(InForce.fold(List.of(second, first), Set.of()))
                .isEqualTo(InForce.fold(List.of(first, second), Set.of()));
        assertThat(mapping(second, first)).isEqualTo(Map.of("2026-01", List.of("b")));
    }

    @Test
    void feeds_do_not_supersede_each_other() {
        DeliveryRecord other = new Deliveries("acme/calls").full("z", "2026-02");

        Mapping mapping = InForce.fold(List.of(acme.full("a", "2026-01"), other), Set.of());

        assertThat(texts(mapping)).isEqualTo(Map.of("2026-01", List.of("a")));
        assertThat(mapping.of(other.feed())).isEqualTo(Map.of(new Period("2026-02"), List.of("z")));
    }

    @Test
    void a_month_supersedes_the_days_inside_it_after_a_contract_changed_its_periods() {
        assertThat(mapping(acme.period("a", "2026-01-31", "2026-02-01", "2026-02-02"), acme.period("b", "2026-02")))
                .isEqualTo(Map.of("2026-01-31", List.of("a"), "2026-02", List.of("b")));
    }

    @Test
    void a_delivery_of_a_part_of_a_period_stands_aside_with_the_command_that_helps() {
        assertThat(conflict("b", acme.period("a", "2026-02"), acme.period("b", "2026-03", "2026-02-14")))
                .contains("delivery b of acme/rx")
                .contains("covers only a part of period 2026-02: 2026-02-14 to 2026-02-15")
                .contains("larder hold b --why TEXT");
    }

    @Test
    void a_window_that_cuts_a_period_stands_aside() {
        assertThat(conflict("b", acme.full("a", "2026-02"), acme.window("b", "2026-02-10", "2026-03-01")))
                .contains("covers only a part of period 2026-02");
    }

    @Test
    void rows_outside_their_own_window_stand_aside() {
        assertThat(conflict("a", acme.window("a", "2026-02-01", "2026-03-01", "2026-04")))
                .contains("carries rows of 2026-04, which is not inside its window");
    }

    @Test
    void dated_and_undated_deliveries_do_not_mix() {
        assertThat(conflict("b", acme.period("a", ""), acme.period("b", "2026-02")))
                .contains("is dated, but the feed has an undated delivery in force");
        assertThat(conflict("d", acme.period("c", "2026-02"), acme.period("d", "")))
                .contains("is undated, but the feed has 2026-02 in force");
    }

    /** Why the delivery stands aside, when all the others are in force. */
    private static String conflict(String delivery, DeliveryRecord... deliveries) {
        Folded folded = InForce.of(List.of(deliveries), Set.of());
        List<DeliveryRecord> others = Stream.of(deliveries)
                .filter(each -> !each.id().equals(delivery))
                .toList();
        assertThat(folded.mapping()).isEqualTo(InForce.fold(others, Set.of()));
        assertThat(folded.conflicts()).containsOnlyKeys(delivery);
        return folded.conflicts().getOrDefault(delivery, "");
    }

    @Test
    void a_feeds_periods_are_those_that_asking_each_delivery_about_each_period_gives() {
        int conflicts = 0;
        for (long seed = 1; seed <= 2_000; seed++) {
            List<DeliveryRecord> history = RandomFeed.of(seed);
            Optional<SortedMap<Period, List<String>>> expected = RandomFeed.askEachAboutEach(history);
            if (expected.isPresent()) {
                assertThat(InForce.fold(history, Set.of()).of(FEED))
                        .as("seed %d", seed)
                        .isEqualTo(expected.get());
            } else {
                conflicts++;
                Folded folded = InForce.of(history, Set.of());
                assertThat(folded.conflicts()).as("seed %d", seed).isNotEmpty();
                List<DeliveryRecord> others = history.stream()
                        .filter(each -> !folded.conflicts().containsKey(each.id()))
                        .toList();
                assertThat(folded.mapping().of(FEED))
                        .as("seed %d: as if what stands aside had never landed", seed)
                        .isEqualTo(RandomFeed.askEachAboutEach(others).orElseThrow());
            }
        }
        assertThat(conflicts).isBetween(200, 1_800);
    }

    /** Ten thousand small files, each with a period of its own, as a supplier sends them who was silent for long. */
    @Test
    void ten_thousand_deliveries_are_folded_in_a_moment() {
        LocalDate first = LocalDate.parse("1990-01-01");
        List<DeliveryRecord> history = IntStream.range(0, 10_000)
                .mapToObj(i -> acme.period("d" + i, first.plusDays(i).toString()))
                .toList();

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(InForce.fold(history, Set.of()).of(FEED)).hasSize(10_000));
    }

    private static Map<String, List<String>> mapping(DeliveryRecord... deliveries) {
        return texts(InForce.fold(List.of(deliveries), Set.of()));
    }

    private static Map<String, List<String>> texts(Mapping mapping) {
        Map<String, List<String>> texts = new TreeMap<>();
        mapping.of(FEED).forEach((period, ids) -> texts.put(period.text(), ids));
        return texts;
    }
}
