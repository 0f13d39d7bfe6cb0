package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static dev.larder.core.delivery.Writings.NO;
import static dev.larder.core.delivery.Writings.contract;
import static dev.larder.core.delivery.Writings.notes;
import static dev.larder.core.delivery.Writings.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Texts that become delimited ones: of fixed widths, and lines of JSON. */
final class TurnedTextsTest {
    @Test
    void values_of_fixed_widths_are_cut_by_characters() {
        Contract contract = fixed("UTF-8", new Slice(1, 6), new Slice(8, 4));

        assertThat(rows(contract, "\uFEFFMüller    1\n  Öl  x  22\r\n          3"))
                .containsExactly("Müller|1", "Öl|22", "\\N|3");
    }

    @Test
    void a_line_of_another_length_is_named_with_both_lengths() {
        Contract contract = fixed("windows-1252", new Slice(1, 6), new Slice(8, 4));
        byte[] file = "Müller    1\nÖl  1\n\nx         12\n".getBytes(Charset.forName("windows-1252"));

        assertThat(notes(contract, file))
                .containsExactly(
                        "2 is 5 characters long, the contract's columns need 11",
                        "3 is empty",
                        "4 is 12 characters long, the contract's columns need 11");
    }

    @Test
    void a_footer_of_fixed_widths_has_places_of_its_own() {
        Layout.Footer footer =
                new Layout.Footer("T", 2, new TreeMap<>(Map.of("count", 3)), List.of(new Slice(2, 4), new Slice(6, 9)));
        Contract contract = fixed("UTF-8", new Layout(NO, NO, NO, 0, 0, footer), new Slice(1, 6), new Slice(8, 4));
        String rows = "Müller    1\nÖl       22\n";

        assertThat(rows(contract, rows + "T0002       23\n")).containsExactly("Müller|1", "Öl|22");
        assertThat(notes(contract, (rows + "T0003000000024 and more\n").getBytes(StandardCharsets.UTF_8)))
                .containsExactlyInAnyOrder(
                        "3 says that the sum of \"count\" is 24, the file's is 23", "3 says 3 rows, the file has 2");
        assertThat(notes(contract, (rows + "T0 \n").getBytes(StandardCharsets.UTF_8)))
                .contains("3 says 0 rows, the file has 2");
        assertThat(notes(contract, (rows + "T\n").getBytes(StandardCharsets.UTF_8)))
                .contains("3 has no number of rows in characters 2 to 5");
    }

    private static Contract fixed(String encoding, Slice... slices) {
        return fixed(encoding, new Layout(NO, NO, NO, 0, 0, null), slices);
    }

    private static Contract fixed(String encoding, Layout layout, Slice... slices) {
        return ContractBuilder.rx(text("name"), column("count", Kind.INTEGER))
                .dialect(new FileDialect(
                        encoding,
                        '\u001f',
                        '.',
                        "UTC",
                        Compression.NONE,
                        layout,
                        List.of(),
                        null,
                        List.of(slices),
                        null))
                .build();
    }

    @Test
    void lines_of_json_are_read_by_their_keys() {
        String file = """
                {"name": "a", "count": 1}
                { "count" : "2","name":"two\\nlines, \\"quoted\\" and \\\\ more \\u001f" }
                {"name": "Müller \\ud83d\\ude42", "count": null}
                {"name": "d"}
                {"name": true, "count": -5}
                """;

        assertThat(rows(json(false), file))
                .containsExactly(
                        "a|1", "two\nlines, \"quoted\" and \\ more \u001f|2", "Müller 🙂|\\N", "d|\\N", "true|-5");
        assertThat(rows(json(true), "{\"x\": {\"y\": [1]}, \"name\": \"a\", \"count\": 1}\n"))
                .containsExactly("a|1");
    }

    @Test
    void a_line_that_is_no_object_of_the_contracts_is_named_with_the_reason() {
        String file = """
                {"name": "two\\nlines", "count": 1}
                {"name": "a", "count": 1.5}
                {"name": "a"
                ["a", 1]
                {"name": "a", "name": "b"}
                {"name": "a", "kount": 1}
                {"name": ["a"]}
                {"name": "a"} {"name": "b"}

                {"name": "\\\\N", "count": 1}
                {"count": 1}
                """;

        assertThat(notes(json(false), file))
                .extracting(note -> note.replaceFirst("(object: \\S+ \\S+).*", "$1"))
                .containsExactly(
                        "2 1.5 is not a whole number",
                        "3 is not a JSON object: Unexpected end-of-input:",
                        "4 is not a JSON object",
                        "5 is not a JSON object: Duplicate Object",
                        "6 has the key \"kount\", which is not in the contract",
                        "7 has a list as value of \"name\"; a text, number, true or false is expected",
                        "8 goes on behind the JSON object",
                        "9 is empty",
                        "10 \\N is the mark for null, which no text may be",
                        "11 is empty, a value is required");
    }

    @Test
    void keys_that_are_left_out_are_told_of() {
        Checked checked = check(
                json(true), "{\"name\": \"a\", \"x\": 1}\n{\"y\": {\"x\": 1}, \"name\": \"b\"}\n", new MemoryParts());

        assertThat(accepted(checked).parked()).containsExactly("x", "y");
    }

    @Test
    void no_character_of_json_is_replaced_unseen() {
        assertThat(notes(json(false), "{\"name\": \"a\\ud83d\"}\n"))
                .containsExactly("1 has half a character, an escape of UTF-16 without the other, as value of \"name\"");
        assertThat(notes(json(false), "{\"name\": \"a\u00ff\"}\n".getBytes(StandardCharsets.ISO_8859_1)))
                .singleElement()
                .asString()
                .contains("has a byte that is not UTF-8, 0xff");
    }

    private static Contract json(boolean others) {
        Layout layout = new Layout(NO, '\\', NO, 0, 0, null);
        Keys keys = new Keys(List.of("name", "count"), others);
        return ContractBuilder.rx(text("name").required(), column("count", Kind.INTEGER))
                .dialect(new FileDialect(
                        "UTF-8", '\u001f', '.', "UTC", Compression.NONE, layout, List.of(), null, List.of(), keys))
                .build();
    }
}
