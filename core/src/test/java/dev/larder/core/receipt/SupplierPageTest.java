package dev.larder.core.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.calendar.CalendarRow;
import dev.larder.core.calendar.CalendarRow.State;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.Remarks;
import dev.larder.core.receipt.SupplierPage.Sent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of a supplier; rewrite it with {@code -Dlarder.golden=write}. */
class SupplierPageTest {
    private static final FeedId RX = new FeedId("acme", "rx");
    private static final Instant NOW = Instant.parse("2026-03-22T08:05:00Z");

    @Test
    void what_waits_and_what_is_to_mend_stands_above_all() throws IOException {
        List<Sent> files = List.of(
                new Sent(landed("rx_20260322.csv", "2026-03-22T08:04:00Z", 1), null),
                sent(RX, "rx_20260315.csv", "2026-03-22T08:01:00Z", 2, Verdict.ACCEPTED, List.of("new: mood")),
                sent(RX, "rx_20260315.csv", "2026-03-15T08:01:00Z", 1, Verdict.REJECTED, List.of()),
                sent(
                        FeedChoice.UNMATCHED,
                        "report <final>.csv",
                        "2026-03-14T08:00:00Z",
                        1,
                        Verdict.REJECTED,
                        List.of()),
                sent(RX, "rx_20260308.csv", "2026-03-08T08:00:00Z", 1, Verdict.ACCEPTED, List.of()));

        List<CalendarRow> due = List.of(
                due(RX, "2026-03-08T08:00:00Z", State.MISSING, "never came"),
                due(RX, "2026-03-15T08:00:00Z", State.HERE, "rx_20260315.csv came late, 2026-03-22 09:01 Europe/Rome"),
                due(RX, "2026-03-22T08:00:00Z", State.DUE, "late from 2026-03-22 11:00 Europe/Rome"),
                due(
                        new FeedId("acme", "stock"),
                        "2026-03-20T08:00:00Z",
                        State.LATE,
                        "late since 2026-03-20 11:00 Europe/Rome"));

        Golden.expectFile("supplier.html", new SupplierPage("acme", files, 4_711, due).html(NOW));
    }

    @Test
    void a_supplier_whose_files_are_all_accepted_reads_that_all_is_answered() {
        List<Sent> files = List.of(sent(RX, "rx.csv", "2026-03-22T08:01:00Z", 1, Verdict.ACCEPTED, List.of()));

        assertThat(new SupplierPage("acme", files, 1, List.of()).html(NOW))
                .contains("ALL ANSWERED")
                .contains(">All<")
                .doesNotContain("Waiting")
                .doesNotContain("Rejected");
    }

    @Test
    void nothing_that_a_supplier_writes_becomes_markup() {
        Landed landed = new Landed(
                "landing", "suppliers/acme/<b>/<script>\u202e.csv", "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);

        assertThat(new SupplierPage("acme", List.of(new Sent(landed, null)), 1, List.of()).html(NOW))
                .contains("&lt;script&gt; .csv")
                .contains("&lt;b&gt;, landed")
                .doesNotContain("<script")
                .doesNotContain("\u202e");
    }

    private static CalendarRow due(FeedId feed, String at, State state, String about) {
        return new CalendarRow(feed, Instant.parse(at), "Europe/Rome", state, about);
    }

    private static Sent sent(
            FeedId feed, String name, String at, int revision, Verdict verdict, List<String> warnings) {
        Landed landed = landed(name, at, revision);
        boolean accepted = verdict == Verdict.ACCEPTED;
        return new Sent(
                landed,
                new DeliveryRecord(
                        "0123456789abcdef0123",
                        feed,
                        landed,
                        verdict,
                        "1.4.0",
                        Coverage.PERIOD,
                        Redelivery.REPLACES,
                        null,
                        "rx",
                        List.of(),
                        "originals/x",
                        "5a",
                        1234,
                        118_402,
                        Map.of(),
                        List.of(),
                        List.of(),
                        accepted ? Map.of() : Map.of("type-error", 17L),
                        warnings,
                        null,
                        new Remarks("Europe/Rome", List.of(), List.of(), null, null),
                        null,
                        null));
    }

    private static Landed landed(String name, String at, int revision) {
        return new Landed("landing", "suppliers/acme/rx/" + name, "v" + revision, Instant.parse(at), revision);
    }
}
