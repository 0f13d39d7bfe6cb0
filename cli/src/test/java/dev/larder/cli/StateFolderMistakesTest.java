package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.grants.SmallProject;
import dev.standin.aws.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A state folder or port that cannot be had is named by every command that would need it, and left as it is. */
final class StateFolderMistakesTest {
    private static final List<Object> NO_DECISION = List.of("0123", "--why", "a test");

    @TempDir
    private static Path project = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    private Path state = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        SmallProject.in(project);
    }

    @BeforeEach
    void prepare() {
        state = folder.resolve("state");
    }

    private static Stream<List<Object>> commands() {
        return Stream.concat(
                Stream.of(List.of("run", "--project", project), List.of("up", "--project", project)), lookers());
    }

    private static Stream<List<Object>> lookers() {
        return Stream.of(
                List.of("query", "select 1"),
                List.of("status"),
                List.of("hold", NO_DECISION),
                List.of("lift", NO_DECISION),
                List.of("ask", List.of("0123", "Why?")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_folder_that_another_process_has_is_named(List<Object> command) {
        try (StateFolder held = StateFolder.open(state)) {
            on(state, command)
                    .isRefused(
                            2,
                            "the state folder " + held.root()
                                    + " is in use by another process; stop that one, or choose another folder");
        }
        assertThat(state.resolve("project")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_folder_of_another_version_is_named_and_left_as_it_is(List<Object> command) throws IOException {
        Files.createDirectories(state);
        Files.writeString(state.resolve("version"), "local-aws-99\n");

        on(state, command)
                .isRefused(
                        2,
                        "the state folder " + state.toRealPath()
                                + " was written as version 'local-aws-99', this program reads 'local-aws-5';"
                                + " choose another folder, or delete this one to start afresh");

        try (Stream<Path> files = Files.list(state)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("version", "lock");
        }
    }

    @ParameterizedTest
    @MethodSource("lookers")
    void where_nothing_was_made_there_is_nothing_to_see(List<Object> command) {
        on(state, command)
                .isRefused(
                        2,
                        "no environment in " + state,
                        "larder run --state " + state
                                + " --drop PATH makes one and drops files into it; larder up too");
        assertThat(state).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_file_is_no_folder(List<Object> command) throws IOException {
        Files.writeString(state, "mine");

        on(state, command)
                .isRefused(
                        2,
                        "--state " + state + ": expected a folder, found the file " + state,
                        "larder makes the folder if there is none");
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Typed.larder("up", "--project", project, "--state", state, "--port", taken.getLocalPort())
                    .isRefused(
                            2,
                            "port " + taken.getLocalPort()
                                    + " of 127.0.0.1 is in use; stop the program that has it or choose another port (0"
                                    + " takes any free one)");
        }
        assertThat(state.resolve("project")).doesNotExist();
        assertThat(StateFolder.isInUse(state)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536"})
    void a_port_that_there_is_not_is_named(String port) {
        Typed.larder("up", "--project", project, "--state", state, "--port", port)
                .isRefused(2, "--port " + port + ": expected a port from 0 to 65535, 0 for any free one");
    }

    @Test
    void a_demo_deletes_nothing_that_no_demo_made() throws IOException {
        StateFolder.open(state).close();
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        String help = "choose another folder with --state DIR, or delete this one";

        Typed.larder("demo", "--project", project, "--state", state)
                .isRefused(2, state + " was not made by larder demo, so it is not deleted", help);
        Typed.larder("demo", "--project", project, "--state", mine)
                .isRefused(2, mine + " was not made by larder demo, so it is not deleted", help);

        assertThat(state.resolve("version")).exists();
        assertThat(mine).hasContent("mine");
    }

    private static Typed on(Path state, List<Object> command) {
        Stream<Object> words =
                command.stream().flatMap(word -> word instanceof List<?> several ? several.stream() : Stream.of(word));
        return Typed.larder(Stream.concat(words, Stream.of("--state", state)).toArray());
    }
}
