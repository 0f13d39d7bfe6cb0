package dev.larder.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellLineTest {
    @Test
    void a_plain_folder_stands_as_it_is() {
        assertThat(ShellLine.larder("hold", Path.of("my-state"), "f5321e40", "--why", "TEXT"))
                .isEqualTo("larder hold --state my-state f5321e40 --why TEXT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city parking/s",
                "it's",
                "$HOME",
                "a;b",
                "tab\there",
                "two\nlines",
                "*",
                "\"q\"",
                "back\\slash",
                "größe"
            })
    void a_shell_reads_every_word_back(String word) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellLine.quoted(word))
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word);
    }
}
