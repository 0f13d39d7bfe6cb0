package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cli.project.ProjectFolder;
import dev.larder.compiler.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that an engineer makes, each with all that the compiler is to say about it: how often, where, and in which words. */
final class MistakesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void there_are_as_many_mistakes_as_there_were() {
        assertThat(Mistake.all()).hasSizeGreaterThanOrEqualTo(215);
    }

    @Test
    void without_a_mistake_the_project_is_right() {
        assertThat(ProjectFolder.compile(TestProject.BUNDLED.resolve("test-data/mistakes/base")))
                .isInstanceOf(Compiled.Ready.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.larder.cli.Mistake#all")
    void each_mistake_is_said_once_at_its_place_with_what_helps(Mistake mistake) throws IOException {
        assertThat(mistake.difference(mistake.compiled(folder))).isEmpty();
    }
}
