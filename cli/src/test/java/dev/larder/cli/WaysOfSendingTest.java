package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come in an archive, or with another beside them, from drop to query. */
final class WaysOfSendingTest {
    private static final String CONTRACT = """
            apiVersion: v3.1.0
            kind: DataContract
            id: acme-%1$s
            version: 1.0.0
            status: active
            customProperties:
              - {property: supplier, value: acme}
              - {property: feed, value: %1$s}
              - {property: owner, value: sales}
              - {property: contact, value: desk@example.com}
              - {property: fileName, value: '%1$s_.*'}
              - {property: coverage, value: full}
              %2$s
            schema:
              - name: %1$s
                logicalType: object
                physicalType: table
                properties:
                  - {name: shop, logicalType: string, physicalType: varchar(20)}
                  - {name: amount, logicalType: number, physicalType: 'decimal(10,2)'}
            """;
    private static final String COMPLETION =
            "- {property: completion, value: {file: '{stem}.ctl', sums: {amount: '([0-9.]+)'}}}";
    private static final String ARRAY = "- {property: format, value: json}";
    private static final String SALES = "shop,amount\nnorth,1.5\nsouth,2.25\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void makeProject() throws IOException {
        write("p/contracts/sale.yaml", CONTRACT.formatted("sale", COMPLETION));
        write("p/contracts/visit.yaml", CONTRACT.formatted("visit", ARRAY));
        write("p/contracts/call.yaml", CONTRACT.formatted("call", ""));
        write("p/bundles.yaml", "acme/week: {fileName: 'week_.*', accept: all, feeds: [visit, call]}\n");
    }

    @Test
    void a_dropped_file_waits_for_its_control_file_and_an_archive_is_loaded_whole() throws IOException {
        Path state = folder.resolve("state");
        Path sales = folder.resolve("suppliers/acme/sale");
        write("suppliers/acme/sale/sale_1.csv", SALES);
        write("suppliers/acme/sale/sale_1.ctl", "3.75");
        write("suppliers/acme/sale/sale_2.csv", SALES);
        Path week = folder.resolve("suppliers/acme/week/week_1.zip");
        zip(week, "visit_1.json", "[{\"shop\": \"north\", \"amount\": 7}]", "call_1.csv", "shop,amount\neast,1\n");

        Typed run = Typed.larder(
                "run", "--project", folder.resolve("p"), "--state", state, "--drop", sales, "--drop", week);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("waiting    suppliers/acme/sale/sale_2.csv: it is received when sale_2.ctl lies beside it")
                .contains("accepted   suppliers/acme/sale/sale_1.csv (revision 1): 2 rows")
                .contains("accepted   suppliers/acme/week/week_1.zip/visit_1.json (revision 1): 1 row")
                .contains("accepted   suppliers/acme/week/week_1.zip (revision 1): bundle of 2 members");
        assertThat(Typed.larder(
                                "query",
                                "--state",
                                state,
                                "select sum(amount) as amount from (select amount from current.sale union all"
                                        + " select amount from current.visit union all select amount from current.call) as a")
                        .out())
                .contains("11.75");
    }

    @Test
    void what_is_tried_is_compared_with_the_control_file_beside_it() throws IOException {
        Path file = write("sale_1.csv", SALES);

        assertThat(tried(file)).contains("received only when sale_1.ctl lies beside it, which it does not here");
        write("sale_1.ctl", "3.76");
        assertThat(tried(file))
                .contains("sale_1.ctl says that the sum of \"amount\" is 3.76, the file's is 3.75")
                .doesNotContain("which it does not here");
    }

    @Test
    void a_tried_archive_that_is_accepted_whole_says_what_keeps_it_from_that() throws IOException {
        Path week = folder.resolve("week_1.zip");
        zip(week, "visit_1.json", "[{\"shop\": \"north\", \"amount\": \"x\"}]", "call_1.csv", "shop,amount\neast,1\n");

        assertThat(tried(week))
                .contains("WOULD BE REJECTED visit_1.json in week_1.zip - 1 problem.")
                .contains("accepted whole or not at all")
                .contains("WOULD BE REJECTED week_1.zip - None of 2 members is accepted.");
    }

    private String tried(Path file) {
        return Typed.larder("receive", file, "--project", folder.resolve("p")).out();
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void zip(Path archive, String... namesAndTexts) throws IOException {
        Files.createDirectories(archive.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
