package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.project.ProjectFolder;
import dev.larder.compiler.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that an engineer makes, each with all that the compiler is to say about it: how often, where, and in which words. */
final class MistakesTest {
    private static final Path NOT_YET = TestProject.BUNDLED.resolve("test-data/mistakes/not-yet.txt");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void withoutAMistakeTheProjectIsRight() {
        assertThat(ProjectFolder.compile(TestProject.BUNDLED.resolve("test-data/mistakes/base"))).isInstanceOf(Compiled.Ready.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.larder.cli.Mistake#all")
    void eachMistakeIsSaidOnceAtItsPlaceWithWhatHelps(Mistake mistake) throws IOException {
        List<String> difference = mistake.difference(mistake.compiled(folder));

        if (notYet().contains(mistake.toString())) {
            assertThat(difference).as("answered well by now: take it out of not-yet.txt").isNotEmpty();
        } else {
            assertThat(difference).isEmpty();
        }
    }

    private static List<String> notYet() throws IOException {
        return Files.readAllLines(NOT_YET);
    }
}
