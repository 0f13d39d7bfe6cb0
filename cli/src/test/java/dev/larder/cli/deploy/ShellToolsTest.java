package dev.larder.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cli.terminal.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs as processes. */
final class ShellToolsTest {
    private final ShellTools tools = new ShellTools();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_program_is_asked_and_its_failure_is_told_apart_from_an_empty_answer() {
        assertThat(tools.ask(folder, List.of("sh", "-c", "echo a; echo b; echo wrong >&2; exit 3")))
                .isEqualTo(new Tools.Said(3, "a\nb", "wrong"));
        assertThat(tools.ask(folder, List.of("sh", "-c", "true"))).isEqualTo(new Tools.Said(0, "", ""));
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> tools.ask(folder, List.of("no-such-program")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("cannot start no-such-program");
    }
}
