package dev.larder.compiler.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.plan.DataTest.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TestLineTest {
    private static final ColumnTestSql RX =
            new ColumnTestSql("star.fct_rx", List.of("npi"), List.of("a/rx", "b/product"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            npi, week unique                                | star_fct_rx_npi_week_unique
            trx not null, at most 0.5 %, warn               | star_fct_rx_trx_not_null
            channel in ('RETAIL', 'O''MAIL')                | star_fct_rx_channel_in
            trx between 0 and 5000                          | star_fct_rx_trx_between
            week >= date '2020-01-01'                       | star_fct_rx_week_at_least
            trx < 10.5, at most 3 rows                      | star_fct_rx_trx_at_most
            npi references star.dim_prescriber (npi), info  | star_fct_rx_npi_references_dim_prescriber
            fresh within 8 days                             | star_fct_rx_fresh
            """)
    void a_line_has_a_name_that_follows_from_what_it_tests(String line, String name) {
        assertThat(TestLine.read(line).map(RX::name)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trx",
                "trx is not null",
                "trx in ()",
                "trx in ('a\\')",
                "trx between 0",
                "trx unique, at most 5 %",
                "npi references star.dim_prescriber",
                "fresh within 8",
                "fresh within 8 days, at most 1 rows",
                "Trx not null",
                "trx not null, error",
                "trx >= npi"
            })
    void what_it_does_not_mean_is_no_test(String line) {
        assertThat(TestLine.read(line)).isEmpty();
    }

    @Test
    void wrong_rows_are_shown_with_the_key() {
        assertThat(select("trx between 0 and 5"))
                .isEqualTo(
                        "select tested.npi, tested.trx\nfrom star.fct_rx as tested\nwhere not (tested.trx between 0 and 5)");
        assertThat(select("npi, week unique")).isEqualTo("""
                select npi, week, count(*) as rows_of_this_key
                from star.fct_rx
                where npi is not null and week is not null
                group by npi, week
                having count(*) > 1""");
    }

    @Test
    void what_may_be_wrong_is_counted() {
        assertThat(select("trx not null, at most 0.5 %")).isEqualTo("""
                select sum(case when tested.trx is null then 1 else 0 end) as wrong_rows, count(*) as all_rows
                from star.fct_rx as tested
                having sum(case when tested.trx is null then 1 else 0 end) * 100 > 0.5 * count(*)""");
        assertThat(select("trx not null, at most 3 rows")).endsWith("end) > 3");
    }

    @Test
    void a_reference_holds_for_all_its_columns_together() {
        assertThat(select("npi, week references qa.seen (who, seen_on)")).isEqualTo("""
                select tested.npi, tested.week
                from star.fct_rx as tested
                left join (
                    select distinct who, seen_on
                    from qa.seen
                ) as known
                    on known.who = tested.npi and known.seen_on = tested.week
                where tested.npi is not null and tested.week is not null and known.who is null""");
    }

    @Test
    void freshness_asks_no_clock() {
        assertThat(select("fresh within 36 hours"))
                .contains(
                        "landing.feed in ('a/rx', 'b/product')",
                        "landing.landed_at < dateadd(hour, -36, newest.landed_at)")
                .doesNotContain("current_date", "getdate", "sysdate");
    }

    @Test
    void a_long_name_ends_with_a_digest_of_the_whole() {
        ColumnTest test = TestLine.read("a_column_with_a_rather_long_name, another_one_with_a_long_name unique")
                .orElseThrow();
        ColumnTest other = TestLine.read("a_column_with_a_rather_long_name, another_one_with_a_long_word unique")
                .orElseThrow();

        assertThat(RX.name(test))
                .hasSize(63)
                .startsWith("star_fct_rx_a_column_with")
                .isNotEqualTo(RX.name(other));
    }

    @Test
    void severity_is_block_unless_the_line_says_otherwise() {
        assertThat(TestLine.read("trx not null").map(ColumnTest::severity)).contains(Severity.BLOCK);
        assertThat(TestLine.read("trx not null, at most 5 %, warn").map(ColumnTest::severity))
                .contains(Severity.WARN);
        assertThat(TestLine.read("trx not null, at most 5 %, warn").map(ColumnTest::words))
                .contains("trx not null, at most 5 %");
    }

    private static String select(String line) {
        return RX.select(TestLine.read(line).orElseThrow());
    }
}
