package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.calendar.FeedCalendar;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.BundleMember;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.Remarks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {
    private static final FeedId RX = new FeedId("acme", "rx");
    private static final Landed LANDED =
            new Landed("landing", "suppliers/acme/rx/rx.csv", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);

    @ParameterizedTest
    @CsvSource({
        "type-error, rejected",
        "row-count, rejected-incomplete",
        "control-total, rejected-incomplete",
    })
    void the_key_says_what_became_of_a_delivery(String problem, String word) {
        Notice notice = Notice.of(record(RX, Verdict.REJECTED, Map.of(problem, 1L), null, null), "desk@example.com");

        assertThat(notice.key()).isEqualTo("notices/acme/rx/" + word + "/2026-03-22-rx.csv-01234567.txt");
        assertThat(notice.text()).startsWith("REJECTED rx.csv").contains("receipts/acme/rx/2026-03-22-rx.csv-01234567");
    }

    @Test
    void an_accepted_delivery_may_be_a_duplicate_and_a_rejected_one_of_no_feed() {
        assertThat(key(record(RX, Verdict.ACCEPTED, Map.of(), null, null))).contains("/accepted/");
        assertThat(key(record(RX, Verdict.ACCEPTED, Map.of(), "fedcba98765432100123", null)))
                .contains("/accepted-duplicate/");
        assertThat(key(record(FeedChoice.UNMATCHED, Verdict.REJECTED, Map.of("source-error", 1L), null, null)))
                .contains("/rejected-unknown-feed/");
    }

    @Test
    void a_bundle_is_told_once_with_its_members() {
        BundleMember good = new BundleMember("data/a.csv", RX, "aaaaaaaaaaaaaaaaaaaa", Verdict.ACCEPTED, 12, 0);
        BundleMember bad = new BundleMember("b.csv", RX, "bbbbbbbbbbbbbbbbbbbb", Verdict.REJECTED, 3, 2);
        DeliveryRecord part = record(RX, Verdict.ACCEPTED, Map.of(), null, List.of(good, bad));
        DeliveryRecord whole = record(RX, Verdict.ACCEPTED, Map.of(), null, List.of(good));

        assertThat(key(part)).contains("/accepted-in-part/");
        assertThat(Receipt.of(part, "desk@example.com").text())
                .contains("1 of 2 members accepted, 12 rows.")
                .contains("accepted  data/a.csv  rx: 12 rows, delivery aaaaaaaa")
                .contains("rejected  b.csv       rx: 2 problems, delivery bbbbbbbb");
        assertThat(Receipt.of(whole, "desk@example.com").html()).contains("1 member accepted, 12 rows.");
        assertThat(Receipt.of(record(RX, Verdict.REJECTED, Map.of("source-error", 1L), null, List.of()), "x")
                        .text())
                .contains("No member was read.");
    }

    @Test
    void a_file_that_waits_or_is_late_is_told_too() {
        Instant due = Instant.parse("2026-03-23T06:00:00Z");
        FeedCalendar.Open open = new FeedCalendar.Open(due, due.plusSeconds(3600), "Europe/Rome", false);

        Notice waiting = Notice.waiting(RX, LANDED, "suppliers/acme/rx/rx.csv.ok");
        Notice late = Notice.late(RX, List.of(open));

        assertThat(waiting.key()).startsWith("notices/acme/rx/waiting/2026-03-22-rx.csv-");
        assertThat(waiting.text()).contains("rx.csv.ok");
        assertThat(late.key()).startsWith("notices/acme/rx/late/");
        assertThat(late.text()).startsWith("LATE acme/rx - what was due has not come.\n due 2026-03-23 07:00");
    }

    private static String key(DeliveryRecord record) {
        return Notice.of(record, "desk@example.com").key();
    }

    private static DeliveryRecord record(
            FeedId feed,
            Verdict verdict,
            Map<String, Long> problems,
            @Nullable String sameAs,
            @Nullable List<BundleMember> members) {
        return new DeliveryRecord(
                "0123456789abcdef0123",
                feed,
                LANDED,
                verdict,
                null,
                Coverage.FULL,
                Redelivery.REPLACES,
                null,
                "rx",
                List.of(),
                "originals/x",
                "5a",
                1234,
                12,
                Map.of(),
                List.of(),
                List.of(),
                problems,
                List.of(),
                sameAs,
                members == null
                        ? null
                        : new Remarks(null, List.of(), List.of(), null, null, List.of(), List.of(), members),
                null,
                null);
    }
}
