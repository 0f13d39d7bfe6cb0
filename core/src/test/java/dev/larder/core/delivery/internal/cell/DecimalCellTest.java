package dev.larder.core.delivery.internal.cell;

import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.delivery.internal.cell.Cells.ITALIAN;
import static dev.larder.core.delivery.internal.cell.Cells.cell;
import static dev.larder.core.delivery.internal.cell.Cells.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalCellTest {
    private static final String CHARACTERS = "0012359.+-";

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "1.5, 1.50",
        "1, 1.00",
        "0, 0.00",
        "-0, 0.00",
        "-0.00, 0.00",
        "+2.25, 2.25",
        "-2.25, -2.25",
        ".5, 0.50",
        "-.5, -0.50",
        "5., [is not a number (decimal point)]",
        "0000012.30, 12.30",
        "000000000.01, 0.01",
        "-0.01, -0.01",
        "999.99, 999.99",
        "-999.99, -999.99",
        "-0.90, -0.90",
        "1000, [has more than 3 digits before the decimal point]",
        "1000.00, [has more than 3 digits before the decimal point]",
        "0001000, [has more than 3 digits before the decimal point]",
        "1.000, [has more than 2 decimals]",
        "1.123, [has more than 2 decimals]",
    })
    void a_number_has_one_spelling_and_is_never_rounded(String value, String answer) {
        assertThat(read(cell(decimal("n", 5, 2)), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(
            strings = {
                "-", "+", ".", "-.", "+-1", "--1", "1.", "1-", "1..2", "1.2.3", "1,2", "1 ", " 1", "1e2", "/", ":",
                "1/2", "1.:", "1./", "a.1", "1.a"
            })
    void anything_else_is_no_number(String value) {
        assertThat(read(cell(decimal("n", 5, 2)), value)).isEqualTo("[is not a number (decimal point)]");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5|1.50",
                "1.5|[is not a number (decimal comma)]",
                "1.000,5|[is not a number (decimal comma)]",
                "1000,5|[has more than 3 digits before the decimal comma]"
            })
    void the_dialect_says_what_stands_before_decimals(String value, String answer) {
        assertThat(read(Cell.of(decimal("n", 5, 2).build(), ITALIAN), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "7, 7",
        "007, 7",
        "-0, 0",
        "0, 0",
        "7.0, [has more than 0 decimals]",
        "1000, [has more than 3 digits before the decimal point]"
    })
    void a_decimal_without_scale_has_no_point(String value, String answer) {
        assertThat(read(cell(decimal("n", 3, 0)), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"0.25, 0.25", ".25, 0.25", "00.25, 0.25", "1.00, [has more than 0 digits before the decimal point]"})
    void a_decimal_of_decimals_only_has_a_zero_before_the_point(String value, String answer) {
        assertThat(read(cell(decimal("n", 2, 2)), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "decimal({0},{1})")
    @CsvSource({"5, 2", "3, 0", "4, 4", "18, 6", "19, 6", "38, 10"})
    void random_texts_are_read_as_big_decimal_reads_them(int digits, int scale) {
        Random random = new Random(digits);
        ColumnBuilder[] columns = {
            decimal("n", digits, scale),
            decimal("n", digits, scale).minimum("-1.5").maximum("12.25")
        };
        Cell[] cells = {cell(columns[0]), cell(columns[1])};
        for (int round = 0; round < 5000; round++) {
            String text = text(random, digits);
            int bounded = round % 2;
            String expected = expected(text, digits, scale, bounded == 1);
            if (!read(cells[bounded], text).equals(expected)) {
                assertThat(read(cells[bounded], text)).as("\"%s\"", text).isEqualTo(expected);
            }
        }
    }

    private static String text(Random random, int digits) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(random.nextBoolean() ? 6 : digits + 3);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(i == 0 ? 10 : 8)));
        }
        return text.toString();
    }

    private static String expected(String text, int digits, int scale, boolean bounded) {
        if (!text.matches("[+-]?([0-9]+|[0-9]*\\.[0-9]+)")) {
            return "[is not a number (decimal point)]";
        }
        BigDecimal number = new BigDecimal(text);
        if (number.abs().compareTo(BigDecimal.TEN.pow(digits - scale)) >= 0) {
            return "[has more than " + (digits - scale) + " digits before the decimal point]";
        }
        if (number.scale() > scale) {
            return "[has more than " + scale + " decimals]";
        }
        if (bounded && number.compareTo(new BigDecimal("-1.5")) < 0) {
            return "[is smaller than -1.5]";
        }
        return bounded && number.compareTo(new BigDecimal("12.25")) > 0
                ? "[is larger than 12.25]"
                : number.setScale(scale).toPlainString();
    }

    @ParameterizedTest(name = "decimal({0},2): {1} -> {2}")
    @CsvSource({
        "18, 9999999999999999.99, 9999999999999999.99",
        "18, 10000000000000000, [has more than 16 digits before the decimal point]",
        "18, 0.995, [has more than 2 decimals]",
        "18, -5.01, [is smaller than -5]",
        "18, -5, -5.00",
        "19, 99999999999999999.99, 99999999999999999.99",
        "19, -5.01, [is smaller than -5]",
        "19, -5.00, -5.00",
        "38, 999999999999999999999999999999999999.99, 999999999999999999999999999999999999.99",
        "38, -999999999999999999999999999999999999.99, [is smaller than -5]",
    })
    void digits_are_allowed_up_to_the_types_precision(int digits, String value, String answer) {
        assertThat(read(cell(decimal("n", digits, 2).minimum("-5")), value)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "decimal({0},2): {1} -> {2}")
    @CsvSource({
        "10, 0.33, [is smaller than 0.333]", "10, 0.34, 0.34", "10, 0.66, 0.66", "10, 0.67, [is larger than 0.666]",
        "20, 0.33, [is smaller than 0.333]", "20, 0.34, 0.34", "20, 0.66, 0.66", "20, 0.67, [is larger than 0.666]",
    })
    void bounds_may_have_more_decimals_than_the_column(int digits, String value, String answer) {
        assertThat(read(cell(decimal("n", digits, 2).minimum("0.333").maximum("0.666")), value))
                .isEqualTo(answer);
    }

    @ParameterizedTest(name = "decimal({0},2)")
    @ValueSource(ints = {18, 20})
    void one_bound_may_stand_alone(int digits) {
        Cell atLeast = cell(decimal("n", digits, 2).minimum("1"));
        Cell atMost = cell(decimal("n", digits, 2).maximum("-1"));

        assertThat(read(atLeast, "0.99")).isEqualTo("[is smaller than 1]");
        assertThat(read(atLeast, "1")).isEqualTo("1.00");
        assertThat(read(atLeast, "123456")).isEqualTo("123456.00");
        assertThat(read(atMost, "-0.99")).isEqualTo("[is larger than -1]");
        assertThat(read(atMost, "-1")).isEqualTo("-1.00");
        assertThat(read(atMost, "-123456")).isEqualTo("-123456.00");
    }

    @Test
    void bounds_beyond_the_type_are_no_bounds() {
        Cell cell = cell(decimal("n", 18, 2).minimum("-1e30").maximum("1e30"));

        assertThat(read(cell, "9999999999999999.99")).isEqualTo("9999999999999999.99");
        assertThat(read(cell, "-9999999999999999.99")).isEqualTo("-9999999999999999.99");
    }
}
