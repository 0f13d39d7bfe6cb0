package dev.larder.cli.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFeedCommandTest {
    private static final String HEADER = "Pharmacy No;Week Ending;Select;TRx;Note\r\n";

    @TempDir
    private Path folder = Path.of("");

    private Path project = Path.of("");

    @BeforeEach
    void make() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve("contracts"));
    }

    @Test
    void two_files_become_a_contract_whose_guesses_say_what_was_seen() throws IOException {
        Typed typed = drafted(
                file("rx_20260104.csv", HEADER + "0017;04.01.2026;yes;1,5;\r\n0018;04.01.2026;no;1.002,0;-\r\n"),
                file("rx_20260111.csv", HEADER + "0017;11.01.2026;yes;-;\"a;b\"\r\n"));

        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("1 place to look at", "rx_20260111.csv: it would be accepted");
        assertThat(project.resolve("contracts/acme-rx-1.0.0.yaml")).content().isEqualTo("""
                # Drafted from 3 rows; what stands behind a # was seen there. Make it what the supplier promises.
                apiVersion: v3.1.0
                kind: DataContract
                id: acme-rx-1.0.0
                version: "1.0.0"
                status: active
                customProperties:
                  - {property: supplier, value: acme}
                  - {property: feed, value: rx}
                  - {property: owner, value: launch}
                  - {property: contact, value: 'data-desk@example.com'}  # whom the supplier asks: replace it
                  - {property: fileName, value: 'rx_[0-9]{8}\\.csv'}  # a date stands in the name
                  - {property: coverage, value: period}  # LOOK: it decides what a new file supersedes; every row of a file has the same date
                  - {property: period, value: {column: week_ending, unit: day}}
                  - {property: delimiter, value: ";"}  # 100 % of the first records have 5 values
                  - {property: decimalSeparator, value: ","}  # 1 of 5 columns are numbers in this style
                  - {property: groupSeparator, value: "."}  # 1 of 5 columns are numbers in this style
                  - {property: missingValues, value: ['-']}  # they stand where others have numbers or dates
                schema:
                  - name: rx
                    logicalType: object
                    physicalType: table
                    # No two rows of a file had the same primaryKey; nor the same select_.
                    properties:
                      - name: pharmacy_no  # the longest has 4 bytes, never empty
                        logicalType: string
                        physicalType: varchar(7)
                        required: true
                        primaryKey: true
                        customProperties: [{property: header, value: 'Pharmacy No'}]
                      - name: week_ending  # dates, never empty
                        logicalType: date
                        logicalTypeOptions: {format: "dd.MM.yyyy"}
                        required: true
                        customProperties: [{property: header, value: 'Week Ending'}]
                      - name: select_  # the longest has 3 bytes, never empty
                        logicalType: string
                        physicalType: varchar(5)
                        required: true
                        customProperties: [{property: header, value: Select}]
                      - name: trx  # at most 4 digits and 1 decimals, 33.3 % empty
                        logicalType: number
                        physicalType: decimal(7,1)
                        customProperties: [{property: header, value: TRx}]
                      - name: note  # the longest has 3 bytes, 66.7 % empty
                        logicalType: string
                        physicalType: varchar(5)
                        customProperties: [{property: header, value: Note}]
                """);
    }

    @Test
    void nothing_is_written_when_one_of_the_files_is_there_already() throws IOException {
        Files.createDirectories(project.resolve("sql/qa"));
        Files.writeString(project.resolve("sql/qa/rx.sql"), "mine");

        drafted(file("rx.csv", "id\n1\n2\n"))
                .isRefused(
                        2,
                        project.resolve("sql/qa/rx.sql") + " is there already",
                        "take another name, or move it away");
        assertThat(project.resolve("contracts")).isEmptyDirectory();
        assertThat(project.resolve("sql/qa/rx.sql")).content().isEqualTo("mine");
    }

    @Test
    void files_of_two_feeds_are_refused() throws IOException {
        drafted(file("a.csv", "id,day\n1,2026-01-01\n2,2026-01-02\n"), file("b.csv", "id,city\n1,Rome\n"))
                .isRefused(
                        2,
                        "b.csv has other columns than a.csv: draft a contract from each, and make the second one a version of"
                                + " the first");
    }

    @Test
    void an_empty_file_and_one_that_is_not_there_teach_nothing() throws IOException {
        drafted(file("a.csv", "")).isRefused(2, "a.csv is empty: nothing can be learned from it");
        drafted(file("a.csv", "id,day\n")).isRefused(2, "a.csv has no rows: nothing can be learned from it");
        drafted(folder.resolve("gone.csv")).isRefused(2, "there is no file " + folder.resolve("gone.csv"));
    }

    @Test
    void a_feed_has_a_supplier_and_a_project() throws IOException {
        Path file = file("a.csv", "id\n1\n");
        Typed.larder("new", "feed", "rx", "--from", file, "--project", project)
                .isRefused(2, "expected SUPPLIER/FEED, found rx", "say whose it is, for example acme/rx");
        assertThat(Typed.larder("new", "feed", "acme/rx", "--from", file).err())
                .contains("holds no warehouse project", "larder new project DIR makes one");
    }

    private Typed drafted(Path... files) {
        Object[] words = new Object[files.length + 8];
        words[0] = "new";
        words[1] = "feed";
        words[2] = "acme/rx";
        words[3] = "--from";
        System.arraycopy(files, 0, words, 4, files.length);
        words[files.length + 4] = "--project";
        words[files.length + 5] = project;
        words[files.length + 6] = "--owner";
        words[files.length + 7] = "launch";
        return Typed.larder(words);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
