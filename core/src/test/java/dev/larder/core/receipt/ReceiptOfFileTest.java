package dev.larder.core.receipt;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.DeliveryDraft;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.delivery.FeedChoice;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.LatestAccepted;
import dev.larder.core.period.PeriodUnit;
import dev.larder.core.scratch.MemoryScratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Receipts of real files: checked, recorded and answered as the function does it. */
class ReceiptOfFileTest {
    private static final Contract RX = ContractBuilder.rx(
                    text("npi", 10).required().restricted(),
                    column("week", Kind.DATE).format("dd/MM/yyyy").required(),
                    decimal("trx", 10, 2),
                    text("channel", 10).oneOf("retail", "mail"))
            .italian()
            .coverage(Coverage.FULL)
            .periodOf("week", PeriodUnit.DAY)
            .parkingExtraColumns()
            .fileName("rx_\\d+\\.csv")
            .build();
    private static final String HEADER = "npi;week;trx;channel\n";

    @Test
    void a_hundred_equal_lines_do_not_hide_the_second_cause() throws IOException {
        String file = HEADER + "1;08/03/2026;n/a;retail\n".repeat(150) + "2;08/03/2026;1.5;retail\n"
                + "3;31/02/2026;1,5;retail\n" + "4;08/03/2026;1,5;post\n".repeat(7) + "5;08/03/2026\n";

        DeliveryRecord record = record("rx_1.csv", file, null);

        Golden.expect("grouped", Receipt.of(record, "data-desk@example.com"));
        assertThat(record.problemCount()).isEqualTo(160);
    }

    @Test
    void every_line_of_a_header_that_differs_is_told() throws IOException {
        String text = told(record("rx_1.csv", "npi;weak;weak;trx\n1;2;3;4\n", null));

        assertThat(text)
                .contains("line 1, column 3 \"weak\"  stands in the header twice\n")
                .contains(
                        "line 1, \"week\"           is missing from the header (did you mean it by \"weak\" in column 2?)\n")
                .contains("line 1, \"channel\"        is missing from the header\n");
    }

    @Test
    void nothing_of_a_restricted_value_is_shown() throws IOException {
        String file =
                HEADER + "geheim-und-zu-lang;08/03/2026;1;mail\n".repeat(3) + "gehéim;08/03/2026;1;mail\n".repeat(2);

        Receipt receipt = Receipt.of(record("rx_1.csv", file, Charset.forName("windows-1252"), null), "desk");

        for (String form : List.of(receipt.text(), receipt.json(), receipt.html())) {
            assertThat(form)
                    .contains("***")
                    .doesNotContain("geh")
                    .doesNotContain("é")
                    .doesNotContain("0xe9");
        }
    }

    @Test
    void windows_1252_is_converted_and_the_receipt_says_how() throws IOException {
        String file = HEADER + "1;08/03/2026;1;rétail\n2;08/03/2026;1;mäil\n";

        assertThat(told(record("rx_1.csv", file, Charset.forName("windows-1252"), null)))
                .contains("column 4 \"channel\", 2 times: has a byte that is not UTF-8\n")
                .contains("0xe9, which is \"é\" in Windows-1252\n")
                .contains("0xe4, which is \"ä\" in Windows-1252\n")
                .contains("\nSave it as UTF-8 (in Excel the type \"CSV UTF-8\"; elsewhere iconv -f WINDOWS-1252 -t"
                        + " UTF-8 OLD > NEW) and send it again under the same name. ");
    }

    @Test
    void a_wrong_name_is_told_with_one_that_was_right() throws IOException {
        DeliveryRecord before = record("rx_1.csv", HEADER + "1;08/03/2026;1;mail\n", null);

        assertThat(told(record("sales.csv", HEADER + "1;08/03/2026;1;mail\n", before)))
                .contains("\nSend it again under a name that matches, as rx_1.csv did. ");
    }

    @Test
    void an_accepted_file_is_compared_with_the_one_before_it() throws IOException {
        DeliveryRecord before =
                record("rx_1.csv", HEADER + "1;01/03/2026;1;mail\n1;08/03/2026;1;mail\n1;08/03/2026;2;mail\n", null);

        DeliveryRecord record = record("rx_2.csv", HEADER + "1;08/03/2026;1;mail\n1;15/03/2026;1;mail\n", before);

        Golden.expect("compared", Receipt.of(record, "data-desk@example.com"));
    }

    @Test
    void a_column_that_appears_or_vanishes_is_told_once() throws IOException {
        String known = "1;08/03/2026;1;mail";
        DeliveryRecord first = record("rx_1.csv", HEADER + known + "\n", null);
        DeliveryRecord appeared = record("rx_2.csv", "npi;week;trx;channel;mood\n" + known + ";good\n", first);
        DeliveryRecord stayed = record("rx_3.csv", "npi;week;trx;channel;mood\n" + known + ";bad\n", appeared);
        DeliveryRecord vanished = record("rx_4.csv", HEADER + known + "\n", stayed);
        DeliveryRecord gone = record("rx_5.csv", HEADER + known + "\n", vanished);

        assertThat(first.warnings()).isEmpty();
        assertThat(appeared.warnings())
                .containsExactly("new since rx_1.csv, and left out because the contract does not know it: mood");
        assertThat(stayed.warnings()).isEmpty();
        assertThat(vanished.warnings())
                .containsExactly("gone since rx_3.csv, and not missed because the contract does not know it: mood");
        assertThat(gone.warnings()).isEmpty();
    }

    @Test
    void without_a_delivery_to_compare_with_every_column_left_out_is_told() throws IOException {
        DeliveryRecord first = record("rx_1.csv", "a;npi;week;trx;channel;b\n;1;08/03/2026;1;mail;\n", null);

        assertThat(first.warnings()).containsExactly("columns that the contract does not know were left out: a, b");
    }

    @Test
    void a_file_that_is_only_tried_is_not_said_to_be_loaded_or_sent() throws IOException {
        DeliveryRecord good = record("rx_1.csv", HEADER + "1;08/03/2026;1;mail\n", null);
        DeliveryRecord bad = record("rx_1.csv", HEADER + "1;08/03/2026;one;mail\n", null);

        assertThat(Receipt.tried(good, "desk", List.of("its revision is not known"))
                        .text())
                .isEqualTo("""
                        WOULD BE ACCEPTED rx_1.csv (revision 1) - 1 row. Nothing was sent.
                         acme/rx, as if it landed 2026-03-22 09:00:00 Europe/Rome (08:00:00 UTC)
                         period 2026-03-08: 1 row
                         its revision is not known
                        Send it. Contract 1.4.0. Help: desk
                        """);
        assertThat(Receipt.tried(bad, "desk", List.of()).text()).isEqualTo("""
                        WOULD BE REJECTED rx_1.csv (revision 1) - 1 problem. Nothing was sent.
                         acme/rx, as if it landed 2026-03-22 09:00:00 Europe/Rome (08:00:00 UTC)
                         line 2, column 3 "trx"  "one" is not a number (decimal comma); write it like 1234,50
                        Fix and send it under this name. Contract 1.4.0. Help: desk
                        """);
    }

    private static String told(DeliveryRecord record) {
        return Receipt.of(record, "data-desk@example.com").text();
    }

    private static DeliveryRecord record(String name, String file, @Nullable DeliveryRecord earlier)
            throws IOException {
        return record(name, file, StandardCharsets.UTF_8, earlier);
    }

    private static DeliveryRecord record(String name, String file, Charset encoding, @Nullable DeliveryRecord earlier)
            throws IOException {
        FeedId feed = new FeedId("acme", "rx");
        Landed landed =
                new Landed("landing", "suppliers/acme/rx/" + name, "v1", Instant.parse("2026-03-22T08:00:00Z"), 1);
        String id = "d-" + name;
        LatestAccepted before = earlier == null ? null : LatestAccepted.of(earlier);
        return new DeliveryDraft(id, feed, landed, "originals/x", List.of(), List.of(), null, before)
                .record(new FeedChoice.Chosen(feed, List.of(RX))
                        .check(
                                new FeedChoice.Arrived(landed, id, new ByteArrayInputStream(file.getBytes(encoding))),
                                (_, _) -> OutputStream.nullOutputStream(),
                                new MemoryScratch()));
    }
}
