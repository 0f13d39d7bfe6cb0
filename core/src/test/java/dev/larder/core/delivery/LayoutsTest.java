package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Writings.NO;
import static dev.larder.core.delivery.Writings.PLAIN;
import static dev.larder.core.delivery.Writings.contract;
import static dev.larder.core.delivery.Writings.notes;
import static dev.larder.core.delivery.Writings.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are cut into records and values in every way that a contract can name. */
final class LayoutsTest {
    @Test
    void without_quotes_a_quote_is_a_character_like_any_other() {
        assertThat(rows(contract(PLAIN), "name;count\n\"a;1\nb\"c;2\n\"\";3\n"))
                .containsExactly("\"a|1", "b\"c|2", "\"\"|3");
    }

    @Test
    void as_many_quotes_as_a_text_may_have_fit_into_a_row() {
        Contract wide = ContractBuilder.rx(text("name", 65_535), text("other", 65_535))
                .dialect(contract(PLAIN).dialect())
                .build();
        String quotes = "\"".repeat(65_535);
        String row = quotes + ';' + quotes + '\n';

        assertThat(Checks.accepted(Checks.check(wide, "name;other\n" + row + row + row))
                        .original()
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void another_quote_is_doubled_like_the_usual_one() {
        assertThat(rows(contract(new Layout('\'', NO, NO, 0, 1, null)), "'name';count\n'it''s;';1\n\"b\";2\n"))
                .containsExactly("it's;|1", "\"b\"|2");
    }

    @Test
    void an_escape_takes_the_meaning_from_what_follows() {
        Layout escaping = new Layout('"', '\\', NO, 0, 1, null);

        assertThat(rows(
                        contract(escaping, "\\N"),
                        "name;count\na\\;b;1\n\"say \\\"x\\\"\";2\nc\\\\;3\nd\\\ne;4\nf;\\N\n\"g\"\"h\";5\n"))
                .containsExactly("a;b|1", "say \"x\"|2", "c\\|3", "d\ne|4", "f|\\N", "g\"h|5");
        assertThat(notes(contract(escaping), "name;count\na;1\nb;2\\"))
                .containsExactly("3 ends with an escape character");
        assertThat(notes(contract(escaping), "name;count\na;\\N\n"))
                .singleElement()
                .asString()
                .contains("is the mark for null");
    }

    @Test
    void lines_after_an_escaped_line_end_are_counted_on() {
        Layout escaping = new Layout(NO, '\\', NO, 0, 1, null);

        assertThat(notes(contract(escaping), "name;count\na\\\nb;1\nc;x\n"))
                .singleElement()
                .asString()
                .startsWith("4 x ");
    }

    @Test
    void comments_are_no_rows_wherever_they_stand() {
        Layout commented = new Layout('"', NO, '#', 0, 1, null);

        assertThat(rows(contract(commented), "# made by x\n#\nname;count\n#a;1\nb;2\n\"#c\";3\n# end"))
                .containsExactly("b|2", "#c|3");
        assertThat(notes(contract(commented), "#\nname;count\n#\nb;x\n"))
                .singleElement()
                .asString()
                .startsWith("4 x ");
        assertThat(notes(contract(commented), "name;count\n" + "#\n".repeat(300_000) + "b;x\n"))
                .as("also where one begins at the end of what is in memory; whatever stood behind it was not read")
                .containsExactly("300002 x is not a whole number");
        assertThat(notes(contract(commented), "# only this"))
                .containsExactly("1 the file is empty, a header is required");
    }

    @Test
    void skipped_lines_are_not_read_and_are_counted() {
        Layout skipping = new Layout('"', NO, NO, 3, 1, null);

        assertThat(rows(contract(skipping), "Report \"x\n\n;;;\nname;count\na;1\n"))
                .containsExactly("a|1");
        assertThat(notes(contract(skipping), "1\n2\n3\nname;count\na;x\n"))
                .singleElement()
                .asString()
                .startsWith("5 x ");
        assertThat(notes(contract(skipping), "1\n2\n")).containsExactly("1 the file is empty, a header is required");
    }

    @Test
    void the_header_is_found_behind_lines_longer_than_the_buffer() {
        Layout skipping = new Layout('"', NO, '#', 2, 1, null);
        String file =
                "x".repeat(300_000) + "\n" + "y".repeat(400_000) + "\n#" + "z".repeat(300_000) + "\nname;count\na;1\n";

        assertThat(rows(contract(skipping), file)).containsExactly("a|1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"name;count|;", "na;co|me;unt", ";count|name;", "name;|;count"})
    void rows_of_a_header_are_joined_by_column(String first, String second) {
        Contract contract = ContractBuilder.rx(
                        text("name").header(label(first, second, 0)),
                        column("count", Kind.INTEGER).header(label(first, second, 1)))
                .dialect(new FileDialect(
                        "UTF-8",
                        ';',
                        '.',
                        "UTC",
                        Compression.NONE,
                        new Layout('"', NO, NO, 0, 2, null),
                        List.of(),
                        null,
                        List.of(),
                        null))
                .build();

        assertThat(rows(contract, first + "\n" + second + "\na;1\n")).containsExactly("a|1");
    }

    private static String label(String first, String second, int column) {
        return (first.split(";", -1)[column] + " " + second.split(";", -1)[column]).strip();
    }

    @Test
    void without_a_header_columns_come_in_the_order_of_the_contract() {
        Contract contract = contract(new Layout('"', NO, NO, 0, 0, null));

        assertThat(rows(contract, "a;1\nb;2\n")).containsExactly("a|1", "b|2");
        assertThat(notes(contract, "a;1\nb;2;3\n")).containsExactly("2 has 3 values, the contract has 2");
        assertThat(notes(contract, "name;count\na;1\n"))
                .singleElement()
                .asString()
                .startsWith("1 count ");
    }

    @Test
    void a_footer_is_no_row_and_says_how_many_there_are() {
        Contract contract = contract(new Layout('"', NO, NO, 0, 1, new Footer("TRL", 2)));

        assertThat(rows(contract, "name;count\na;1\nb;2\nTRL;002\n")).containsExactly("a|1", "b|2");
        assertThat(notes(contract, "name;count\na;1\nTRL;2\n")).containsExactly("3 says 2 rows, the file has 1");
        assertThat(notes(contract, "name;count\na;1\nTRL;x\n")).containsExactly("3 has no number of rows as value 2");
        assertThat(notes(contract, "name;count\na;1\nTRL\n")).containsExactly("3 has no number of rows as value 2");
        assertThat(notes(contract, "name;count\na;1\n"))
                .containsExactly("0 the file does not end with a line that begins with \"TRL\"; was it cut off?");
        assertThat(notes(contract, "name;count\na;1\nTRL;1\nb;2\n"))
                .containsExactly("4 stands behind the footer of line 3");
    }

    @Test
    void missing_values_are_null_where_a_value_may_be_missing() {
        Contract contract = contract(Layout.USUAL, "NA", "-");

        assertThat(rows(contract, "name;count\na;NA\nb;-\nc;\nNAN;-1\n"))
                .containsExactly("a|\\N", "b|\\N", "c|\\N", "NAN|-1");
        assertThat(notes(contract, "name;count\nNA;1\n"))
                .singleElement()
                .asString()
                .contains("is empty, a value is required");
    }

    @Test
    void a_column_without_a_label_of_its_own_is_found_by_its_place() {
        Contract contract = ContractBuilder.rx(
                        text("name").header("Name"),
                        column("count", Kind.INTEGER).header("n").position(2),
                        text("note").position(3))
                .build();

        assertThat(rows(contract, "Name,,\na,1,x\n")).containsExactly("a|1");
        assertThat(rows(contract, "Name,v,v\na,1,x\n")).containsExactly("a|1");
        assertThat(rows(contract, "n,note,Name\n1,x,a\n")).containsExactly("a|1");
        assertThat(notes(contract, "Name,other,\na,1,x\n"))
                .containsExactlyInAnyOrder("1 is not in the contract", "1 is missing from the header");
    }
}
