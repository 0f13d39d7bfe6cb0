package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong {@code larder run} is answered with a sentence and what to do, and nothing is made or dropped. */
final class RunMistakesTest {
    @TempDir
    private static Path project = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private Path state = Path.of("");
    private Path file = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        SmallProject.in(project);
    }

    @BeforeEach
    void prepare() throws IOException {
        state = folder.resolve("state");
        file = Files.writeString(folder.resolve("sale_1.csv"), SmallProject.day("2026-01-01", 5));
    }

    @AfterEach
    void nothingWasMade() {
        assertThat(state).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "acne, supplier, did you mean acme?",
        "nobody, supplier, it has acme",
        "acme/sails, feed, did you mean acme/sale?",
        "acme/, feed, it has acme/sale",
        "'', supplier, it has acme"
    })
    void whose_files_they_are_must_be_known(String as, String kind, String help) {
        run("--as", as, "--drop", file).isRefused(2, "--as " + as + ": the project has no such " + kind, help);
    }

    @Test
    void a_file_of_nobody_is_named() {
        run("--drop", file)
                .isRefused(
                        2,
                        "unknown supplier of " + file + ": expected a path with suppliers/<supplier>/<feed>/ in it",
                        "--as SUPPLIER/FEED says whose the files are");
    }

    @Test
    void a_path_that_is_not_there_is_named() {
        run("--as", "acme", "--drop", folder.resolve("gone"))
                .isRefused(2, "there is no file or folder " + folder.resolve("gone"));
        run("--as", "acme", "--drop", "no-such-file")
                .isRefused(
                        2,
                        "there is no file or folder no-such-file",
                        "it was looked for in " + Path.of("").toAbsolutePath());
    }

    @Test
    void a_path_without_files_is_named() throws IOException {
        Path empty = folder.resolve("with blanks");
        Files.createDirectories(empty.resolve("inside"));

        run("--as", "acme", "--drop", file, empty).isRefused(2, "the folder " + empty + " holds no file");
        run("--as", "acme", "--drop", "/dev/null").isRefused(2, "/dev/null is neither a file nor a folder");
        run("--as", "acme", "--drop", "").isRefused(2, "--drop is empty: expected a file or a folder");
    }

    @Test
    void a_folder_that_lies_in_itself_is_refused() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("suppliers/acme/sale"));
        Path link = Files.createSymbolicLink(inside.resolve("again"), folder.resolve("suppliers"));

        run("--drop", folder.resolve("suppliers"))
                .isRefused(
                        2,
                        "cannot read all of " + folder.resolve("suppliers") + ": " + link
                                + " is a link to a folder in which it lies");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-03-15", "2026-03-15T07:00", "1969-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void the_landing_time_is_an_instant(String at) {
        run("--as", "acme", "--at", at, "--drop", file)
                .isRefused(
                        2,
                        "Invalid value for option '--at': expected an instant from 1970 to 9999 such as"
                                + " 2026-03-15T07:00:00Z, found \""
                                + at + "\"",
                        "larder run --help says what there is");
    }

    @Test
    void without_files_nobody_delivers_anything() {
        String sentence = "--as and --at need --drop";

        run("--as", "acme").isRefused(2, sentence, "name the files with --drop PATH");
        run("--at", "2026-03-15T07:00:00Z").isRefused(2, sentence, "name the files with --drop PATH");
    }

    @Test
    void a_run_that_finds_nothing_to_do_says_so() {
        Typed typed = Typed.larder("run", "--project", project, "--state", folder.resolve("new"));

        assertThat(typed.exit()).isZero();
        assertThat(typed.out())
                .isEqualTo("Nothing to do: no delivery waits for an answer, and nothing has changed since the last"
                        + " run.\n");
    }

    @Test
    void a_refused_project_says_what_is_wrong_with_it() throws IOException {
        Path broken = TestProject.copyOf(project, folder.resolve("broken"))
                .edit("contracts/sale.yaml", text -> text.replace("kind:", "knid:"))
                .folder();

        Typed typed = Typed.larder("run", "--project", broken, "--state", state, "--as", "acme", "--drop", file);

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err().lines())
                .first()
                .asString()
                .isEqualTo("larder: the project " + broken + " has 1 problem in 1 file");
        assertThat(typed.err()).contains("L004 contracts/sale.yaml:2:1: expected at /knid one of ");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void a_state_that_is_no_folder_is_named() {
        Typed.larder("run", "--project", project, "--state", file)
                .isRefused(
                        2,
                        "--state " + file + ": expected a folder, found the file " + file,
                        "larder makes the folder if there is none");
        Typed.larder("run", "--project", project, "--state", file.resolve("below"))
                .isRefused(
                        2,
                        "--state " + file.resolve("below") + ": expected a folder, found the file " + file,
                        "larder makes the folder if there is none");
        Typed.larder("run", "--project", project, "--state", "").isRefused(2, "--state is empty: expected a folder");
    }

    private Typed run(Object... more) {
        Object[] arguments = new Object[more.length + 5];
        System.arraycopy(new Object[] {"run", "--project", project, "--state", state}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Typed.larder(arguments);
    }
}
