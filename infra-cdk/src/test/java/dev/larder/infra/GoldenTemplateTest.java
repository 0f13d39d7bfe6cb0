package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates, byte by byte: what a change of the code changes on AWS is read as a diff. {@code -Dlarder.golden=write} rewrites them. */
final class GoldenTemplateTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("larder.root", "..")).resolve("infra-cdk/src/test/resources/golden");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsNode() {
        Node.check();
    }

    @Test
    void the_base_is_as_it_was_read() throws IOException {
        assertGolden("base", Synthesis.base("default", Map.of(), folder("base")));
    }

    @Test
    void the_base_of_production_is_as_it_was_read() throws IOException {
        assertGolden("base-production", Synthesis.base("production", Map.of("sftp", "true"), folder("production")));
    }

    @Test
    void an_environment_of_each_stage_is_as_it_was_read() throws IOException {
        String dev = Synthesis.template("feature/x", Stage.DEV, folder("dev"));
        assertGolden("environment-dev", dev);
        for (Stage stage : List.of(Stage.TEST, Stage.PREVIEW)) {
            assertThat(withoutHashes(Synthesis.template("feature/x", stage, folder(stage.text()))))
                    .as("but for the word it is the template of dev")
                    .isEqualTo(withoutHashes(dev).replace("\"dev\"", "\"" + stage.text() + "\""));
        }
        assertGolden(
                "environment-production",
                Synthesis.template("feature/x", Stage.PRODUCTION, folder("production-branch")));
    }

    @Test
    void an_environment_that_fetches_files_is_as_it_was_read() throws IOException {
        assertGolden(
                "environment-pull",
                Synthesis.environment("feature/x", Stage.DEV, Map.of("pull", "true"), folder("pull")));
    }

    /** A version of a function is named by the hash of its settings, the stage's tag among them. */
    private static String withoutHashes(String template) {
        return template.replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1");
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static void assertGolden(String name, String template) throws IOException {
        Path golden = GOLDEN.resolve(name + ".json");
        String written = template.replace("\r\n", "\n") + "\n";
        if ("write".equals(System.getProperty("larder.golden"))) {
            Files.writeString(Files.createDirectories(GOLDEN).resolve(name + ".json"), written);
        }
        assertThat(written)
                .as("rewrite %s with -Dlarder.golden=write and read the diff", golden)
                .isEqualTo(Files.readString(golden));
    }
}
