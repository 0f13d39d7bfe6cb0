package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that may open a handful of files: it ended without a word, or hung. */
final class FewFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"check", "up", "--help"})
    void every_command_says_in_one_sentence_what_to_do(String command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = limited(OwnJvm.of(System.getProperty("java.class.path"), Main.class, List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .isEqualTo("this process may open 64 files and needs 512; raise the limit with ulimit -n 1024 and start"
                        + " again\n");
        assertThat(process.exitValue()).isEqualTo(4);
    }

    /** Below a shell that takes the right to more away. */
    private static ProcessBuilder limited(ProcessBuilder builder) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -n 64; exec \"$0\" \"$@\""));
        command.addAll(builder.command());
        return builder.command(command);
    }
}
