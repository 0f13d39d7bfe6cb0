package dev.larder.core.delivery.internal.read;

import static dev.larder.core.delivery.internal.read.SlowScanner.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.contract.FileDialect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordScannerTest {
    private static final int ANY_LENGTH = 1 << 20;
    private static final int FILES = 400;
    private static final String[] PIECES = {
        ",",
        ",",
        ";",
        "\t",
        "\"",
        "\"",
        "\"\"",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "a",
        "bcd",
        "0123456789",
        "\u00e9",
        "\0",
        "\u00ff",
        "\u00c3\u00a9",
        "\u00ef\u00bb\u00bf"
    };

    @ParameterizedTest(name = "buffer {0}, longest {1}")
    @CsvSource({"1, 1000000", "2, 7", "5, 30", "8, 1000000", "16, 20", "16, 60", "17, 1000000", "33, 64", "64, 1000000"
    })
    void hostile_bytes_are_split_as_a_slow_reader_splits_them_however_small_the_buffer(int room, int longest)
            throws IOException {
        for (int seed = 0; seed < FILES; seed++) {
            Random random = new Random(seed);
            byte[] file = file(random);
            char delimiter = ",;\t|".charAt(random.nextInt(4));

            assertThat(scanned(
                            new RecordScanner(new DigestedInput(new Trickle(file, random)), longest, room), delimiter))
                    .as("seed %d, delimiter %s, %s", seed, delimiter, Arrays.toString(file))
                    .isEqualTo(new SlowScanner(file, delimiter, longest).all());
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "a,b\r\nc,d\r\n",
                "\"a\",\"b\"\n\"\",\"\"\"\"\n",
                "\"a\r\nb\",c\r\n",
                "a,\n,b\r\n",
                "x\"y\na,b\n",
                "\r\n\na\r",
                "\"a\"b\nc"
            })
    void it_does_not_matter_where_the_buffer_ends(String text) throws IOException {
        byte[] file = text.getBytes(StandardCharsets.ISO_8859_1);
        List<String> expected = new SlowScanner(file, ',', ANY_LENGTH).all();

        for (int room = 1; room <= file.length + 2; room++) {
            assertThat(scanned(scanner(text, ANY_LENGTH, room), ','))
                    .as("room %d", room)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b$c|has a carriage return without a line feed",
                "a,'b'c|has text after a closing quote",
                "a,b'c|has a quote inside a value that does not start with one (quote the whole value and double the"
                        + " quotes in it)",
                "a,'b|has a quote that is never closed",
            },
            quoteCharacter = '`')
    void a_fault_is_named(String row, String fault) throws IOException {
        RecordScanner scanner = scanner(row.replace('$', '\r').replace('\'', '"') + "\nd\n", ANY_LENGTH, 16);

        assertThat(scanner.next()).isEqualTo(Found.FAULTY);
        assertThat(scanner.fault()).isEqualTo(fault);
        assertThat(scanner.faultLine()).isEqualTo(1);
    }

    @Test
    void a_fault_behind_a_line_end_in_quotes_is_named_with_its_own_line() throws IOException {
        RecordScanner scanner = scanner("\"a\nb\",c\"d\ne\n", ANY_LENGTH, 16);

        assertThat(scanner.next()).isEqualTo(Found.FAULTY);
        assertThat(scanner.line()).isEqualTo(1);
        assertThat(scanner.faultLine()).isEqualTo(2);
        assertThat(scanner.next()).isEqualTo(Found.RECORD);
        assertThat(scanner.line()).isEqualTo(3);
    }

    @ParameterizedTest(name = "room {0}")
    @ValueSource(ints = {1, 8, 16, 1000})
    void a_forgotten_quote_is_named_where_it_was_opened_and_swallows_no_record(int room) throws IOException {
        String file = "a,b\n1,\"x\n2,y\n3,\"z\"\n4,\"u\nv\"\n5,\"w\n";

        assertThat(scanned(scanner(file, ANY_LENGTH, room), ','))
                .containsExactly(
                        "RECORD 1 [a, b]",
                        "FAULTY 2 2 never closed",
                        "RECORD 3 [2, y]",
                        "RECORD 4 [3, z]",
                        "RECORD 5 [4, u\nv]",
                        "FAULTY 7 7 never closed",
                        "END");
    }

    @Test
    void text_behind_the_quote_of_a_value_of_several_lines_is_named_where_it_stands() throws IOException {
        assertThat(scanned(scanner("a,b\n1,\"x\ny\"z\n2,u\n", ANY_LENGTH, 16), ','))
                .containsExactly("RECORD 1 [a, b]", "FAULTY 2 3 text after", "RECORD 4 [2, u]", "END");
    }

    @ParameterizedTest(name = "room {0}")
    @ValueSource(ints = {1, 8, 9, 10, 11, 40, 1000})
    void a_record_may_be_as_long_as_allowed_and_no_byte_longer_wherever_it_lies(int room) throws IOException {
        String allowed = "12345678\n12345678\r\n123456789\n\"234567\"\n1234567890";

        assertThat(scanned(scanner(allowed, 10, room), ',')).endsWith("RECORD 5 [1234567890]", "END");
        assertThat(scanned(scanner(allowed + "1", 10, room), ',')).endsWith("TOO_LONG 5 ");
        assertThat(scanned(scanner("a\n1234567890\nb\n", 10, room), ','))
                .containsExactly("RECORD 1 [a]", "TOO_LONG 2 ");
        assertThat(scanned(scanner("a\nb\"34567890\nb\n", 10, room), ',')).endsWith("TOO_LONG 2 ");
    }

    @Test
    void the_buffer_only_grows_for_a_long_record() throws IOException {
        RecordScanner manyShort = scanner("0123456789\n".repeat(1000), ANY_LENGTH, 64);
        RecordScanner oneLong = scanner("0".repeat(1000) + "\n1\n", ANY_LENGTH, 64);

        scanned(manyShort, ',');
        scanned(oneLong, ',');

        assertThat(manyShort.buffer()).hasSizeLessThanOrEqualTo(2 * (64 + 8));
        assertThat(oneLong.buffer()).hasSizeBetween(1002, 4 * 1002);
    }

    @Test
    void a_record_may_have_hundreds_of_fields() throws IOException {
        String record = "\"a\"\"\",b,".repeat(400) + "c";

        assertThat(scanned(scanner(record + "\n" + record, ANY_LENGTH, 64), ','))
                .hasSize(3)
                .first()
                .isEqualTo("RECORD 1 [" + "a\", b, ".repeat(400) + "c]");
    }

    @Test
    void length_is_that_of_the_record_without_its_line_end() throws IOException {
        RecordScanner scanner = scanner("abc,d\r\n\"e\"\"\",\nx", ANY_LENGTH, 16);

        List<Integer> lengths = new ArrayList<>();
        while (scanner.next() == Found.RECORD) {
            lengths.add(scanner.length());
        }
        assertThat(lengths).containsExactly(5, 6, 1);
    }

    @Test
    void the_first_wrong_byte_is_found_wherever_it_stands() throws IOException {
        for (String wrong : List.of("\0", "\u00ff", "\u00c3", "\u0080")) {
            for (int before = 0; before < 20; before++) {
                for (String quote : List.of("", "\"")) {
                    String value = "x".repeat(before) + wrong + (before % 2 == 0 ? "" : "yz");
                    RecordScanner scanner = scanner(
                            "\u00c3\u00a9,b\n" + quote + value + quote + ",1\n2,3" + "4".repeat(20), ANY_LENGTH, 16);

                    assertThat(wrongBytes(scanner))
                            .as("%s behind %d", wrong, before)
                            .containsExactly(-1, before, -1);
                }
            }
        }
    }

    @Test
    void doubled_quotes_of_a_malformed_record_stay_so_that_the_place_of_its_wrong_byte_is_right() throws IOException {
        RecordScanner scanner = scanner("\"\"\"\"\"a\u00ff\"", ANY_LENGTH, 64);

        scanner.next();

        assertThat(scanner.buffer()[scanner.firstWrongByte()]).isEqualTo((byte) 0xff);
        assertThat(scanner.until(0)).isGreaterThan(scanner.firstWrongByte());
    }

    private static List<Integer> wrongBytes(RecordScanner scanner) throws IOException {
        List<Integer> places = new ArrayList<>();
        while (scanner.next() == Found.RECORD) {
            int wrong = scanner.firstWrongByte();
            places.add(wrong < 0 ? wrong : wrong - scanner.from(0));
        }
        return places;
    }

    private static RecordScanner scanner(String file, int longest, int room) throws IOException {
        return new RecordScanner(
                new DigestedInput(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1))), longest, room);
    }

    private static List<String> scanned(RecordScanner scanner, char delimiter) throws IOException {
        scanner.restart(new FileDialect("UTF-8", delimiter, '.', "UTC"));
        List<String> all = new ArrayList<>();
        while (true) {
            Found found = scanner.next();
            all.add(
                    switch (found) {
                        case RECORD -> seen(found, scanner.line(), fields(scanner));
                        case FAULTY -> seen(found, scanner.line(), scanner.faultLine() + " " + reason(scanner.fault()));
                        case BLANK, TOO_LONG, MORE -> seen(found, scanner.line(), "");
                        case END -> found.name();
                    });
            if (found == Found.END || found == Found.TOO_LONG) {
                return all;
            }
        }
    }

    private static List<String> fields(RecordScanner scanner) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < scanner.fields(); i++) {
            String text = SlowScanner.text(Arrays.copyOfRange(scanner.buffer(), scanner.from(i), scanner.until(i)));
            // The doubled quotes of a malformed record are left as they are.
            fields.add(scanner.firstWrongByte() >= 0 ? text.replace("\"\"", "\"") : text);
        }
        return fields;
    }

    private static String reason(String fault) {
        return List.of("carriage return", "text after", "quote inside", "never closed").stream()
                .filter(fault::contains)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] file(Random random) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int pieces = random.nextInt(40); pieces > 0; pieces--) {
            file.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1));
        }
        return file.toByteArray();
    }
}
