package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A handler that is renamed would be missed only when Lambda first calls it. */
final class HandlersTest {
    private static final Path SOURCES =
            Path.of(System.getProperty("larder.root", "..")).resolve("functions/src/main/java");

    @TempDir
    private static Path folder;

    private static List<String> handlers = List.of();

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        Path environment = Files.createDirectories(folder.resolve("environment"));
        handlers = Stream.of(
                        Synthesis.template("main", Stage.DEV, environment),
                        Synthesis.base("default", Map.of(), Files.createDirectories(folder.resolve("base"))))
                .map(template -> new SynthesisedStack("", JsonMapper.shared().readTree(template)))
                .flatMap(stack -> stack.resources("AWS::Lambda::Function"))
                .map(function -> function.path("Properties"))
                .filter(function -> function.path("Runtime").asString("").equals("java25"))
                .map(function -> function.path("Handler").asString())
                .distinct()
                .toList();
    }

    @Test
    void every_handler_of_both_stacks_is_a_class_of_the_functions() {
        assertThat(handlers)
                .hasSizeGreaterThan(8)
                .contains("dev.larder.functions.base.DatabaseProvider", "dev.larder.functions.deployment.EmptyBuckets")
                .allSatisfy(handler -> assertThat(SOURCES.resolve(handler.replace('.', '/') + ".java"))
                        .exists());
    }
}
