package dev.larder.core.delivery;

import static dev.larder.core.delivery.Checks.check;
import static dev.larder.core.delivery.Writings.contract;
import static dev.larder.core.delivery.Writings.gzip;
import static dev.larder.core.delivery.Writings.joined;
import static dev.larder.core.delivery.Writings.notes;
import static dev.larder.core.delivery.Writings.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.Layout;
import dev.larder.core.delivery.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in every encoding that a contract can name. */
final class EncodedFilesTest {
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
    void utf_16_without_a_mark_is_not_guessed() {
        Contract contract = contract("UTF-16", Compression.NONE, Layout.USUAL);

        assertThat(notes(contract, "name;count\na;1\n".getBytes(StandardCharsets.UTF_16LE)))
                .singleElement()
                .asString()
                .startsWith("0 the file has no byte order mark");
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

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ISO-8859-1", "ISO-8859-15", "windows-1250", "windows-1252", "IBM437", "IBM850"})
    void a_file_in_utf_8_is_not_read_as_letters_of_one_byte(String encoding) {
        Contract contract = contract(encoding, Compression.NONE, Layout.USUAL);
        String plain = "name;count\n" + "Mueller;1\n".repeat(9_000);

        assertThat(notes(contract, (plain + "Müller;2\nGröße;3\n").getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .startsWith("0 the file is UTF-8, which " + encoding + " reads as two letters for one; convert it");
    }

    @Test
    void letters_of_one_byte_that_look_like_one_of_utf_8_are_read() {
        Contract contract = contract("windows-1252", Compression.NONE, Layout.USUAL);

        for (String name : List.of("CAFÉ”", "“CAFÉ” Ü–", "Â°, é")) {
            assertThat(rows(contract, ("name;count\n" + name + ";1\n").getBytes(Charset.forName("windows-1252"))))
                    .containsExactly(name + "|1");
        }
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
