package dev.larder.cli.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.TestProject;
import dev.larder.cli.Typed;
import dev.larder.cli.change.OpenShop;
import dev.larder.cli.grants.SmallProject;
import dev.larder.core.plan.DataTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is suggested for a project that is not bundled. */
final class SuggestTestsTest {
    private static final int RELEASES = 5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_is_suggested_compiles_and_would_have_stopped_no_release() throws IOException {
        Path project = SmallProject.withSet(folder.resolve("project"));
        Files.delete(project.resolve("sets.yaml"));
        Path contract = project.resolve("contracts/sale.yaml");
        Files.writeString(
                contract,
                Files.readString(contract)
                        + "      - {name: meter, logicalType: number, physicalType: \"decimal(38,0)\"}\n");
        try (OpenShop shop = OpenShop.of(project, folder.resolve("open"))) {
            assertThat(shop.drop(
                            "acme/north", "north_1.csv", SmallProject.day("2026-02-28", 7), "2026-02-28T07:00:00Z"))
                    .isZero();
            for (int day = 1; day <= RELEASES; day++) {
                String sold = "2026-03-0" + day;
                assertThat(shop.drop(
                                "acme/sale",
                                "sale_" + sold + ".csv",
                                withLongNumber(SmallProject.day(sold, 100 + day), "of " + sold),
                                sold + "T07:00:00Z"))
                        .isZero();
            }
        }

        Typed typed = Typed.larder(
                "suggest", "tests", "--state", folder.resolve("open/state"), "--into", project.resolve("sql/tests"));

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out().lines().filter(line -> line.contains(".sql: ")))
                .hasSize(4)
                .allMatch(line -> line.contains("sale_") && line.endsWith("0 false alarms in 5 releases"));
        assertThat(typed.out())
                .as("one file that stayed in six releases")
                .endsWith("4 drafts; a feed needs 5 releases that changed it before anything can be said about it; not"
                        + " yet: acme/north (1), acme/south (0)\n");
        assertThat(TestProject.plan(project).tests())
                .extracting(DataTest::name)
                .contains("sale_rows", "sale_jumping_totals", "sale_lag_of_sold_on", "sale_by_settled_sold_on");
    }

    /** With a note that no other sale has, and a number of 38 digits, of which no two have a sum. */
    private static String withLongNumber(String sale, String note) {
        return sale.replace("note\n", "note,meter\n").replace(",\n", "," + note + "," + "9".repeat(38) + "\n");
    }
}
