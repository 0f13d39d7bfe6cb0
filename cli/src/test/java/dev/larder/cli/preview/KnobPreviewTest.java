package dev.larder.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A knob is tried before it is turned. */
final class KnobPreviewTest {
    private static final String CHANGES =
            "select 'fct', cast(sold_on as varchar(10)) as sold_on, amount, side from diff.fct_sale_change union all"
                    + " select 'day', cast(sold_on as varchar(10)), amount, side from diff.sales_by_day_change order by 1, 2, 4";
    private static final String STAR = "select sold_on, amount from star.sales_by_day order by 1";

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aKnobAndTwoDays() throws IOException {
        Path project = SmallProject.in(folder.resolve("project"));
        Files.writeString(project.resolve("knobs.yaml"), """
                factor:
                  type: integer
                  default: 1
                  minimum: 1
                  maximum: 100000
                  owner: sales
                  description: What an amount is multiplied with.
                """);
        Path model = project.resolve("sql/star/sales_by_day.sql");
        Files.writeString(
                model,
                Files.readString(model)
                        .replace("-- test amount >= 0, info", "-- test amount <= 90000")
                        .replace("sum(amount) as bigint", "sum(amount) * cast(:factor as integer) as bigint"));
        Path files = Files.createDirectories(folder.resolve("in/suppliers/acme/sale"));
        for (String day : List.of("2026-03-01", "2026-03-02")) {
            Files.writeString(
                    files.resolve("sale_" + day + ".csv"), SmallProject.day(day, Integer.parseInt(day.substring(9))));
        }
        Typed run = run(
                "run",
                "--project",
                project.toString(),
                "--drop",
                folder.resolve("in").toString());
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
    }

    @Test
    void a_preview_shows_the_diff_that_the_run_then_makes_row_for_row_and_publishes_nothing() {
        String star = query(STAR);

        Typed preview = run("knobs", "set", "factor=3", "--preview");

        assertThat(preview.exit()).as(preview.out() + preview.err()).isZero();
        assertThat(preview.out())
                .startsWith("Release 2 would be: sales_by_day +2 -2; it is a preview of knob factor = 3 for ")
                .contains("The star stays at release 1.\n\nstar.sales_by_day: +2 -2\n")
                .containsPattern(
                        "- +2026-03-01 +1 *\n\\+ +2026-03-01 +3 *\n- +2026-03-02 +2 *\n\\+ +2026-03-02 +6 *\n");
        String shown = query(CHANGES);
        assertThat(query(STAR)).isEqualTo(star);
        assertThat(query("select max(release) as release from ops.release")).isEqualTo("release\n1\n");
        assertThat(run("run").out()).startsWith("Nothing to do");
        assertThat(run("knobs", "list").out()).contains("factor  1 ");
        assertThat(run("status").out())
                .containsPattern("SUCCEEDED +preview +5 passed")
                .doesNotContain("waiting");

        assertThat(run("knobs", "set", "factor=3", "--why", "as shown").exit()).isZero();
        assertThat(run("run").out()).contains("Release 2: sales_by_day +2 -2");
        assertThat(query(CHANGES)).isEqualTo(shown).hasLineCount(5);
    }

    @Test
    void a_preview_that_a_test_would_block_says_so_and_holds_nothing_up() {
        Typed preview = run("knobs", "set", "factor=90000", "--preview");

        assertThat(preview.exit()).as(preview.out() + preview.err()).isEqualTo(1);
        assertThat(preview.out())
                .startsWith("Blocked by star_sales_by_day_amount_")
                .contains("It is a preview, so no culprit is looked for");
        assertThat(run("run").out()).startsWith("Nothing to do");
        assertThat(run("status").out())
                .contains("Alarms when it was last at work: none", "Waiting for a run: none")
                .containsPattern("SUCCEEDED +preview .*1 failed")
                .doesNotContain("blocked");
        assertThat(run("knobs", "set", "factor=0", "--preview").err())
                .contains("knob factor: expected a value from 1 to 100000, found \"0\"");
        assertThat(run("knobs", "set", "factor=2").err()).contains("--why is missing");
    }

    private Typed run(String... words) {
        return Typed.larder(Stream.concat(
                        Stream.of(words),
                        Stream.of("--state", folder.resolve("state").toString()))
                .toArray());
    }

    private String query(String sql) {
        return Typed.larder("query", "--state", folder.resolve("state"), "--format", "csv", sql)
                .out();
    }
}
