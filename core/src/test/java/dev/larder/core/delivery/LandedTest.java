package dev.larder.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a delivery is named after and ordered by. */
class LandedTest {
    private static final Landed LANDED = landed("suppliers/acme/rx/rx.csv", "2026-03-22T23:59:59Z", 1);

    /** Keys of the lake hold it: another version of Larder must compute the same. */
    @Test
    void a_deliverys_id_is_the_one_that_the_lake_holds() {
        assertThat(DeliveryId.of(LANDED))
                .isEqualTo("3a36a92196f4513ade26")
                .isEqualTo(DeliveryId.of("landing", "suppliers/acme/rx/rx.csv", "v1"));
    }

    @Test
    void date_and_file_name_are_those_of_the_object() {
        assertThat(LANDED.date()).isEqualTo(LocalDate.of(2026, 3, 22));
        assertThat(LANDED.fileName()).isEqualTo("rx.csv");
        assertThat(landed("rx.csv", "2026-03-22T00:00:00Z", 1).fileName()).isEqualTo("rx.csv");
    }

    @Test
    void deliveries_take_force_by_time_then_key_then_revision() {
        List<Landed> inOrder = List.of(
                landed("b", "2026-03-22T08:00:00Z", 2),
                landed("a", "2026-03-22T08:00:01Z", 1),
                landed("a", "2026-03-22T08:00:01Z", 2),
                landed("b", "2026-03-22T08:00:01Z", 1));

        assertThat(Stream.of(3, 1, 2, 0).map(inOrder::get).sorted()).isEqualTo(inOrder);
    }

    @Test
    void a_record_counts_problems_beyond_the_cap_too() {
        DeliveryRecord rejected = record(Verdict.REJECTED, Map.of("type-error", 3L, "row-count", 1L));

        assertThat(rejected.problemCount()).isEqualTo(4);
        assertThat(rejected.accepted()).isFalse();
        assertThat(record(Verdict.ACCEPTED, Map.of()).problemCount()).isZero();
        assertThat(record(Verdict.ACCEPTED, Map.of()).accepted()).isTrue();
    }

    private static DeliveryRecord record(Verdict verdict, Map<String, Long> counts) {
        return new DeliveryRecord(
                "d1",
                new FeedId("acme", "rx"),
                LANDED,
                verdict,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                "originals/d1",
                "sha",
                1,
                1,
                Map.of(),
                List.of(),
                List.of(),
                counts,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static Landed landed(String key, String at, int revision) {
        return new Landed("landing", key, "v1", Instant.parse(at), revision);
    }
}
