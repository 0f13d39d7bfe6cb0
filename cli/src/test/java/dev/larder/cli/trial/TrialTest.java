package dev.larder.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cli.TestProject;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.delivery.DeliveryRecord;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would become of a file, and of which feed it would be. */
class TrialTest {
    private static final Plan PLAN = TestProject.plan(TestProject.BUNDLED);
    private static final Path REAL = TestProject.BUNDLED.resolve(
            "test-data/launch/02-january-prescriptions/suppliers/meridian/rx/rx_20260104.csv");
    private static final String HEADER = "npi;product_code;week_ending;trx;nrx\n";
    private static final String ROW = "1000000000;VALDOR;04/01/2026;0.5;0.0\n";

    @TempDir
    private Path folder;

    @Test
    void a_real_file_is_accepted_with_its_rows() {
        DeliveryRecord record = tried(REAL, null, null).record();

        assertThat(record.accepted()).isTrue();
        assertThat(record.rows()).isEqualTo(306);
    }

    @Test
    void the_feed_is_named_or_follows_from_the_folders_or_from_the_name() throws IOException {
        Path file = file("rx_20260104.csv", HEADER + ROW);

        assertThat(tried(file, "rx", null).record().feed()).hasToString("meridian/rx");
        assertThat(tried(file, "meridian/rx", null).record().feed()).hasToString("meridian/rx");
        assertThat(tried(file, "rx", "meridian").record().feed()).hasToString("meridian/rx");
        assertThat(tried(file, null, "meridian").record().feed()).hasToString("meridian/rx");
        assertThat(tried(file, null, null).record().feed()).hasToString("meridian/rx");
        assertThat(tried(file("suppliers/meridian/rx/sales.csv", HEADER + ROW), null, null)
                        .receipt()
                        .text())
                .contains("the file name does not match rx_\\d{8}\\.csv");
    }

    @Test
    void a_file_that_its_supplier_has_no_feed_for_gets_the_receipt_of_one() throws IOException {
        assertThat(tried(file("rx_20260104.csv", HEADER + ROW), null, "wholesale")
                        .receipt()
                        .text())
                .contains(" no feed, as if it landed ")
                .contains("the file name matches no feed");
    }

    @Test
    void a_feed_that_is_not_clear_is_asked_for() throws IOException {
        Path file = file("sales.csv", HEADER + ROW);

        assertRefused(file, "rxx", null, "--feed rxx: the project has no such feed", "did you mean rx?");
        assertRefused(
                file,
                "wholesale/customer",
                null,
                "--feed wholesale/customer: the project has no such feed",
                "did you mean wholesale/customers?");
        assertRefused(file, "rx", "wholesale", "--feed rx: wholesale has no such feed", "it has customers");
        assertRefused(
                file, null, "meridan", "--as meridan: the project has no such supplier", "did you mean meridian?");
        assertRefused(
                file,
                null,
                null,
                "the name sales.csv matches no feed",
                "--feed FEED says which is meant: internal/calls, internal/markets, internal/products,"
                        + " internal/territories, meridian/prescribers, meridian/rx, opinio/survey, wholesale/customers");
    }

    @Test
    void what_cannot_be_tried_is_refused() throws IOException {
        assertRefused(folder.resolve("none.csv"), "rx", null, "there is no file " + folder.resolve("none.csv"), null);
        assertRefused(folder, "rx", null, folder + " is not a file", "try one file at a time");
        assertRefused(
                file("rx_20260104.csv.partial", ROW),
                "rx",
                null,
                "rx_20260104.csv.partial would be ignored: its name says that it is still being written",
                "try it under the name that it will have in the end");
    }

    @Test
    void a_file_in_another_encoding_is_told_how_to_convert_it() throws IOException {
        Path file = folder.resolve("rx_20260104.csv");
        Files.write(file, (HEADER + ROW.replace("VALDOR", "VALDÖR")).getBytes(Charset.forName("windows-1252")));

        assertThat(tried(file, "rx", null).receipt().text())
                .contains("has a byte that is not UTF-8, 0xd6, which is \"Ö\" in Windows-1252\n")
                .contains("iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW");
    }

    private static Trial tried(Path file, @Nullable String feed, @Nullable String supplier) {
        Instant at = Instant.parse("2026-01-12T07:00:00Z");
        return Trial.of(new Trial.Tried(file, feed, supplier, at), PLAN, new Known.Nothing());
    }

    private static void assertRefused(
            Path file, @Nullable String feed, @Nullable String supplier, String sentence, @Nullable String help) {
        assertThatThrownBy(() -> tried(file, feed, supplier)).isInstanceOfSatisfying(CommandFailure.class, refused -> {
            assertThat(refused).hasMessage(sentence);
            assertThat(refused.help()).isEqualTo(help);
            assertThat(refused.exitCode()).isEqualTo(2);
        });
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
