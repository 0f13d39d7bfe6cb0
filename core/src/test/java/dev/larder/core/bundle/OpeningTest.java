package dev.larder.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.delivery.internal.read.UnreadableFile;
import dev.larder.core.delivery.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpeningTest {
    private static final String A = "n;count\nx;1\n";

    @Test
    void each_member_is_a_file_of_the_feed_that_has_such_names_in_the_order_of_the_archive() throws IOException {
        Opening opening = opened(Archives.zip("data/b_1.csv", A, "a_1.csv", A + A, "b_2.csv", ""));

        assertThat(opening.problems()).isEmpty();
        assertThat(opening.members())
                .extracting(member -> member.feed().feed() + " "
                        + member.landed().place() + " "
                        + Objects.requireNonNull(member.landed().member()).position())
                .containsExactly(
                        "acme/b suppliers/acme/both/both.zip/data/b_1.csv 1",
                        "acme/a suppliers/acme/both/both.zip/a_1.csv 2",
                        "acme/b suppliers/acme/both/both.zip/b_2.csv 3");
        assertThat(text(opening, 1)).isEqualTo(A + A);
        assertThat(text(opening, 2)).isEmpty();
        assertThat(opening.members().getFirst().landed().fileName()).isEqualTo("b_1.csv");
    }

    @Test
    void folders_and_what_systems_leave_beside_files_are_no_members() throws IOException {
        Opening opening =
                opened(Archives.zip("data/", "", "data/a_1.csv", A, "__MACOSX/data/._a_1.csv", "x", ".DS_Store", "x"));

        assertThat(opening.problems()).isEmpty();
        assertThat(opening.members()).hasSize(1);
    }

    @Test
    void a_member_of_no_feed_is_named_and_the_others_are_there() throws IOException {
        Opening opening = opened(Archives.zip("readme.txt", "x", "a_1.csv", A));

        assertThat(notes(opening))
                .containsExactly("the member \"readme.txt\" has a name that is none of the bundle's feeds: a, b");
        assertThat(opening.members()).hasSize(1);
    }

    @Test
    void a_name_of_another_feed_of_the_supplier_is_none_of_the_bundles() throws IOException {
        assertThat(notes(opened(Archives.zip("c_1.csv", A))))
                .singleElement()
                .asString()
                .contains("c_1.csv");
    }

    @Test
    void an_archive_of_another_name_is_not_opened() throws IOException {
        Opening opening = Opening.of(
                Both.EACH, Both.CONTRACTS, Both.landed("other.zip"), new Archives.Bytes(Archives.zip("a_1.csv", A)));

        assertThat(opening.members()).isEmpty();
        assertThat(notes(opening)).containsExactly("the file name does not match both.*\\.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a_1.csv", "x/../../a_1.csv", "/etc/a_1.csv", "C:/a_1.csv", "x\\a_1.csv", "a_1\n.csv", ".."})
    void a_name_that_leads_out_of_a_folder_refuses_the_archive(String name) throws IOException {
        assertThat(refusal(Archives.zip("a_2.csv", A, name, A))).contains("leads out of a folder");
    }

    @Test
    void two_members_of_one_name_refuse_the_archive() throws IOException {
        byte[] twice = Archives.renamed(Archives.zip("a_1.csv", A, "a_2.csv", A), "a_2.csv", "a_1.csv");

        assertThat(refusal(twice)).contains("two members named \"a_1.csv\"");
    }

    @Test
    void an_encrypted_member_refuses_the_archive() throws IOException {
        byte[] archive = Archives.zip("a_1.csv", A);
        int flags = Archives.at(archive, 0, Archives.FLAGS);

        assertThat(refusal(Archives.changed(archive, 0, Archives.FLAGS, flags | 1)))
                .contains("is encrypted");
    }

    @Test
    void a_method_that_is_not_read_and_a_link_refuse_the_archive() throws IOException {
        byte[] archive = Archives.zip("a_1.csv", A);
        int method = Archives.at(archive, 0, Archives.METHOD);

        assertThat(refusal(Archives.changed(archive, 0, Archives.METHOD, (method & 0xffff0000) | 14)))
                .contains("packed by method 14");
        byte[] unix = Archives.changed(archive, 0, 4, 3 << 8 | 20 | 20 << 16);
        assertThat(refusal(Archives.changed(unix, 0, Archives.ATTRIBUTES, 0xa1ff0000)))
                .contains("is a link");
    }

    @Test
    void members_over_one_another_refuse_the_archive() throws IOException {
        byte[] archive = Archives.zip("a_1.csv", A, "a_2.csv", A);

        assertThat(refusal(Archives.changed(archive, 1, Archives.OFFSET, 0))).contains("lies over another one");
        assertThat(refusal(Archives.changed(archive, 1, Archives.OFFSET, 1 << 28)))
                .contains("lies over another one");
    }

    @Test
    void what_is_no_archive_or_only_a_piece_of_one_is_refused() throws IOException {
        byte[] archive = Archives.zip("a_1.csv", A);

        assertThat(refusal(A.getBytes(StandardCharsets.UTF_8))).contains("no whole zip archive");
        assertThat(refusal(new byte[0])).contains("no whole zip archive");
        assertThat(refusal(Arrays.copyOf(archive, archive.length - 9))).contains("no whole zip archive");
        assertThat(refusal(Arrays.copyOfRange(archive, 9, archive.length))).contains("no whole zip archive");
        assertThat(refusal(Archives.zip(".hidden", "x"))).contains("no file in it");
    }

    /** No change of a byte makes an exception, or a member of other bytes. */
    @Test
    void a_changed_byte_is_told_or_changes_nothing() throws IOException {
        byte[] archive = Archives.zip("a_1.csv", A.repeat(20), "b_1.csv", A);
        Random random = new Random(20261127);
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = archive.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            Opening opening = opened(changed);
            for (Opening.Member member : opening.members()) {
                String expected = member.feed().feed().name().equals("a") ? A.repeat(20) : A;
                try (InputStream bytes = member.open()) {
                    assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(expected);
                } catch (UnreadableFile told) {
                    assertThat(told.problem().note()).contains("the member \"");
                }
            }
        }
    }

    private static Opening opened(byte[] archive) throws IOException {
        return Opening.of(Both.EACH, Both.CONTRACTS, Both.landed("both.zip"), new Archives.Bytes(archive));
    }

    private static String refusal(byte[] archive) throws IOException {
        Opening opening = opened(archive);
        assertThat(opening.members()).isEmpty();
        return String.join("|", notes(opening));
    }

    private static List<String> notes(Opening opening) {
        return opening.problems().stream().map(Problem::note).toList();
    }

    private static String text(Opening opening, int member) throws IOException {
        try (InputStream bytes = opening.members().get(member).open()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
