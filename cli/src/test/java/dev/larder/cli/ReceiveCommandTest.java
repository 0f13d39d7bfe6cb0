package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A supplier tries a file before he sends it. */
class ReceiveCommandTest {
    private static final String HEADER = "npi;product_code;week_ending;trx;nrx\n";
    private static final String ROW = "1000000000;VALDOR;04/01/2026;0.5;0.0\n";
    private static final String UNKNOWN =
            "not known without --state DIR: its revision, whether the same content was accepted before, and what differs"
                    + " from the last file";

    @TempDir
    private Path folder;

    @Test
    void a_good_file_gets_the_receipt_of_an_accepted_one() throws IOException {
        Typed typed = tried(file("rx_20260104.csv", HEADER + ROW), "--at", "2026-01-12T07:00:00Z");

        assertThat(typed.out()).isEqualTo("""
                        WOULD BE ACCEPTED rx_20260104.csv - 1 row. Nothing was sent.
                         meridian/rx, as if it landed 2026-01-12 07:00:00 UTC
                         period 2026-01-04: 1 row
                         %s
                        Send it. Contract 1.0.0. Help: data-desk@example.com
                        """.formatted(UNKNOWN));
        assertThat(typed.exit()).isZero();
    }

    @Test
    void a_bad_file_gets_every_problem_and_exit_code_3() throws IOException {
        Path page = folder.resolve("receipt.html");
        Path file =
                file("rx_20260104.csv", HEADER + ROW + ROW.replace("0.5", "0,5").replace("04/01", "31/02"));

        Typed typed = tried(file, "--json", "--html", page);

        assertThat(typed.exit()).isEqualTo(3);
        JsonNode json = JsonMapper.shared().readTree(typed.out());
        assertThat(json.get("tried").booleanValue()).isTrue();
        assertThat(json.get("verdict").asString()).isEqualTo("REJECTED");
        assertThat(json.get("deliveryId").isNull()).isTrue();
        assertThat(json.get("revision").isNull()).isTrue();
        assertThat(json.at("/stats/errors").intValue()).isEqualTo(2);
        assertThat(json.get("nextStep").asString()).isEqualTo("Fix and send it under this name.");
        assertThat(page).content().contains("WOULD BE REJECTED").doesNotContain("<script");
    }

    @Test
    void a_feed_that_is_not_there_is_refused() throws IOException {
        tried(file("rx_20260104.csv", HEADER), "--feed", "rxx")
                .isRefused(2, "--feed rxx: the project has no such feed", "did you mean rx?");
    }

    private Typed tried(Path file, Object... more) {
        Object[] words = new Object[more.length + 4];
        words[0] = "receive";
        words[1] = file;
        System.arraycopy(more, 0, words, 2, more.length);
        words[more.length + 2] = "--project";
        words[more.length + 3] = TestProject.BUNDLED;
        return Typed.larder(words);
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
