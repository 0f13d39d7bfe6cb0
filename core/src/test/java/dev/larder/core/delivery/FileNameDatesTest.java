package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Coverage;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import dev.larder.core.period.PeriodUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameDatesTest {
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "DAY, rx_20240229.csv, 2024-02-29", "DAY, rx_2024-02-29.csv, 2024-02-29", "DAY, rx_2024.02_29.csv, 2024-02-29",
        "MONTH, rx_202402.csv, 2024-02", "MONTH, rx_2024-02.csv, 2024-02", "YEAR, rx_2024.csv, 2024"
    })
    void a_name_may_give_the_period(PeriodUnit unit, String name, String period) {
        FileNameDates dates = FileNameDates.of(named(unit), name);

        assertThat(dates.problems()).isEmpty();
        assertThat(dates.period()).isEqualTo(new Period(period));
        assertThat(dates.window()).isNull();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "DAY, rx_20230229.csv, '\"20230229\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy'",
        "DAY, rx_202402.csv, '\"202402\" in the file name is not a day'",
        "MONTH, rx_20240229.csv, '\"20240229\" in the file name is not a month'",
        "MONTH, rx_2024.csv, '\"2024\" in the file name is not a month'",
        "YEAR, rx_2024-02.csv, '\"2024-02\" in the file name is not a year'",
        "MONTH, rx_202413.csv, '\"202413\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy'",
        "MONTH, rx_20241.csv, '\"20241\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy'",
        "DAY, rx_.csv, '\"\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy'",
    })
    void a_period_that_is_none_or_of_another_unit_is_a_problem(PeriodUnit unit, String name, String problem) {
        assertThat(FileNameDates.of(named(unit), name).problems()).containsExactly(problem);
    }

    @Test
    void without_a_date_in_the_name_a_column_decides_or_there_is_none() {
        assertThat(FileNameDates.of(ContractBuilder.rx(text("a")).build(), "rx.csv")
                        .period())
                .isEqualTo(Period.UNDATED);
        assertThat(FileNameDates.of(windowed(PeriodUnit.DAY), "rx_2024_2024.csv")
                        .period())
                .isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DAY, rx_20240228_20240301.csv, 2024-02-28, 2024-03-02", "DAY, rx_2024_2024.csv, 2024-01-01, 2025-01-01",
                "MONTH, rx_202401_202402.csv, 2024-01-01, 2024-03-01",
        "MONTH, rx_20240101_20240229.csv, 2024-01-01, 2024-03-01", "YEAR, rx_2023_20241231.csv, 2023-01-01, 2025-01-01",
                "DAY, rx_20240228_20240228.csv, 2024-02-28, 2024-02-29"
    })
    void a_name_may_give_the_window(PeriodUnit unit, String name, LocalDate from, LocalDate until) {
        FileNameDates dates = FileNameDates.of(windowed(unit), name);

        assertThat(dates.problems()).isEmpty();
        assertThat(dates.window()).isEqualTo(new DateRange(from, until));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "DAY, rx_20240301_20240228.csv, 'the file name''s window ends before it starts, 2024-03-01 to 2024-02-28'",
        "DAY, rx_20240229_20240228.csv, 'the file name''s window ends before it starts, 2024-02-29 to 2024-02-28'",
        "MONTH, rx_20240102_202402.csv, 'the file name''s window 2024-01-02 to 2024-02-29 is not made of whole periods"
                + " (month)'",
        "MONTH, rx_202401_20240228.csv, 'the file name''s window 2024-01-01 to 2024-02-28 is not made of whole periods"
                + " (month)'",
        "YEAR, rx_202401_202411.csv, 'the file name''s window 2024-01-01 to 2024-11-30 is not made of whole periods"
                + " (year)'",
        "DAY, rx_202413_2024.csv, '\"202413\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy'",
        "DAY, rx_2024_202413.csv, '\"202413\" in the file name is not a date yyyyMMdd, yyyyMM or yyyy'",
    })
    void a_window_that_is_none_is_a_problem(PeriodUnit unit, String name, String problem) {
        assertThat(FileNameDates.of(windowed(unit), name).problems()).containsExactly(problem);
    }

    @Test
    void both_wrong_ends_of_a_window_are_named() {
        assertThat(FileNameDates.of(windowed(PeriodUnit.DAY), "rx_1_2.csv").problems())
                .hasSize(2);
    }

    @Test
    void an_undated_feed_may_have_any_window() {
        Contract undated = ContractBuilder.rx(text("a"))
                .coverage(Coverage.WINDOW)
                .fileName("rx_(?<from>.*)_(?<until>.*)\\.csv")
                .build();

        assertThat(FileNameDates.of(undated, "rx_20240102_20240103.csv").problems())
                .isEmpty();
    }

    @Test
    void a_group_that_matched_nothing_is_no_date() {
        Contract optional = ContractBuilder.rx(text("a"))
                .periodInName(PeriodUnit.DAY)
                .fileName("rx(?:_(?<period>[0-9]+))?\\.csv")
                .build();

        assertThat(FileNameDates.of(optional, "rx.csv").problems())
                .containsExactly("the file name has no date for \"period\"");
    }

    @Test
    void a_name_of_another_form_is_a_mistake_of_ours() {
        assertThatThrownBy(() -> FileNameDates.of(named(PeriodUnit.DAY), "sales.csv"))
                .hasMessageContaining("sales.csv does not match rx_");
    }

    private static Contract named(PeriodUnit unit) {
        return ContractBuilder.rx(text("a"))
                .periodInName(unit)
                .fileName("rx_(?<period>.*)\\.csv")
                .build();
    }

    private static Contract windowed(PeriodUnit unit) {
        return ContractBuilder.rx(column("day", Kind.DATE).required())
                .coverage(Coverage.WINDOW)
                .periodOf("day", unit)
                .fileName("rx_(?<from>[^_]*)_(?<until>[^_]*)\\.csv")
                .build();
    }
}
