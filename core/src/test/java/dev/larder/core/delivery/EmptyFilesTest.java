package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.checkNamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.delivery.DeliveryRecord.Verdict;
import dev.larder.core.delivery.problem.Problem;
import dev.larder.core.period.PeriodUnit;
import org.junit.jupiter.api.Test;

/** A file with a header and no row: what would empty something is rejected unless the contract declares that it may. */
class EmptyFilesTest {
    private static final Contract FULL = ContractBuilder.rx(text("a")).build();
    private static final Contract WINDOW = ContractBuilder.rx(
                    column("day", Kind.DATE).required())
            .coverage(Coverage.WINDOW)
            .periodOf("day", PeriodUnit.DAY)
            .fileName("rx_(?<from>\\d{6})_(?<until>\\d{6})\\.csv")
            .build();

    @Test
    void it_would_empty_a_feed_of_full_coverage() {
        assertRejected(
                checkNamed(FULL, "rx.csv", "a\n"),
                "has a header and no row; accepted, it would remove every row of the feed");
    }

    @Test
    void it_would_empty_the_window_that_its_name_gives() {
        assertRejected(
                checkNamed(WINDOW, "rx_202601_202603.csv", "day\n"),
                "has a header and no row; accepted, it would remove every row from 2026-01-01 to 2026-03-31");
    }

    @Test
    void it_would_empty_the_period_that_its_name_gives() {
        assertRejected(
                checkNamed(named().coverage(Coverage.PERIOD).build(), "rx_2026-02.csv", "a\n"),
                "has a header and no row; accepted, it would remove every row of 2026-02");
    }

    @Test
    void it_would_take_back_the_earlier_version_of_its_key() {
        Contract replacing = named().coverage(Coverage.APPEND)
                .redelivery(Redelivery.REPLACES)
                .build();

        assertRejected(
                checkNamed(replacing, "rx_2026-02.csv", "a\n"),
                "has a header and no row; accepted, it would remove every row of an earlier version of this file");
    }

    @Test
    void the_last_line_end_does_not_matter() {
        assertRejected(
                checkNamed(FULL, "rx.csv", "a"),
                "has a header and no row; accepted, it would remove every row of the feed");
    }

    @Test
    void a_contract_may_declare_that_it_is_right() {
        assertThat(checkNamed(ContractBuilder.rx(text("a")).minimumRows(0).build(), "rx.csv", "a\n")
                        .verdict())
                .isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void a_declared_count_is_what_the_supplier_is_told() {
        assertRejected(
                checkNamed(ContractBuilder.rx(text("a")).minimumRows(2).build(), "rx.csv", "a\n"),
                "has 0 rows, at least 2 are required");
    }

    @Test
    void where_nothing_would_be_removed_it_is_accepted_with_a_warning() {
        Contract byColumn = ContractBuilder.rx(column("day", Kind.DATE).required())
                .coverage(Coverage.PERIOD)
                .periodOf("day", PeriodUnit.DAY)
                .build();
        Contract adding = ContractBuilder.rx(text("a"))
                .coverage(Coverage.APPEND)
                .redelivery(Redelivery.ADDS)
                .build();

        for (Checked checked :
                new Checked[] {checkNamed(byColumn, "rx.csv", "day\n"), checkNamed(adding, "rx.csv", "a\n")}) {
            assertThat(checked.verdict()).isEqualTo(Verdict.ACCEPTED);
            assertThat(checked.warnings()).containsExactly("the file has no row, so nothing changes");
        }
    }

    @Test
    void a_row_is_enough() {
        Checked checked = checkNamed(FULL, "rx.csv", "a\nx\n");

        assertThat(checked.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(checked.warnings()).isEmpty();
    }

    private static ContractBuilder named() {
        return ContractBuilder.rx(text("a")).periodInName(PeriodUnit.MONTH).fileName("rx_(?<period>[0-9-]+)\\.csv");
    }

    private static void assertRejected(Checked checked, String note) {
        assertThat(checked.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(checked.problems()).containsExactly(new Problem("row-count", 0, 0, null, null, "the file " + note));
    }
}
