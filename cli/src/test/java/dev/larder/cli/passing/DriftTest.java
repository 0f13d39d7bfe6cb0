package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that the contract does not know comes, stays, and goes. */
class DriftTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_column_that_comes_or_goes_is_said_once_in_receipt_status_and_report() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        Path contract = project.resolve("contracts/sale.yaml");
        Files.writeString(
                contract,
                Files.readString(contract)
                        .replace("slaProperties:", "  - {property: extraColumns, value: park}\nslaProperties:"));
        drop(1, "");
        drop(2, ",mood");
        drop(3, ",mood");
        drop(4, "");

        String came = "new since sale_1.csv, and left out because the contract does not know it: mood";
        String went = "gone since sale_3.csv, and not missed because the contract does not know it: mood";
        String status = Typed.larder("status", "--state", state()).out();
        assertThat(status).contains("Columns that came or went");
        for (String what : List.of(came, went)) {
            assertThat(times(status, what)).as("status: " + what).isEqualTo(1);
            assertThat(files("report.html")).hasSize(4);
            assertThat(files("report.html").stream().filter(page -> page.contains(what)))
                    .as("reports: " + what)
                    .hasSize(1);
            assertThat(files(".txt").stream().filter(receipt -> receipt.contains(what)))
                    .as("receipts: " + what)
                    .hasSize(1);
        }
    }

    private void drop(int day, String more) throws IOException {
        String[] lines = SmallProject.day("2026-01-0" + day, day).split("\n", -1);
        Path file = folder.resolve("sale_" + day + ".csv");
        Files.writeString(file, lines[0] + more + "\n" + lines[1] + (more.isEmpty() ? "" : ",good") + "\n");
        assertThat(Typed.larder(
                                "run",
                                "--state",
                                state(),
                                "--project",
                                folder.resolve("project"),
                                "--as",
                                "acme/sale",
                                "--drop",
                                file)
                        .exit())
                .isZero();
    }

    private Path state() {
        return folder.resolve("state");
    }

    private static int times(String text, String what) {
        return text.split(Pattern.quote(what), -1).length - 1;
    }

    private List<String> files(String ending) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(state().resolve("out"))) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(ending)).toList()) {
                texts.add(Files.readString(path));
            }
        }
        return texts;
    }
}
