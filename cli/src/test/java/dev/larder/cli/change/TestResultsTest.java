package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was tested in runs that published and in runs that were blocked, as analysts query it. */
final class TestResultsTest {
    /** Of each four the third is blocked, and the fourth corrects it. */
    private static final int RUNS = Integer.getInteger("larder.results.runs", 4);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void every_result_of_every_run_can_be_queried_passed_ones_too() throws IOException {
        Shop.in(folder).with("sql/tests/sales_in_all.sql", """
                -- Amounts; a change of more than a tenth is a broken file.
                -- gate: output    severity: block    owner: sales    tolerance: 10 %
                select cast(sum(amount) as bigint) as amounts from star.fct_sale
                """).with("sql/tests/amounts_are_positive.sql", """
                -- No amount is negative.
                -- gate: input    severity: warn    owner: sales
                select sale_no from current.sale where amount < 0
                """);
        try (OpenShop shop = OpenShop.of(folder.resolve("project"), folder.resolve("open"))) {
            for (int run = 0; run < RUNS; run++) {
                boolean isFirst = run == 0 || run % 4 > 1;
                String day = isFirst ? "2026-03-01" : "2026-03-%02d".formatted(run + 2);
                int amount = run % 4 == 2 ? 1 : isFirst ? 1000 : 5;
                int exit = shop.drop(
                        "acme/sale",
                        "sale_" + day + ".csv",
                        SmallProject.day(day, amount),
                        "2026-04-%02dT07:00:00Z".formatted(run + 1));
                assertThat(exit).as("run " + run).isEqualTo(run % 4 == 2 ? 1 : 0);
            }
            int blocked = RUNS / 4;
            int good = RUNS - blocked;
            assertThat(shop.query(
                            "select test, verdict, count(*), count(release), count(distinct run) from ops.test_result"
                                    + " where test in ('amounts_are_positive', 'grain_of_fct_sale', 'sales_in_all')"
                                    + " group by test, verdict order by test, verdict"))
                    .containsExactly(
                            "amounts_are_positive,passed,%d,%d,%d".formatted(RUNS, good, RUNS),
                            "grain_of_fct_sale,passed,%d,%d,%d".formatted(RUNS, good, RUNS),
                            "sales_in_all,failed,%d,0,%d".formatted(blocked, blocked),
                            "sales_in_all,measured,2,2,2",
                            "sales_in_all,passed,%d,%d,%d".formatted(good - 2, good - 2, good - 2));
        }
    }
}
