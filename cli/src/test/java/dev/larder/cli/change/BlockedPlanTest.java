package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose change a tolerance stops: it is tried again as soon as what it was compared with has moved. */
final class BlockedPlanTest {
    private static final String TOTAL = "select sum(amount) as total from star.fct_sale";

    @TempDir
    private Path folder = Path.of("");

    private Shop shop = new Shop(folder, folder, folder);

    @BeforeEach
    void publishTwoReleases() throws IOException {
        shop = Shop.in(folder).with("sql/tests/sales_by_year.sql", """
                -- Amounts.
                -- gate: output    severity: block    owner: sales    tolerance: 100 %
                select sum(amount) as amounts from star.fct_sale
                """);
        assertThat(shop.drop("2026-03-01", 100).exit()).isZero();
        assertThat(shop.drop("2026-03-02", 100).exit()).isZero();
    }

    @Test
    void the_same_plan_is_tried_again_after_the_accepted_measures_moved() throws IOException {
        assertThat(times(7).exit()).isEqualTo(1);
        assertThat(Stream.of(times(2), times(4)).map(Typed::exit)).containsExactly(0, 0);

        Typed again = times(7);

        assertThat(again.exit()).as(again.out() + again.err()).isZero();
        assertThat(shop.query(TOTAL)).containsExactly("total", "1400");
    }

    @Test
    void a_plan_that_stands_aside_is_not_tried_again_and_says_that_the_project_is_what_waits() throws IOException {
        Typed first = times(7);
        Typed second = shop.run();

        assertThat(second.exit()).isEqualTo(1);
        assertThat(shop.reports()).as("runs").hasSize(3);
        assertThat(first.out()).contains("The star stays at release 2.");
        assertThat(List.of(first.out(), second.out()))
                .allMatch(out -> out.contains("runs go on with the live plan"))
                .allSatisfy(out -> assertThat(out).containsPattern("larder lift .*plan-[0-9a-f]{12} --why TEXT"));
        assertThat(shop.query(TOTAL)).containsExactly("total", "200");
    }

    /** Applies a project whose amounts are so many times those delivered. */
    private Typed times(int factor) throws IOException {
        shop.with("sql/qa/sale.sql", """
                -- Sales.
                -- reads current.sale by sold_on
                select sale_no, sold_on, amount * %d as amount from current.sale
                """.formatted(factor));
        return shop.run();
    }
}
