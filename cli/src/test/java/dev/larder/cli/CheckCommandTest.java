package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_project_that_is_right_is_counted_in_one_line_and_its_plan_written() throws IOException {
        TestProject project = TestProject.bundled(folder);

        Typed typed = Typed.larder("check", "--project", project.folder());

        Path plan = folder.resolve(".larder/plan.json");
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).isZero();
        assertThat(typed.out())
                .matches("ok: 8 feeds \\(9 contracts\\), 9 views, 8 tables of the star, 20 tests, 3 knobs; plan"
                        + " [0-9a-f]{64}, in .*plan.json\n");
        assertThat(typed.out()).endsWith(plan + "\n");
        assertThat(Files.readString(plan))
                .contains(typed.out().replaceAll("(?s).*plan ([0-9a-f]{64}).*", "\"hash\":\"$1\""));
    }

    @Test
    void what_a_project_rests_on_that_redshift_does_not_document_is_said_once() throws IOException {
        TestProject project = TestProject.bundled(folder)
                .edit(
                        "sql/tests/customers_are_enough.sql",
                        text -> text.replace(
                                "select count(*) as customers", "select median(len(customer_id)) as customers"))
                .edit(
                        "sql/tests/customers_by_region.sql",
                        text -> text.replace("count(*)", "median(len(customer_id))"));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.err()).isEmpty();
        assertThat(typed.out())
                .contains("plan.json; rests on 1 assumption about Redshift\n")
                .containsOnlyOnce("assumed: MEDIAN and PERCENTILE_CONT of integers and decimals: ")
                .endsWith(" (r_MEDIAN.html)\n");
    }

    @Test
    void a_blocking_test_that_only_warns_since_it_reads_a_scrappy_table_is_named() throws IOException {
        TestProject project = TestProject.bundled(folder)
                .edit("sql/star/dim_customer.sql", text -> text.replace("maturity: solid", "maturity: scrappy"));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.exit()).as(typed.err()).isZero();
        assertThat(typed.out().lines().filter(line -> line.startsWith("note: star.")))
                .singleElement()
                .asString()
                .startsWith("note: star.dim_customer is scrappy, so what reads it only warns and never blocks: ")
                .contains("customers_by_region");
    }

    @Test
    void the_same_project_in_another_folder_has_the_same_plan() throws IOException {
        Typed one = Typed.larder(
                "check", "--project", TestProject.bundled(folder.resolve("one")).folder());
        Typed other = Typed.larder(
                "check",
                "--project",
                TestProject.bundled(folder.resolve("other")).folder());

        assertThat(hash(other)).isEqualTo(hash(one)).hasSize(64);
    }

    @Test
    void every_problem_of_every_file_is_told_at_once_with_its_place() throws IOException {
        TestProject project = TestProject.bundled(folder)
                .write("contracts/broken.yaml", "a: 1\n  b: [\n")
                .edit(
                        "contracts/meridian-rx-1.0.0.yaml",
                        text -> text.replace("kind: DataContract", "knid: DataContract"))
                .edit(
                        "contracts/opinio-survey-1.0.0.yaml",
                        text -> text.replaceFirst("logicalType: string", "logicalType: strnig"))
                .edit("knobs.yaml", text -> text.replace("minimum: 0", "minimum: 99"))
                .edit("sql/qa/product.sql", text -> text.replaceFirst("select", "selct"));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("L019 contracts/broken.yaml:2:4: a \":\" where no key begins\n  help: put the text in quotes")
                .contains("L004 contracts/meridian-rx-1.0.0.yaml:2:1: expected at /knid one of ")
                .containsPattern("L004 contracts/opinio-survey-1.0.0.yaml:\\d+:\\d+: expected at"
                        + " /schema/0/properties/\\d+/logicalType")
                .contains("L005 knobs.yaml:15:12: expected in knob promoter_score: a minimum that is not above the"
                        + " maximum, 10, found 99")
                .containsPattern("L006 sql/qa/product.sql:\\d+:\\d+: expected a bare select, found \"selct\"");
        assertThat(folder.resolve(".larder/plan.json")).doesNotExist();
    }

    @Test
    void a_key_that_stands_twice_is_refused() throws IOException {
        TestProject project = TestProject.bundled(folder)
                .edit("knobs.yaml", text -> text.replace("minimum_customers:", "promoter_score:"));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).containsPattern("L019 knobs.yaml:\\d+:\\d+: .*promoter_score");
    }

    @Test
    void a_column_that_does_not_exist_is_told_by_line_and_column() throws IOException {
        TestProject project = TestProject.bundled(folder)
                .edit(
                        "sql/star/dim_territory.sql",
                        text -> text.replaceFirst(
                                "territory_code, territory_name, region", "no_code, territory_name, region"));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).containsPattern("sql/star/dim_territory.sql:\\d+:\\d+: .*no_code");
    }

    @Test
    void a_feed_and_a_knob_that_do_not_exist_are_told_with_the_ones_that_were_meant() throws IOException {
        TestProject project = TestProject.bundled(folder)
                .edit("sql/qa/rx.sql", text -> text.replace("current.rx", "current.rxx"))
                .edit("sql/star/fct_survey_answer.sql", text -> text.replace("promoter_score", "promotor_score"));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .contains("sql/qa/rx.sql:9:6: expected a table or view of the project, found current.rxx\n"
                        + "  help: did you mean \"current.rx\"?")
                .contains("sql/star/fct_survey_answer.sql:29:19: expected a knob of knobs.yaml, found"
                        + " \"promotor_score\"\n"
                        + "  help: did you mean \"promoter_score\"?");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() throws IOException {
        TestProject project = TestProject.bundled(folder);
        Files.write(folder.resolve("sql/qa/latin.sql"), "-- café\nselect 1".getBytes(StandardCharsets.ISO_8859_1));

        Typed typed = Typed.larder("check", "--project", project.folder());

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("L001 sql/qa/latin.sql: expected a text in UTF-8, found other bytes");
    }

    @Test
    void a_folder_without_a_project_is_named() {
        Typed typed = Typed.larder("check", "--project", folder);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err())
                .startsWith(
                        "larder: " + folder + " holds no warehouse project: expected the folders contracts and sql");
    }

    private static String hash(Typed typed) {
        return typed.out().replaceAll("(?s).*plan ([0-9a-f]{64}).*", "$1");
    }
}
