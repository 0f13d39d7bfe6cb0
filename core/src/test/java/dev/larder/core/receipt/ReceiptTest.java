package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.PeriodContent;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.Period;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Golden receipts; rewrite them with {@code -Dlarder.golden=write} and read the difference. */
class ReceiptTest {
    private static final String CONTACT = "data-desk@example.com";
    private static final List<Problem> PROBLEMS = List.of(
            new Problem("type-error", 17, 3, "trx", "1.234,5x", "is not a number (decimal comma)"),
            new Problem("type-error", 90_411, 2, "week_ending", "31/02/2026", "is not a date dd/MM/yyyy"),
            new Problem("row-count", 0, 0, null, null, "the file has 0 rows, at least 1 are required"));

    @Test
    void a_rejection_names_every_problem_and_the_next_step() throws IOException {
        expect("rejected", rejected(PROBLEMS, Map.of("type-error", 2L, "row-count", 1L), 1));
    }

    @Test
    void problems_beyond_the_cap_are_counted() {
        DeliveryRecord record = rejected(PROBLEMS, Map.of("type-error", 1_402L, "row-count", 1L), 1);

        Receipt receipt = Receipt.of(record, CONTACT);

        assertThat(receipt.text()).contains(" and 1,400 more (in all: row-count 1, type-error 1,402)\n");
        assertThat(receipt.html()).contains("and 1,400 more");
        JsonNode json = JsonMapper.shared().readTree(receipt.json());
        assertThat(json.get("truncatedAt").intValue()).isEqualTo(3);
        assertThat(json.at("/countsPerType/type-error").intValue()).isEqualTo(1402);
    }

    @Test
    void an_accepted_revision_says_rows_periods_and_warnings() throws IOException {
        DeliveryRecord record = new DeliveryRecord(
                "0123456789abcdef0123",
                new FeedId("acme", "rx"),
                landed("rx_20260322.csv", 2),
                Verdict.ACCEPTED,
                "1.4.0",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                null,
                "rx",
                List.of("npi", "trx"),
                "originals/x",
                "5a",
                1234,
                118_402,
                Map.of(
                        new Period("2026-02"),
                        new PeriodContent(1, "01"),
                        new Period("2026-03"),
                        new PeriodContent(118_401, "02")),
                List.of(),
                List.of(),
                Map.of(),
                List.of("columns that the contract does not know were left out: z"),
                "fedcba98765432100123",
                null,
                null,
                null);
        expect("accepted", record);
    }

    @Test
    void a_key_of_no_feed_is_answered_too() throws IOException {
        expect(
                "unmatched",
                new DeliveryRecord(
                        "0123456789abcdef0123",
                        FeedChoice.UNMATCHED,
                        landed("rx.csv", 1),
                        Verdict.REJECTED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        "originals/x",
                        "5a",
                        1234,
                        0,
                        Map.of(),
                        List.of(),
                        List.of(new Problem(
                                "source-error",
                                0,
                                0,
                                null,
                                null,
                                "there is no feed \"rxx\", only rx; did you mean \"rx\"?")),
                        Map.of("source-error", 1L),
                        List.of(),
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void nothing_a_supplier_writes_becomes_markup_or_moves_the_cursor() {
        String evil = "<script>alert('x')</script>&\u001b[2J\u202e\u2028\u2029\ufffe\uffff\ud800";
        Receipt receipt = Receipt.of(
                rejected(List.of(new Problem("type-error", 2, 1, evil, evil, "is wrong")), Map.of("type-error", 1L), 1),
                evil);

        assertThat(receipt.html())
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;");
        assertThat(receipt.text().lines().toList().get(1))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\u2028")
                .doesNotContain("\u2029")
                .doesNotContain("\ufffe")
                .doesNotContain("\uffff")
                .doesNotContain("\ud800");
        assertThat(receipt.html())
                .doesNotContain("\uffff")
                .doesNotContain("\ufffe")
                .doesNotContain("\u2028")
                .doesNotContain("\ud800");
    }

    private static DeliveryRecord rejected(List<Problem> problems, Map<String, Long> counts, int revision) {
        return new DeliveryRecord(
                "0123456789abcdef0123",
                new FeedId("acme", "rx"),
                landed("rx_20260322.csv", revision),
                Verdict.REJECTED,
                "1.4.0",
                Coverage.PERIOD,
                Redelivery.REPLACES,
                null,
                null,
                List.of(),
                "originals/x",
                "5a",
                1234,
                118_402,
                Map.of(),
                List.of(),
                problems,
                counts,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static Landed landed(String name, int revision) {
        return new Landed(
                "landing", "suppliers/acme/rx/" + name, "v1", Instant.parse("2026-03-22T08:00:00Z"), revision);
    }

    private static void expect(String name, DeliveryRecord record) throws IOException {
        Golden.expect(name, Receipt.of(record, CONTACT));
    }
}
