package dev.larder.local.run;

import dev.larder.compiler.Compiled;
import dev.larder.compiler.ProjectCompiler;
import dev.larder.compiler.ProjectFiles;
import dev.larder.core.plan.Plan;
import dev.larder.local.EngineBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Core's sample project: weekly prescriptions and the products that they are of. */
public final class SampleProject {
    private static final Path PROJECT =
            Path.of(System.getProperty("larder.root", ".."), "compiler", "src", "test", "resources", "project");

    private SampleProject() {}

    /** Compiled with our own engine, as {@code larder check} does. */
    public static Plan plan() {
        SortedMap<String, String> sql = new TreeMap<>();
        SortedMap<String, JsonNode> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(PROJECT);
                EngineBinder binder = EngineBinder.open(Clock.systemUTC())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = PROJECT.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".sql")) {
                    sql.put(path, Files.readString(file));
                } else {
                    JsonNode document = JsonMapper.shared().readTree(Files.readString(file));
                    documents.put(path.equals("knobs.json") ? "knobs.yaml" : path, document);
                }
            }
            return switch (ProjectCompiler.compile(new ProjectFiles("sample", sql, documents), binder)) {
                case Compiled.Ready ready -> ready.plan();
                case Compiled.Refused refused -> throw new AssertionError(refused.problems());
            };
        } catch (IOException failed) {
            throw new AssertionError("cannot read the sample project", failed);
        }
    }
}
