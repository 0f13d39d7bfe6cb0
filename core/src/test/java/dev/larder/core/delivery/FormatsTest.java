package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.FileDialect;
import dev.larder.core.contract.FileDialect.Keys;
import dev.larder.core.contract.FileDialect.Slice;
import dev.larder.core.contract.Layout;
import dev.larder.core.contract.Layout.Footer;
import dev.larder.core.delivery.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in every writing that a contract can name: two columns, a text and a number. */
final class FormatsTest {
    private static final char NO = Layout.NO;
    private static final Layout PLAIN = new Layout(NO, NO, NO, 0, 1, null);

    private static Contract contract(String encoding, Compression compression, Layout layout, String... missing) {
        return ContractBuilder.rx(text("name").required(), column("count", Kind.INTEGER))
                .dialect(new FileDialect(
                        encoding, ';', '.', "UTC", compression, layout, List.of(missing), null, List.of(), null))
                .build();
    }

    private static Contract contract(Layout layout, String... missing) {
        return contract("UTF-8", Compression.NONE, layout, missing);
    }

    /** The conformed rows, without lineage, with a bar between their values. */
    private static List<String> rows(Contract contract, byte[] file) {
        MemoryParts parts = new MemoryParts();
        accepted(check(contract, file, parts));
        return CsvReader.builder().ofCsvRecord(parts.text()).stream()
                .map(row -> row.getField(0) + "|" + row.getField(1))
                .toList();
    }

    private static List<String> rows(Contract contract, String file) {
        return rows(contract, file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> notes(Contract contract, byte[] file) {
        return check(contract, file, new MemoryParts()).problems().stream()
                .map(problem ->
                        problem.line() + " " + (problem.cell() == null ? "" : problem.cell() + " ") + problem.note())
                .toList();
    }

    private static List<String> notes(Contract contract, String file) {
        return notes(contract, file.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive of files by name and text. */
    private static byte[] zip(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "UTF-8",
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "ISO-8859-1",
                "ISO-8859-15",
                "windows-1250",
                "windows-1252",
                "IBM437",
                "IBM850"
            })
    void every_encoding_is_read(String encoding) {
        Contract contract = contract(encoding, Compression.NONE, Layout.USUAL);
        String file = "name;count\nMüller;1\n\"Öl\n\"\"x\"\"\";2\n";

        assertThat(rows(contract, file.getBytes(Charset.forName(encoding)))).containsExactly("Müller|1", "Öl\n\"x\"|2");
    }

    @Test
    void a_mark_of_the_byte_order_is_no_text_in_any_encoding() {
        for (String encoding : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
            byte[] file = "\uFEFFname;count\na;1\n".getBytes(Charset.forName(encoding));
            assertThat(rows(contract(encoding, Compression.NONE, Layout.USUAL), file))
                    .as(encoding)
                    .containsExactly("a|1");
        }
    }

    @Test
    void what_cp1252_has_no_character_for_is_named_in_its_place() {
        Contract contract = contract("windows-1252", Compression.NONE, Layout.USUAL);
        byte[] file = "name;count\nMüller;1\nx\u0081y;2\nz;3\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(notes(contract, file))
                .singleElement()
                .satisfies(note ->
                        assertThat(note).startsWith("3 ").endsWith("has a byte that is not windows-1252, 0x81"));
    }

    @Test
    void half_a_character_of_utf_16_is_named_in_its_place() {
        Contract contract = contract("UTF-16LE", Compression.NONE, Layout.USUAL);
        byte[] good = "name;count\na;1\nb".getBytes(StandardCharsets.UTF_16LE);
        byte[] rest = ";2\nc;3\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(notes(contract, joined(good, new byte[] {0x0a, (byte) 0xd8}, rest)))
                .singleElement()
                .satisfies(note -> assertThat(note).startsWith("3 ").contains("not UTF-16LE, 0x0a"));
        assertThat(notes(contract, joined(good, rest, "d;4".getBytes(StandardCharsets.UTF_16LE), new byte[] {'x'})))
                .singleElement()
                .satisfies(note -> assertThat(note).startsWith("5 ").contains("not UTF-16LE, 0x78"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Compression.class)
    void a_long_file_is_read_whatever_packs_it(Compression compression) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("name;count\n");
        random.ints(60_000, 0, 1_000_000)
                .forEach(number -> text.append("n")
                        .append(number)
                        .append(";")
                        .append(number)
                        .append("\n"));
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] file = switch (compression) {
            case NONE -> plain;
            case GZIP -> gzip(text.toString());
            case ZSTD -> Zstd.compress(plain);
            case ZIP -> zip("data/", "", "data/rx.csv", text.toString());
        };

        Checked checked = check(contract("UTF-8", compression, Layout.USUAL), file, new MemoryParts());

        assertThat(accepted(checked).original().rows()).isEqualTo(60_000);
        assertThat(checked.original().bytes()).isEqualTo(file.length);
    }

    @Test
    void members_and_frames_one_behind_the_other_are_one_text() {
        assertThat(rows(
                        contract("UTF-8", Compression.GZIP, Layout.USUAL),
                        joined(gzip("name;count\na;"), gzip(""), gzip("1\nb;2\n"), new byte[500])))
                .containsExactly("a|1", "b|2");
        assertThat(rows(
                        contract("UTF-8", Compression.ZSTD, Layout.USUAL),
                        joined(
                                Zstd.compress("name;count\na;".getBytes(StandardCharsets.UTF_8)),
                                Zstd.compress("1\n".getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("a|1");
    }

    @Test
    void no_byte_of_a_gzip_file_can_be_lost_or_changed_unseen() {
        Contract contract = contract("UTF-8", Compression.GZIP, Layout.USUAL);
        byte[] whole = gzip("name;count\na;1\nb;2\n");

        for (int length = 0; length < whole.length; length++) {
            assertThat(notes(contract, Arrays.copyOf(whole, length)))
                    .as("first %d bytes", length)
                    .isNotEmpty();
        }
        // Of the header, only magic, method and flags mean anything here: time, level and system do not.
        // The deflated data ends within a byte, the rest of which means nothing either.
        int unseen = 0;
        for (int at = 0; at < whole.length; at += at == 3 ? 7 : 1) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            if (notes(contract, changed).isEmpty()) {
                assertThat(rows(contract, changed)).as("byte %d", at).containsExactly("a|1", "b|2");
                unseen++;
            }
        }
        assertThat(unseen).isLessThanOrEqualTo(1);
        assertThat(notes(contract, joined(whole, "rubbish".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("0 something else than gzip data stands behind the gzip data");
    }

    @Test
    void a_file_that_is_packed_otherwise_than_agreed_is_refused_by_name() {
        byte[] plain = "name;count\na;1\n".getBytes(StandardCharsets.UTF_8);

        assertThat(notes(contract(Layout.USUAL), gzip("name;count\n")))
                .containsExactly("0 the file is gzip, the contract says no compression");
        assertThat(notes(contract("UTF-8", Compression.GZIP, Layout.USUAL), plain))
                .containsExactly("0 the file is not gzip, and the contract says that it is");
        assertThat(notes(contract("UTF-8", Compression.GZIP, Layout.USUAL), Zstd.compress(plain)))
                .containsExactly("0 the file is zstd, the contract says gzip");
        assertThat(notes(contract("UTF-8", Compression.ZSTD, Layout.USUAL), plain))
                .singleElement()
                .asString()
                .startsWith("0 the file is not whole zstd data");
        assertThat(notes(contract("UTF-8", Compression.ZSTD, Layout.USUAL), Arrays.copyOf(Zstd.compress(plain), 12)))
                .singleElement()
                .asString()
                .startsWith("0 the file is not whole zstd data");
        assertThat(notes(
                        contract("UTF-8", Compression.GZIP, Layout.USUAL),
                        joined("PK\3\4".getBytes(StandardCharsets.UTF_8), plain)))
                .singleElement()
                .asString()
                .contains("zip");
    }

    @Test
    void a_zip_archive_has_exactly_one_file() {
        Contract contract = contract("UTF-8", Compression.ZIP, Layout.USUAL);
        byte[] one = zip("a.csv", "name;count\na;1\n");

        assertThat(rows(contract, one)).containsExactly("a|1");
        assertThat(notes(contract, zip("a.csv", "name;count\na;1\n", "b.csv", "x")))
                .containsExactly("0 the zip archive has more than one file; expected exactly one");
        assertThat(notes(contract, zip()))
                .containsExactly("0 the file is not a zip archive with a file in it, and the contract says that it is");
        assertThat(notes(contract, "name;count\na;1\n"))
                .containsExactly("0 the file is not a zip archive with a file in it, and the contract says that it is");
        assertThat(notes(contract, Arrays.copyOf(one, 40)))
                .singleElement()
                .asString()
                .startsWith("0 the zip archive is damaged or cut off");
    }

    @Test
    void a_file_that_grows_beyond_reason_ends_the_check() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write("name;count\n".getBytes(StandardCharsets.UTF_8));
            byte[] row = "a;1\n".repeat(16_384).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2_000; i++) {
                gzip.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        Checked checked =
                check(contract("UTF-8", Compression.GZIP, Layout.USUAL), bomb.toByteArray(), new MemoryParts());

        assertThat(checked.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.note()).startsWith("the file becomes more than 250 times as long"));
        assertThat(checked.original().bytes()).isEqualTo(bomb.size());
    }

    @Test
    void without_quotes_a_quote_is_a_character_like_any_other() {
        assertThat(rows(contract(PLAIN), "name;count\n\"a;1\nb\"c;2\n\"\";3\n"))
                .containsExactly("\"a|1", "b\"c|2", "\"\"|3");
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

    private static Contract fixed(String encoding, Slice... slices) {
        Layout layout = new Layout(NO, NO, NO, 0, 0, null);
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

    private static Contract json(boolean others) {
        Layout layout = new Layout(NO, '\\', NO, 0, 0, null);
        Keys keys = new Keys(List.of("name", "count"), others);
        return ContractBuilder.rx(text("name").required(), column("count", Kind.INTEGER))
                .dialect(new FileDialect(
                        "UTF-8", '\u001f', '.', "UTC", Compression.NONE, layout, List.of(), null, List.of(), keys))
                .build();
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

    @Test
    void problems_keep_their_place_in_a_packed_file_of_another_encoding() {
        Contract contract = contract("windows-1252", Compression.GZIP, Layout.USUAL);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("name;count\nMüller;1\nGröße;zwölf\n".getBytes(Charset.forName("windows-1252")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        List<Problem> problems =
                check(contract, bytes.toByteArray(), new MemoryParts()).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.cell()).isEqualTo("zwölf");
        });
    }
}
