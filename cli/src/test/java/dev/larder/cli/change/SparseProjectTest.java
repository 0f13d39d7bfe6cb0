package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that has not come far yet receives, loads and releases what it can. */
final class SparseProjectTest {
    private static final String[] STAR = {"sql/star/sales_by_day.sql", "sql/star/fct_sale.sql"};
    private static final String[] TESTS = {"sql/tests/amounts_are_small.sql", "sql/tests/sales_by_year.sql"};

    @TempDir
    private Path folder = Path.of("");

    private Shop shop = new Shop(folder, folder, folder);

    @BeforeEach
    void open() throws IOException {
        shop = Shop.in(folder);
    }

    @Test
    void a_contract_alone_receives_and_loads_and_publishes_releases_without_a_table() throws IOException {
        shop.without(STAR).without(TESTS).without("sql/qa/sale.sql");

        Typed first = shop.drop("2026-03-01", 7);
        Typed second = shop.drop("2026-03-02", 8);

        assertThat(first.exit()).as(first.out() + first.err()).isZero();
        assertThat(second.exit()).as(second.out() + second.err()).isZero();
        assertThat(first.out())
                .contains("Release 1: no row of the star changes")
                .doesNotContain("failed");
        assertThat(second.out()).contains("Release 2");
        assertThat(shop.reports())
                .hasSize(2)
                .allMatch(report -> report.contains("The project has no table of the star."));
        assertThat(shop.query("select sold_on, amount from current.sale order by 1"))
                .containsExactly("sold_on,amount", "2026-03-01,7", "2026-03-02,8");
    }

    @Test
    void a_contract_with_a_view_below_qa_shows_it_without_a_star() throws IOException {
        shop.without(STAR).without("sql/tests/sales_by_year.sql");

        assertThat(shop.drop("2026-03-01", 7).exit()).isZero();

        assertThat(shop.query("select amount from qa.sale")).containsExactly("amount", "7");
    }

    @Test
    void a_star_without_a_test_is_published() throws IOException {
        shop.without(TESTS).scrappy();

        assertThat(shop.drop("2026-03-01", 7).exit()).isZero();

        assertThat(shop.query("select amount from star.sales_by_day")).containsExactly("amount", "7");
    }

    @Test
    void a_star_that_comes_later_is_built_from_everything_that_came_before() throws IOException {
        Shop whole = Shop.in(folder.resolve("whole"));
        shop.without(STAR).without(TESTS);
        assertThat(shop.drop("2026-03-01", 7).exit()).isZero();

        Typed grown = new Shop(whole.project(), shop.state(), shop.files()).drop("2026-03-02", 8);

        assertThat(grown.exit()).as(grown.out() + grown.err()).isZero();
        assertThat(shop.query("select sold_on, amount from star.sales_by_day order by 1"))
                .containsExactly("sold_on,amount", "2026-03-01,7", "2026-03-02,8");
    }
}
