package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the output gate that read what is live and what would change. */
final class LiveAndDiffTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_test_compares_what_would_change_with_what_is_live() throws IOException {
        Shop.in(folder).with("sql/tests/no_sale_shrinks.sql", """
                -- No sale becomes smaller than it was.
                -- gate: output    severity: block    owner: sales
                select former.sale_no, former.amount as was, fct_sale.amount as would_be
                from live.fct_sale as former
                join diff.fct_sale on fct_sale.sale_no = former.sale_no and fct_sale.sold_on = former.sold_on
                join star.fct_sale as next_sale on next_sale.sale_no = former.sale_no and next_sale.sold_on = former.sold_on
                where fct_sale.side = 1 and fct_sale.amount < former.amount and next_sale.amount = fct_sale.amount
                """);
        try (OpenShop shop = OpenShop.of(folder.resolve("project"), folder.resolve("open"))) {
            assertThat(drop(shop, 100, 1)).isZero();
            assertThat(drop(shop, 90, 2)).isEqualTo(1);
            assertThat(drop(shop, 110, 3)).isZero();
            assertThat(
                            shop.query(
                                    "select value, verdict, release from ops.test_result where test = 'no_sale_shrinks' order by tested_at"))
                    .containsExactly("0.000000,passed,1", "1.000000,failed,null", "0.000000,passed,2");
        }
    }

    private static int drop(OpenShop shop, int amount, int day) throws IOException {
        return shop.drop(
                "acme/sale",
                "sale_2026-03-01.csv",
                SmallProject.day("2026-03-01", amount),
                "2026-04-0" + day + "T07:00:00Z");
    }
}
