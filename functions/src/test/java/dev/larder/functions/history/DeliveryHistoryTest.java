package dev.larder.functions.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.mapping.InForce;
import dev.larder.core.mapping.Mapping;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.history.DeliveryHistory.Seen;
import dev.larder.functions.memory.Furnished;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DeliveryHistoryTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    private final Furnished furnished = new Furnished();
    private final Lake lake = furnished.environment().lake();
    private final DeliveryHistory history = furnished.environment().history();

    @Test
    void a_history_that_was_never_kept_is_that_of_all_records() {
        furnished.delivered("a", "2026-03-01").delivered("b", "2026-03-02");
        lake.objects().delete(pending());

        assertThat(mapping(history.now(Set.of("a"), List.of()))).isEqualTo(ofAllRecords(Set.of("a")));
    }

    @Test
    void what_is_kept_is_not_read_again_and_what_is_pending_is() {
        many(30);
        furnished.delivered("b", "2026-03-02");
        furnished.ports().lake().calls();

        Seen seen = new DeliveryHistory(furnished.environment()).now(Set.of(), List.of());

        assertThat(furnished.ports().lake().calls())
                .as("index, settled part, one record")
                .isEqualTo(3);
        assertThat(mapping(seen)).isEqualTo(ofAllRecords(Set.of()));
    }

    @Test
    void more_records_than_a_call_reads_are_read_by_several_and_give_the_same_history() {
        for (int i = 0; i < 25; i++) {
            furnished.delivered("r" + i, FIRST.plusDays(i % 9).toString());
        }
        lake.objects().delete(pending());
        int calls = 1;
        while (!new DeliveryHistory(fresh(), 10).isReadable()) {
            calls++;
            // received meanwhile, and its cause may be gone before the history is kept
            furnished.delivered("meanwhile" + calls, "2020-01-03");
        }
        assertThat(calls).isEqualTo(3);

        Seen seen = new DeliveryHistory(fresh(), 10).now(Set.of(), List.of());
        assertThat(mapping(seen)).isEqualTo(ofAllRecords(Set.of()));
        assertThat(history.keep(seen)).isTrue();

        assertThat(lake.objects().keys(HistoryLayout.first())).isEmpty();
        lake.objects().delete(pending());
        assertThat(mapping(new DeliveryHistory(fresh(), 10).now(Set.of(), List.of())))
                .isEqualTo(ofAllRecords(Set.of()));
    }

    /** As a function that was started anew. */
    private Environment fresh() {
        return new Environment(
                furnished.environment().settings(),
                furnished.ports(),
                furnished.environment().clock());
    }

    @Test
    void a_cause_may_be_deleted_once_its_delivery_is_kept_and_come_again() {
        furnished.delivered("a", "2026-03-01").delivered("b", "2026-03-02");
        kept(Set.of());
        lake.objects().delete(pending());
        furnished.delivered("c", "2026-03-01");
        kept(Set.of());
        lake.objects().delete(pending());
        furnished.environment().pokes().pending(HistoryLayout.cause(Furnished.SALE, "b"));

        assertThat(mapping(history.now(Set.of(), List.of()))).isEqualTo(ofAllRecords(Set.of()));
        assertThat(history.keep(history.now(Set.of(), List.of()))).isTrue();
        HistoryIndex index = lake.get(HistoryLayout.index(), HistoryIndex.class);
        assertThat(index.later().size() + settled(index)).as("each once").isEqualTo(3);
    }

    @Test
    void of_two_that_keep_at_once_one_sees_again_and_nothing_of_the_other_is_lost() {
        furnished.delivered("a", "2026-03-01");
        Seen one = history.now(Set.of(), List.of());
        Seen other = history.now(Set.of(), List.of());
        assertThat(history.keep(one)).isTrue();
        assertThat(history.keep(other)).isFalse();

        furnished.delivered("b", "2026-03-02");
        one = history.now(Set.of(), List.of());
        furnished.delivered("c", "2026-03-03");
        assertThat(history.keep(history.now(Set.of(), List.of()))).isTrue();
        lake.objects().delete(pending());

        assertThat(history.keep(one)).isFalse();
        assertThat(mapping(history.now(Set.of(), List.of()))).isEqualTo(ofAllRecords(Set.of()));
    }

    @Test
    void a_hold_of_a_delivery_of_long_ago_is_folded_and_kept_and_lifted() {
        many(1_500);
        String old = "d00007";
        furnished.delivered("again", FIRST.plusDays(7).toString());
        kept(Set.of());
        for (Set<String> held : List.of(Set.of("again"), Set.of("again", old), Set.of("never"), Set.<String>of())) {
            assertThat(mapping(kept(held))).as("held %s", held).isEqualTo(ofAllRecords(held));
            furnished.ports().lake().calls();
            assertThat(mapping(history.now(held, List.of()))).isEqualTo(ofAllRecords(held));
            assertThat(furnished.ports().lake().calls()).as("held %s", held).isLessThan(3_000);
        }
    }

    @Test
    void a_file_that_was_received_years_late_takes_the_place_that_it_landed_at() {
        many(1_500);
        kept(Set.of());
        lake.objects().delete(pending());
        furnished.landed("late", FIRST.plusDays(3).toString(), FIRST.plusDays(1) + "T00:00:00Z");
        furnished.landed("later", FIRST.plusDays(9).toString(), FIRST.plusDays(9) + "T23:00:00Z");

        Mapping mapping = mapping(kept(Set.of()));

        assertThat(mapping).isEqualTo(ofAllRecords(Set.of()));
        assertThat(mapping.deliveries()).contains("later").doesNotContain("late");
    }

    @Test
    void the_index_stays_small_and_what_it_no_longer_names_is_deleted() {
        int deliveries = 0;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 400; i++) {
                delivered(deliveries++);
            }
            kept(Set.of());
            lake.objects().delete(pending());
            kept(Set.of());
        }
        HistoryIndex index = lake.get(HistoryLayout.index(), HistoryIndex.class);

        assertThat(index.later()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(index.past(Furnished.SALE)).hasSizeLessThan(6);
        assertThat(settled(index)).isEqualTo(deliveries - index.later().size());
        assertThat(lake.objects().keys("history/"))
                .hasSizeLessThanOrEqualTo(
                        2 + index.past(Furnished.SALE).size() + index.former().size());
        assertThat(mapping(history.now(Set.of(), List.of()))).isEqualTo(ofAllRecords(Set.of()));
    }

    @Test
    void a_cause_as_former_versions_wrote_it_makes_all_records_be_read() {
        furnished.delivered("a", "2026-03-01");
        kept(Set.of());
        furnished.delivered("b", "2026-03-02");
        lake.objects().delete(pending());
        furnished.environment().pokes().pending("delivery-b");

        assertThat(mapping(history.now(Set.of(), List.of()))).isEqualTo(ofAllRecords(Set.of()));
    }

    @Test
    void a_part_that_is_missing_is_named() {
        many(1_500);
        kept(Set.of());
        String settled = lake.get(HistoryLayout.index(), HistoryIndex.class).settled();
        lake.objects().delete(List.of(settled));

        assertThatThrownBy(() -> new DeliveryHistory(furnished.environment()).now(Set.of(), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(settled);
    }

    private static int settled(HistoryIndex index) {
        return index.past(Furnished.SALE).stream()
                .mapToInt(HistoryIndex.Stretch::deliveries)
                .sum();
    }

    private Seen kept(Set<String> held) {
        Seen seen = history.now(held, List.of());
        assertThat(history.keep(seen)).isTrue();
        return seen;
    }

    private void many(int deliveries) {
        IntStream.range(0, deliveries).forEach(this::delivered);
        lake.objects().delete(pending());
        kept(Set.of());
    }

    private void delivered(int number) {
        furnished.delivered(
                "d%05d".formatted(number), FIRST.plusDays(number % 1_000).toString());
    }

    private static Mapping mapping(Seen seen) {
        return InForce.fold(seen.deliveries(), seen.apart());
    }

    private List<String> pending() {
        return lake.objects().keys(LakeLayout.pending());
    }

    private Mapping ofAllRecords(Set<String> held) {
        List<DeliveryRecord> all = furnished.environment().deliveries().all();
        return InForce.fold(all, held);
    }
}
