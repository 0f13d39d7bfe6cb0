package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.engine.Query;
import dev.larder.core.plan.Plan;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Warehouse.Rows;
import dev.larder.local.LocalLarder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wholesaler's extract that lost a region: what keeps it out of the star, and what would happen without that. */
final class BrokenExtractTest {
    private static final String CUSTOMERS =
            "select region, count(*) as customers from star.dim_customer group by region order by region";

    /** So many are needed before a variation is judged. */
    private static final List<String> THREE_RELEASES =
            List.of("01-master-data", "02-january-prescriptions", "03-january-calls-and-survey");

    @TempDir
    private static Path folder = Path.of("");

    @BeforeAll
    static void publish() {
        for (String drop : THREE_RELEASES) {
            Typed typed = drop(TestProject.BUNDLED, folder.resolve("released"), drop);
            assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
        }
    }

    @Test
    void without_its_correction_the_customers_stay_as_they_were_and_the_calls_go_on() throws IOException {
        Path state = Folders.copy(folder.resolve("released"), folder.resolve("blocked"));
        Map<String, List<String>> before = star(state);

        assertThat(drop(TestProject.BUNDLED, state, "10-customers-drop").exit()).isEqualTo(1);
        assertThat(star(state)).isEqualTo(before);
        assertThat(drop(TestProject.BUNDLED, state, "11-calls-behind-the-block").exit())
                .isZero();
        Map<String, List<String>> after = star(state);
        assertThat(after.get("dim_customer")).isEqualTo(before.get("dim_customer"));
        assertThat(after.get("fct_call")).isNotEqualTo(before.get("fct_call"));
        assertThat(reports(state))
                .anySatisfy(report -> assertThat(report)
                        .contains(
                                "customers_by_region blocks",
                                "south 60 -&gt; 0",
                                "<th>region</th><th>before</th><th>now</th><th>difference</th><th>allowed</th>",
                                "<tr><td>south</td><td class=\"number\">60</td><td class=\"number\">0</td><td>-60 (-100 %)</td><td>20 %</td></tr>",
                                "customers_20260302.csv"));

        assertThat(drop(TestProject.BUNDLED, state, "12-customers-corrected").exit())
                .isZero();
        assertThat(star(state)).isNotEqualTo(before);
        assertThat(query(state, CUSTOMERS))
                .isEqualTo("region,customers\ncentral,101\neast,80\nnorth,81\nsouth,62\nwest,80\n");
    }

    @Test
    void without_the_test_of_the_variation_it_gets_through() throws IOException {
        Path state = Folders.copy(folder.resolve("released"), folder.resolve("blind"));
        TestProject project = TestProject.bundled(folder.resolve("project"))
                .delete("sql/tests/customers_by_region.sql")
                .edit("sql/star/dim_customer.sql", text -> text.replace("maturity: solid", "maturity: scrappy"));

        Typed typed = drop(project.folder(), state, "10-customers-drop");

        assertThat(typed.exit()).as(typed.out() + typed.err()).isZero();
        assertThat(query(state, CUSTOMERS)).isEqualTo("region,customers\ncentral,100\neast,80\nnorth,80\nwest,80\n");
    }

    private static Typed drop(Path project, Path state, String drop) {
        return Typed.larder(
                "run",
                "--project",
                project,
                "--state",
                state,
                "--drop",
                TestProject.BUNDLED.resolve("test-data/launch/" + drop));
    }

    /** Every row of every table, read in one transaction. */
    private static Map<String, List<String>> star(Path state) {
        Plan plan = TestProject.plan(TestProject.BUNDLED);
        List<Query> queries = plan.models().stream()
                .map(model -> Query.of(model.name(), "select * from star." + model.name()))
                .toList();
        try (LocalLarder aws = LocalLarder.open(new LocalLarder.Options(state, "local", plan.hash(), 0));
                Environment environment = new Environment(aws.variables())) {
            List<Rows> tables = environment.warehouse().read("star", queries, Duration.ofMinutes(1));
            return IntStream.range(0, queries.size())
                    .boxed()
                    .collect(Collectors.toMap(
                            i -> queries.get(i).name(),
                            i -> tables.get(i).rows().stream()
                                    .map(List::toString)
                                    .sorted()
                                    .toList()));
        }
    }

    private static List<String> reports(Path state) throws IOException {
        List<String> reports = new ArrayList<>();
        for (Path file : Folders.files(state.resolve("out/runs"))) {
            if (file.endsWith("report.html")) {
                reports.add(Files.readString(file));
            }
        }
        return reports;
    }

    private static String query(Path state, String sql) {
        Typed typed = Typed.larder("query", "--state", state, "--format", "csv", sql);
        assertThat(typed.exit()).as(typed.err()).isZero();
        return typed.out();
    }
}
