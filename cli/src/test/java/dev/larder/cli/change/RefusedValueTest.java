package dev.larder.cli.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.Typed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an engineer's SQL does wrong and only data shows: the run is blocked, and says which file, which column, which rows and what to do.
 * All scenes are on one environment, which each of them leaves as it was.
 */
final class RefusedValueTest {
    private static final String FACT = "sql/star/fct_sale.sql";
    private static final String VIEW = "sql/qa/sale.sql";
    private static final String TEST = "sql/tests/notes.sql";
    private static final String[] NOTES = {"12", "a dozen", "7", "none", "1", "2"};

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_run_is_blocked_and_names_file_column_rows_and_what_to_do() throws IOException {
        Shop shop = Shop.in(folder);
        view(shop, "amount, note");

        model(shop, "amount bigint not null", "nullif(amount, 3) as amount");
        blocked(
                        shop.deliver("2026-03-01", sales()),
                        "sql/star/fct_sale.sql, column amount: Cannot insert a NULL value into column amount (1 row)")
                .contains("3        2026-03-01  amount          null")
                .contains("to do: make sure in the select that it is never null");

        said_again_and_not_tried_again(shop);

        model(shop, "amount bigint not null,\n    label varchar(4)", "amount, note as label");
        blocked(shop.run(), "sql/star/fct_sale.sql, column label: Value too long for character type")
                .contains("(1 row)")
                .contains("2        2026-03-01  label           a dozen")
                .contains("to do: declare the column wider");

        model(shop, "amount bigint not null,\n    number integer", "amount, cast(note as integer) as number");
        blocked(shop.run(), "sql/star/fct_sale.sql, column number: Invalid digit, Value 'a', Pos 0, Type: Integer")
                .contains("2        2026-03-01  2")
                .contains("4        2026-03-01  4")
                .doesNotContain("3        2026-03-01");

        model(
                shop,
                "amount bigint not null,\n    part decimal(3,2)",
                "amount, cast(amount as decimal(10,2)) * 5 as part");
        blocked(shop.run(), "sql/star/fct_sale.sql, column part: Numeric data overflow (result precision) (5 rows)")
                .contains("30.00");

        model(
                shop,
                "amount bigint not null,\n    part decimal(38,20)",
                "amount, cast(cast(amount as decimal(10,2)) / 7 as decimal(38,20)) as part");
        blocked(
                        shop.run(),
                        "sql/star/fct_sale.sql, column part: Not supported by the local Redshift: the last digit of")
                .contains("to do: write the select so that only one answer is possible");

        model(shop, "amount bigint not null,\n    number integer", "amount, number");
        view(shop, "amount, cast(note as integer) as number");
        blocked(shop.run(), "sql/qa/sale.sql, column number: Invalid digit, Value 'a', Pos 0, Type: Integer");

        view(shop, "amount, note");
        model(shop, "amount bigint not null", "amount");
        shop.with(TEST, """
                -- No note is a large number.
                -- gate: input    severity: warn    owner: sales
                select sale_no from qa.sale where cast(note as integer) > 20
                """);
        blocked(shop.run(), "sql/tests/notes.sql: Invalid digit, Value 'a', Pos 0, Type: Integer")
                .contains("to do: cast only what can be read");

        shop.with(TEST, """
                -- Amounts by day.
                -- gate: input    severity: block    owner: sales    tolerance: 5 %
                select sold_on, amount from qa.sale
                """);
        blocked(shop.run(), "sql/tests/notes.sql: expected each dimension value once, found \"2026-03-01\" twice");

        shop.with(TEST, """
                -- There are few sales.
                -- gate: input    severity: block    owner: sales
                select a.sale_no
                from qa.sale as a cross join qa.sale as b cross join qa.sale as c cross join qa.sale as d cross join qa.sale as e
                """);
        blocked(shop.run(), "notes - There are few sales: 7,776 rows fail");
        assertThat(shop.reports()).anySatisfy(report -> assertThat(report).contains("<p>10 of 7,776.</p>"));

        Typed mended = shop.without(TEST).run();
        assertThat(mended.exit()).as(mended.out() + mended.err()).isZero();
        assertThat(shop.query("select sum(amount) as total from star.fct_sale")).containsExactly("total", "21");
        assertThat(shop.reports())
                .anySatisfy(report -> assertThat(report)
                        .contains(
                                "<h2>sql/star/fct_sale.sql, column amount</h2>",
                                "<td>2026-03-01</td>",
                                "What to do: make sure",
                                "Owner: sales."));
    }

    private static void said_again_and_not_tried_again(Shop shop) throws IOException {
        String sentence =
                "Blocked by sql/star/fct_sale.sql, column amount: Cannot insert a NULL value into column amount (1 row)";
        assertThat(List.of(
                        shop.run().out(),
                        shop.status().out(),
                        shop.status("--json").out()))
                .allSatisfy(out -> assertThat(out).contains(sentence, "report", "/out/runs/"));
        assertThat(shop.reports()).hasSize(1);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> blocked(Typed run, String sentence) {
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
        return assertThat(run.out())
                .contains("blocked    Blocked by " + sentence)
                .contains("The star stays at release 0.");
    }

    private static void view(Shop shop, String columns) throws IOException {
        shop.with(
                VIEW,
                "-- Sales.\n-- reads current.sale by sold_on\nselect sale_no, sold_on, " + columns
                        + " from current.sale\n");
    }

    private static void model(Shop shop, String columns, String select) throws IOException {
        shop.with(FACT, """
                -- Sales, one row each.
                -- grain: sale_no, sold_on    period: sold_on    owner: sales    maturity: solid
                -- reads qa.sale by sold_on
                create table star.fct_sale (
                    sale_no bigint not null,
                    sold_on date not null,
                    %s
                );

                select sale_no, sold_on, %s from qa.sale
                """.formatted(columns, select));
    }

    private static String sales() {
        StringBuilder file = new StringBuilder("sale_no,sold_on,amount,note\n");
        for (int no = 1; no <= NOTES.length; no++) {
            file.append(no)
                    .append(",2026-03-01,")
                    .append(no)
                    .append(',')
                    .append(NOTES[no - 1])
                    .append('\n');
        }
        return file.toString();
    }
}
