package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that cannot be applied to what is live is refused when it is applied, and stops no data. */
final class RefusedProjectTest {
    private static final String FACT = "sql/star/fct_sale.sql";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_new_not_null_column_is_refused_by_name_and_the_former_project_goes_on() throws IOException {
        Shop shop = Shop.in(folder);
        assertThat(shop.drop("2026-03-01", 7).exit()).isZero();
        String former = Files.readString(shop.project().resolve(FACT));
        shop.with(FACT, former.replace("amount bigint not null", "amount bigint not null,\n    twice bigint not null")
                .replace("select sale_no, sold_on, amount from", "select sale_no, sold_on, amount, amount * 2 as twice from"));

        Typed refused = shop.run();

        assertThat(refused.exit()).as(refused.out()).isEqualTo(2);
        assertThat(refused.err())
                .contains("star.fct_sale.twice is new and not null: only a nullable column can be added online")
                .contains("nothing was changed; the environment goes on with the project of its last release");
        Typed next = shop.with(FACT, former).drop("2026-03-02", 8);
        assertThat(next.exit()).as(next.out() + next.err()).isZero();
        assertThat(shop.query("select sum(amount) as total from star.fct_sale")).containsExactly("total", "15");
    }
}
