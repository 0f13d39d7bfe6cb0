package dev.larder.core.delivery.internal.excel;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.decimal;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.internal.excel.SheetChecks.check;
import static dev.larder.core.delivery.internal.excel.SheetChecks.contract;
import static dev.larder.core.delivery.internal.excel.Workbooks.cell;
import static dev.larder.core.delivery.internal.excel.Workbooks.formula;
import static dev.larder.core.delivery.internal.excel.Workbooks.inline;
import static dev.larder.core.delivery.internal.excel.Workbooks.number;
import static dev.larder.core.delivery.internal.excel.Workbooks.styled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SheetsTest {
    private static final ContractBuilder ALL = contract(
            2,
            2,
            new Footer("Total", null),
            text("no").header("Order No").required(),
            column("day", Kind.DATE).header("Ordered on").format("dd/MM/yyyy"),
            column("at", Kind.TIMESTAMP).header("Shipped"),
            column("n", Kind.INTEGER).header("Packs"),
            decimal("amount", 9, 2).header("Amount"),
            column("paid", Kind.BOOLEAN).header("Paid"),
            text("remark").header("Remark"));

    /** A report as people make it: a title, a header of two rows, and a line of totals. */
    private static Workbooks report() {
        Workbooks book = Workbooks.named("Rows");
        book.row(book.text("Orders of March\nas of today"), styled());
        book.rowAt(
                3,
                book.text("Order"),
                book.text("Ordered on"),
                inline("Shipped"),
                book.text("Packs"),
                formula("Amount"),
                book.text("Paid"),
                book.rich("Rem", "ark"),
                styled());
        book.row(book.text("No"));
        book.row(
                book.text("00017"),
                number("46098"),
                number("46098.437673611108"),
                number("12.0"),
                number("12.5"),
                cell("b", "1"),
                book.text("a \\ \t\u001f b\nc & <d>"),
                styled());
        book.row(
                inline("N/A 2"),
                book.text("07/03/2026"),
                inline("2026-03-07T10:00:00.5"),
                number("1E+2"),
                number("1.25E1"),
                book.text("False"),
                formula(""));
        book.rowAt(
                7,
                book.rich("x", "y"),
                styled(),
                styled(),
                number("-9"),
                book.text("n/a"),
                number("0"),
                book.text("_x0041_\r_xD83D_"));
        book.row(book.text("Total"), styled(), styled(), number("3"), cell("e", "#N/A"));
        return book.rowAt(100, styled(), styled());
    }

    @Test
    void a_report_of_every_type_is_read_as_it_is_stored() {
        SheetChecks.Outcome outcome = check(ALL, report());

        assertThat(outcome.values())
                .containsExactly(
                        "00017|2026-03-17|2026-03-17 10:30:15.000000|12|12.50|true|a \\ \t\u001f b\nc & <d>",
                        "N/A 2|2026-03-07|2026-03-07 10:00:00.500000|100|12.50|false|\\N",
                        "xy|\\N|\\N|\\N|\\N|false|A\r_xD83D_");
        assertThat(outcome.checked()).isInstanceOf(Checked.Accepted.class);
        assertThat(outcome.checked().original().bytes()).isEqualTo(report().bytes().length);
        assertThat(outcome.openFiles()).as("scratch files left").isZero();
    }

    @Test
    void a_cell_of_another_type_than_the_contracts_is_a_problem_of_its_row() {
        Workbooks book = Workbooks.named("Rows").row(inline("zip"), inline("n"), inline("day"), inline("yes"));
        book.row(number("1234"), inline("12"), number("46098.5"), number("2"));
        book.row(cell("b", "0"), cell("b", "1"), cell("b", "1"), inline("ja"));
        book.row(cell("e", "#N/A"), cell("e", "#REF!"), inline("2026-02-30"), cell("e", "#DIV/0!"));
        book.row("<c r=\"@\"><f>1+1</f></c>", "<c r=\"@\" t=\"str\"><f>B1</f></c>", number("0.5"), styled());

        assertThat(check(
                                contract(
                                        text("zip").required(),
                                        column("n", Kind.INTEGER),
                                        column("day", Kind.DATE),
                                        column("yes", Kind.BOOLEAN)),
                                book)
                        .notes())
                .containsExactly(
                        "2 1234 is a number in the sheet, a text is expected: leading zeros may be lost; make the column one of text",
                        "2 12 is a text in the sheet, a number is expected",
                        "2 46098.5 is a date with a time of day in the sheet, a date is expected",
                        "2 2 is not true, false, 1 or 0",
                        "3 false is true or false in the sheet, and no such value is expected",
                        "3 true is true or false in the sheet, and no such value is expected",
                        "3 true is true or false in the sheet, and no such value is expected",
                        "3 ja is not true, false, 1 or 0",
                        "4 #N/A is an error in the sheet",
                        "4 #REF! is an error in the sheet",
                        "4 2026-02-30 is not a date yyyy-MM-dd",
                        "4 #DIV/0! is an error in the sheet",
                        "5 = is a formula whose value is not in the file; open it in Excel and save it",
                        "5 = is a formula whose value is not in the file; open it in Excel and save it",
                        "5 0.5 is a number that is no date in Excel (1 to 2958465)");
    }

    @Test
    void days_are_counted_from_1900_with_the_leap_day_that_never_was_or_from_1904() {
        List<String> serials = List.of("1", "59", "61", "2958465", "36526.999999999", "46098.25");
        ContractBuilder times = contract(column("t", Kind.TIMESTAMP), column("z", Kind.TIMESTAMPTZ));
        Workbooks from1900 = Workbooks.named("Rows").row(inline("t"), inline("z"));
        Workbooks from1904 = Workbooks.named("Rows").from1904().row(inline("t"), inline("z"));
        serials.forEach(serial -> from1900.row(number(serial), serial.startsWith("4") ? number(serial) : ""));
        from1904.row(number("0")).row(number("60")).row(number("44636.25"), number("44636.25"));

        assertThat(check(times, from1900).values())
                .containsExactly(
                        "1900-01-01 00:00:00.000000|\\N",
                        "1900-02-28 00:00:00.000000|\\N",
                        "1900-03-01 00:00:00.000000|\\N",
                        "9999-12-31 00:00:00.000000|\\N",
                        "2000-01-02 00:00:00.000000|\\N",
                        "2026-03-17 06:00:00.000000|2026-03-17 05:00:00.000000+00");
        assertThat(check(times, from1904).values())
                .containsExactly(
                        "1904-01-01 00:00:00.000000|\\N",
                        "1904-03-01 00:00:00.000000|\\N",
                        "2026-03-17 06:00:00.000000|2026-03-17 05:00:00.000000+00");
        assertThat(check(
                                times,
                                Workbooks.named("Rows")
                                        .row(inline("t"), inline("z"))
                                        .row(number("60"))
                                        .row(number("60.7"))
                                        .row(number("0"))
                                        .row(number("2958466"))
                                        .row(number("-1"))
                                        .row(number("1E+300")))
                        .notes())
                .extracting(note -> note.replaceFirst("^(\\d) \\S+ (is (day 60|a number that is no date)).*", "$1 $2"))
                .containsExactly(
                        "2 is day 60",
                        "3 is day 60",
                        "4 is a number that is no date",
                        "5 is a number that is no date",
                        "6 is a number that is no date",
                        "7 is a number that is no date");
    }

    @Test
    void a_row_keeps_its_number_and_is_as_long_as_the_header() {
        Workbooks book = Workbooks.named("Rows").row(inline("a"), inline("b"));
        book.row(inline("x")).rowAt(50, inline("y"), "", inline("beyond")).rowAt(51, inline("z"), inline(""));

        assertThat(check(contract(text("a"), text("b")).badRows(50), book).rejects())
                .startsWith("d1,3,\"\",\"is empty\",\"\"\nd1,4,")
                .contains("\nd1,50,\"\",\"has 3 values, the header has 2\",\"y\t\tbeyond\"\n");
        assertThat(check(contract(text("a"), text("b")).badRows(50), book).values())
                .containsExactly("x|\\N", "z|\\N");
        assertThat(check(contract(text("b"), text("c")), book).notes())
                .startsWith("1 is not in the contract", "1 is missing from the header", "3 is empty")
                .endsWith("49 is empty", "50 has 3 values, the header has 2");
    }

    @Test
    void labels_may_be_numbers_and_a_text_may_begin_as_a_mark_does() {
        Workbooks book =
                Workbooks.named("Rows").row(number("2026.0"), inline("b")).row(inline("_x0002_7"), inline("_x0001_"));

        assertThat(check(contract(text("a").header("2026"), text("b")), book).values())
                .containsExactly("\u00027|\u0001");
        assertThat(check(
                                contract(text("a").header("name, first; last")),
                                Workbooks.named("Rows")
                                        .row(inline("name, first; last"))
                                        .row(inline("x")))
                        .values())
                .as("a label of one column with signs that cut texts")
                .containsExactly("x");
    }

    @Test
    void a_number_is_spelled_without_an_exponent_and_in_the_fewest_digits_of_its_double() {
        assertThat(List.of(
                        "0.1",
                        "12.300000000000001",
                        "734.19000000000005",
                        "734.1900000000001",
                        "75.31999999999999",
                        "0.30000000000000004",
                        "123456789.1234567891",
                        "12345678901234567",
                        "1E+2",
                        "1.50E-3",
                        "12.0",
                        "-0",
                        "007",
                        "1E999",
                        "1E+400",
                        "NaN",
                        "0.0"))
                .extracting(Stored::number)
                .containsExactly(
                        "0.1",
                        "12.3",
                        "734.19",
                        "734.19",
                        "75.32",
                        "0.30000000000000004",
                        "123456789.1234567891",
                        "12345678901234567",
                        "100",
                        "0.0015",
                        "12",
                        "-0",
                        "007",
                        "1" + "0".repeat(999),
                        "1" + "0".repeat(400),
                        "NaN",
                        "0");
    }
}
