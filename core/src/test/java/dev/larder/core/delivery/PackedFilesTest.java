package dev.larder.core.delivery;

import static dev.larder.core.contract.ColumnBuilder.column;
import static dev.larder.core.contract.ColumnBuilder.text;
import static dev.larder.core.delivery.Checks.accepted;
import static dev.larder.core.delivery.Checks.check;
import static dev.larder.core.delivery.Writings.contract;
import static dev.larder.core.delivery.Writings.gzip;
import static dev.larder.core.delivery.Writings.joined;
import static dev.larder.core.delivery.Writings.notes;
import static dev.larder.core.delivery.Writings.rows;
import static dev.larder.core.delivery.Writings.zip;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.larder.core.contract.ColumnType.Kind;
import dev.larder.core.contract.Compression;
import dev.larder.core.contract.Contract;
import dev.larder.core.contract.ContractBuilder;
import dev.larder.core.contract.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are packed as contracts say, and otherwise. */
final class PackedFilesTest {
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
    void a_packed_file_with_a_wrong_name_has_that_problem_only() {
        Contract contract = ContractBuilder.rx(text("name"), column("count", Kind.INTEGER))
                .fileName("rx[.]csv[.]gz")
                .dialect(contract("UTF-8", Compression.GZIP, Layout.USUAL).dialect())
                .build();

        assertThat(notes(contract, gzip("name;count\na;1\n")))
                .containsExactly("0 the file name does not match rx[.]csv[.]gz");
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
}
