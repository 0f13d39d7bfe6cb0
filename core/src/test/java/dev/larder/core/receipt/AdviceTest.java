package dev.larder.core.receipt;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rejected supplier is told to do follows from what is wrong. */
class AdviceTest {
    private static final Contract RX = ContractBuilder.rx(column("n", Kind.INTEGER))
            .coverage(Coverage.WINDOW)
            .periodInName(PeriodUnit.MONTH)
            .fileName("rx_(?<period>\\d+)_(?<from>\\d+)_(?<until>\\d+)\\.csv")
            .build();
    private static final String NAME = "rx_202603_202603_202603.csv";

    @Test
    void a_wrong_value_or_header_is_fixed_under_the_same_name() throws IOException {
        assertThat(advice(RX, NAME, "n\nx\n")).isEqualTo("Fix and send again under the same name.");
        assertThat(advice(RX, NAME, "m\n1\n")).isEqualTo("Fix and send again under the same name.");
        assertThat(advice(RX, NAME, "n\n1\n\n")).isEqualTo("Fix and send again under the same name.");
    }

    @Test
    void a_name_that_no_contract_expects_is_changed() throws IOException {
        assertThat(advice(RX, "sales.csv", "n\n1\n")).isEqualTo("Send it again under a name that matches.");
    }

    @Test
    void a_date_in_the_name_that_does_not_exist_is_changed() throws IOException {
        assertThat(advice(RX, "rx_202613_202603_202603.csv", "n\n1\n"))
                .isEqualTo("Send it again under a name that matches.");
        assertThat(advice(RX, "rx_202603_202603_202601.csv", "n\n1\n"))
                .isEqualTo("Send it again under a name that matches.");
    }

    @Test
    void a_wrong_name_and_a_wrong_value_are_both_mended() throws IOException {
        assertThat(advice(RX, "rx_202613_202603_202603.csv", "n\nx\n"))
                .isEqualTo("Fix and send again under a name that matches.");
    }

    @Test
    void what_is_in_another_format_than_the_contracts_is_sent_in_that() throws IOException {
        assertThat(advice(RX, NAME, "\u001f\u0000"))
                .isEqualTo("Send it again as plain CSV in UTF-8, under the same name.");
        assertThat(advice(RX, NAME + ".zip", "PK\u0003\u0004"))
                .isEqualTo("Send it again in the format of the contract, under a name that matches.");
    }

    @Test
    void a_file_without_rows_is_sent_with_them() throws IOException {
        assertThat(advice(RX, NAME, "n\n"))
                .isEqualTo(
                        "Send it again with its rows, under the same name; if it may be empty, ask for a contract that says so.");
    }

    @Test
    void where_no_contract_is_valid_no_file_helps() throws IOException {
        Contract ended =
                ContractBuilder.rx(text("a")).valid("2025-01-01", "2026-01-01").build();

        assertThat(advice(ended, NAME, "a\n1\n"))
                .isEqualTo("Ask for a contract that is valid; no change of the file helps.");
    }

    @Test
    void what_lies_in_no_feed_is_put_where_one_expects_it() {
        FeedChoice.NoFeed none = (FeedChoice.NoFeed) FeedChoice.of("suppliers/acme/rxx/" + NAME, List.of(RX));

        assertThat(landedAdvice(new DeliveryRecord(
                        "d",
                        FeedChoice.UNMATCHED,
                        landed(NAME),
                        DeliveryRecord.Verdict.REJECTED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        "o",
                        "5a",
                        1,
                        0,
                        Map.of(),
                        List.of(),
                        List.of(none.problem()),
                        Map.of(none.problem().type(), 1L),
                        List.of(),
                        null,
                        null,
                        null,
                        null)))
                .isEqualTo("Send it again where a feed expects it.");
    }

    @Test
    void what_is_accepted_needs_nothing() throws IOException {
        assertThat(advice(RX, NAME, "n\n1\n")).isEqualTo("Nothing to do.");
    }

    private static String advice(Contract contract, String name, String file) throws IOException {
        Checked checked = DeliveryCheck.check(
                new CheckRequest(List.of(contract), landed(name), "d"),
                new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)),
                (_, _) -> OutputStream.nullOutputStream(),
                new MemoryScratch());
        return landedAdvice(new DeliveryRecord(
                "d",
                new FeedId("acme", "rx"),
                landed(name),
                checked.verdict(),
                "1.4.0",
                Coverage.WINDOW,
                Redelivery.REPLACES,
                null,
                null,
                List.of(),
                "o",
                "5a",
                1,
                checked.original().rows(),
                Map.of(),
                List.of(),
                checked.problems(),
                checked.problemCounts(),
                List.of(),
                null,
                null,
                null,
                null));
    }

    private static String landedAdvice(DeliveryRecord record) {
        return Advice.of(new Answer(record, "data-desk@example.com", Occasion.LANDED, List.of()));
    }

    private static Landed landed(String name) {
        return new Landed("landing", "suppliers/acme/rx/" + name, "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
    }
}
