package dev.larder.core.delivery.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.NumberSpelling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpelledNumberCellTest {
    private static final NumberSpelling ALL = new NumberSpelling(false, true, true);

    private static String converted(ColumnBuilder column, char decimal, @Nullable Character group, String text) {
        FileDialect dialect = new FileDialect(
                "UTF-8", ';', decimal, "UTC", Compression.NONE, Layout.USUAL, List.of(), group, List.of(), null);
        RowBuffer row = new RowBuffer();
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        Fault fault = Cell.of(column.build(), dialect).convert(bytes, 1, bytes.length - 1, row);
        return fault == null ? new String(row.bytes(), 0, row.length(), StandardCharsets.UTF_8) : fault.note();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234,567.50|1234567.50",
                "1234567.5|1234567.50",
                "-12,345|-12345.00",
                "+999|999.00",
                "(1,234.5)|-1234.50",
                "(0.00)|0.00",
                "12,34|has a \",\" that does not stand before each three digits",
                ",123|has a \",\" that does not stand before each three digits",
                "-,123|has a \",\" that does not stand before each three digits",
                "1234,567|has a \",\" that does not stand before each three digits",
                "1,234567|has a \",\" that does not stand before each three digits",
                "1,,234|has a \",\" that does not stand before each three digits",
                "1,234.5,6|is not a number (decimal point)",
                "(1|has one parenthesis without the other",
                "1)|is not a number (decimal point)",
                "(-1)|is not a number (decimal point)",
                "()|is not a number",
                "(|has one parenthesis without the other",
                "1.234|has more than 2 decimals",
            })
    void groups_and_parentheses_are_read_strictly(String text, String expected) {
        assertThat(converted(ColumnBuilder.decimal("d", 12, 2).spelling(ALL), '.', ',', text))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "3|3",
                "3,0|3",
                "1.234,000|1234",
                "-1.000|-1000",
                "3,|is not a whole number",
                "3,5|is not a whole number",
                "3,05|is not a whole number",
                ",0|is not a number",
                "1.000.000.000.000|is outside the range of integer, -2147483648 to 2147483647"
            })
    void whole_numbers_may_have_zero_decimals_if_the_contract_says_so(String text, String expected) {
        assertThat(converted(ColumnBuilder.column("n", Kind.INTEGER).spelling(ALL), ',', '.', text))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5%|12.5",
                "-1%|-1.0",
                "12.5|has no percent sign at its end",
                "%|is not a number",
                "1 %|is not a number (decimal point)",
                "1%%|is not a number (decimal point)"
            })
    void a_percent_sign_is_asked_for_and_left_out(String text, String expected) {
        NumberSpelling percent = new NumberSpelling(true, false, false);
        assertThat(converted(ColumnBuilder.decimal("d", 5, 1).spelling(percent), '.', null, text))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"1 234|1234", "1'234|is not a whole number", "12|12"})
    void a_contract_without_spelling_has_groups_too(String text, String expected) {
        assertThat(converted(ColumnBuilder.column("n", Kind.BIGINT), '.', ' ', text))
                .isEqualTo(expected);
    }
}
