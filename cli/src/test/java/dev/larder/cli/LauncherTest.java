package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a JDK that only says how it was called. */
final class LauncherTest {
    private static final String FIRST_ONLY = "-XX:TieredStopAtLevel=1";
    private static final String BOTH = "-XX:Tier4InvocationThreshold=50000";
    private static final int MUCH = 64 << 20;

    @TempDir
    private Path home;

    @BeforeEach
    void aLauncherThatIsBuilt() throws IOException {
        Files.copy(TestProject.BUNDLED.resolve("larder"), home.resolve("larder"));
        Files.createDirectories(home.resolve("cli/target/command"));
        Files.createFile(home.resolve("cli/target/command/larder.jar"));
        Files.createFile(home.resolve("cli/target/command/larder.built"));
        Files.createDirectories(home.resolve("jdk/bin"));
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program("jdk/bin/javac", "exit 1");
        program("jdk/bin/java", "printf '%s\\n' \"$@\"");
    }

    @Test
    void a_small_run_starts_with_the_first_compiler_alone() throws Exception {
        Path small = file("small.csv", 1000);

        assertThat(launched("run", "--drop", small)).contains(FIRST_ONLY).doesNotContain(BOTH);
        assertThat(launched("demo")).contains(FIRST_ONLY).doesNotContain(BOTH);
    }

    @Test
    void much_data_is_run_with_both_compilers() throws Exception {
        Path much = file("much.csv", MUCH);

        assertThat(launched("run", "--state", "s", "--drop", much))
                .contains(BOTH)
                .doesNotContain(FIRST_ONLY);
        assertThat(launched("run", "--drop=" + much)).contains(BOTH);
    }

    @Test
    void files_of_a_folder_and_of_several_paths_are_added_up() throws Exception {
        Path folder = Files.createDirectories(home.resolve("to drop"));
        file("to drop/one.csv", MUCH / 2);
        Path other = file("other.csv", MUCH / 2);

        assertThat(launched("run", "--drop", folder)).contains(FIRST_ONLY);
        assertThat(launched("run", "--drop", folder, other, "--at", "2026-01-02T07:00:00Z"))
                .contains(BOTH);
        assertThat(launched("run", "--drop", folder, "--drop", other)).contains(BOTH);
    }

    @Test
    void what_is_not_dropped_does_not_count() throws Exception {
        Path much = file("much.csv", MUCH);

        assertThat(launched("run", "--state", much)).contains(FIRST_ONLY);
        assertThat(launched("run", "--drop", "nowhere.csv", "--project", much)).contains(FIRST_ONLY);
    }

    @Test
    void an_environment_that_stays_up_has_both_compilers() throws Exception {
        assertThat(launched("up", "--state", "s")).contains(BOTH);
    }

    /** The archive of a check would hold little of what a run loads. */
    @Test
    void only_what_runs_an_environment_leaves_an_archive_of_classes_for_all() throws Exception {
        String archive = "-XX:SharedArchiveFile=" + home.toRealPath().resolve("cli/target/command/larder.jsa");
        String made = "-XX:+AutoCreateSharedArchive";

        assertThat(launched("check")).doesNotContain(archive, made);
        assertThat(launched("run")).contains(archive, made);
        assertThat(launched("demo")).contains(archive, made);
        Files.createFile(home.resolve("cli/target/command/larder.jsa"));
        assertThat(launched("check")).contains(archive).doesNotContain(made);
    }

    /** The JVM would ignore it for good, since it is of other jars. */
    @Test
    void a_build_removes_the_archive_of_classes() throws Exception {
        Path archive = Files.createFile(home.resolve("cli/target/command/larder.jsa"));
        program("jdk/bin/mvn", "exit 0");
        Files.delete(home.resolve("cli/target/command/larder.built"));

        assertThat(launched("check")).contains("check");
        assertThat(archive).doesNotExist();
        assertThat(home.resolve("cli/target/command/larder.built")).exists();
    }

    @Test
    void arguments_arrive_as_they_are_written() throws Exception {
        assertThat(launched("query", "select 'a  b', '*'", "")).endsWith("query", "select 'a  b', '*'", "");
    }

    private void program(String path, String body) throws IOException {
        Path program = Files.writeString(home.resolve(path), "#!/bin/sh\n" + body + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Path file(String name, int bytes) throws IOException {
        return Files.write(home.resolve(name), new byte[bytes]);
    }

    private List<String> launched(Object... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("larder").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().put("PATH", home.resolve("jdk/bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return List.of(output.split("\n", -1)).subList(0, output.split("\n", -1).length - 1);
    }
}
