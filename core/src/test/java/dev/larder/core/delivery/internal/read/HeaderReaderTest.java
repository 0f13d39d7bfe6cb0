package dev.larder.core.delivery.internal.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FileDialect;
import dev.larder.core.delivery.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderReaderTest {
    private static final String MARK = "\uFEFF";

    private static FileDialect dialect(char delimiter) {
        return new FileDialect("UTF-8", delimiter, '.', "UTC");
    }

    @ParameterizedTest(name = "room {0}")
    @ValueSource(ints = {3, 4, 5, 8, 64, 1000})
    void a_byte_order_mark_is_no_part_of_the_first_label_however_long_the_header(int room) throws IOException {
        RecordScanner scanner = scanner(MARK + "first label,second label\nx,y\n", room);
        HeaderReader header = new HeaderReader(scanner);

        assertThat(header.read(dialect(','))).isEmpty();
        assertThat(header.labels(dialect(','))).containsExactly("first label", "second label");

        header.skip(dialect(','));
        assertThat(scanner.next()).isEqualTo(Found.RECORD);
        assertThat(scanner.line()).isEqualTo(2);
        assertThat(new String(scanner.buffer(), scanner.from(0), 3, StandardCharsets.UTF_8))
                .isEqualTo("x,y");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\uFEFF", "\uFEFF\uFEFF", "\uFEFC", "\u0800"})
    void only_one_whole_mark_is_taken_away(String start) throws IOException {
        HeaderReader header = header(start + "a,b");

        assertThat(header.read(dialect(','))).isEmpty();
        assertThat(header.labels(dialect(',')))
                .containsExactly((start.startsWith(MARK) ? start.substring(1) : start) + "a", "b");
    }

    @Test
    void a_file_of_a_mark_alone_is_empty() throws IOException {
        assertThat(header(MARK).read(dialect(',')).map(Problem::note))
                .contains("the file is empty, a header is required");
    }

    @Test
    void the_header_is_read_once_for_each_delimiter() throws IOException {
        HeaderReader header = header("a,b;c,\"d;\"\"e\"\nx\n");

        assertThat(header.read(dialect(','))).isEmpty();
        assertThat(header.read(dialect(';')).map(Problem::note))
                .hasValueSatisfying(note -> assertThat(note).startsWith("has a quote inside"));
        assertThat(header.labels(dialect(','))).containsExactly("a", "b;c", "d;\"e");
        assertThat(header.labels(dialect('|'))).isEqualTo(List.of());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "``!blank-header!the file is empty, a header is required",
                "`\n`!blank-header!the first line is empty, a header is required",
                "`\r\n`!blank-header!the first line is empty, a header is required",
                "`a\rb\n`!format-error!has a carriage return without a line feed",
                "`a\"b\n"
                        + "`!format-error!has a quote inside a value that does not start with one (quote the whole value"
                        + " and double the quotes in it)",
                "`a;b\n"
                        + "`!format-error!the header has no comma but semicolon; the contract says that comma stands"
                        + " between values",
                "`;b\n"
                        + "`!format-error!the header has no comma but semicolon; the contract says that comma stands"
                        + " between values",
                "`a\tb\n"
                        + "`!format-error!the header has no comma but tab; the contract says that comma stands between"
                        + " values",
                "`a|b\n"
                        + "`!format-error!the header has no comma but \"|\"; the contract says that comma stands between"
                        + " values",
            })
    void a_first_line_that_is_no_header_is_named(String file, String type, String note) throws IOException {
        assertThat(header(file).read(dialect(','))).contains(new Problem(type, 1, 0, null, null, note));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {";!semicolon!comma", "|!\"|\"!comma"})
    void the_contracts_delimiter_is_named_too(char delimiter, String named, String found) throws IOException {
        assertThat(header("a,b\n").read(dialect(delimiter)).map(Problem::note))
                .contains("the header has no " + named + " but " + found + "; the contract says that " + named
                        + " stands between values");
    }

    @Test
    void one_label_without_any_delimiter_is_a_header() throws IOException {
        assertThat(header("a").read(dialect(','))).isEmpty();
        assertThat(header("a\tb").read(dialect('\t'))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"\u00ff,a", "a,\u00ff\n", "\0,b\n"})
    void a_header_that_is_not_utf8_is_refused(String latin) throws IOException {
        HeaderReader header = new HeaderReader(new RecordScanner(
                new DigestedInput(new ByteArrayInputStream(latin.getBytes(StandardCharsets.ISO_8859_1))), 1000));

        assertThat(header.read(dialect(',')))
                .contains(new Problem("encoding-error", 1, 0, null, null, "the header is not UTF-8"));
    }

    @Test
    void a_header_without_end_is_refused() throws IOException {
        assertThat(header("a".repeat(1001)).read(dialect(',')).map(Problem::note))
                .contains("the header is longer than allowed; is this a text file with line ends?");
    }

    @Test
    void skipping_what_is_no_header_is_a_mistake_of_ours() throws IOException {
        HeaderReader header = header("\n");

        assertThatThrownBy(() -> header.skip(dialect(','))).isInstanceOf(IllegalStateException.class);
    }

    private static HeaderReader header(String file) throws IOException {
        return new HeaderReader(scanner(file, 64));
    }

    private static RecordScanner scanner(String file, int room) throws IOException {
        return new RecordScanner(
                new DigestedInput(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))), 1000, room);
    }
}
