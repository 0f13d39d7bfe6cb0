package dev.larder.cli.bundled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.larder.core.contract.Contract;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.LandingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LaunchStoryTest {
    @Test
    void the_generator_writes_the_committed_files_byte_for_byte(@TempDir Path fresh)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path log = fresh.resolve("log.txt");
        Process process = new ProcessBuilder(
                        java.toString(),
                        Repository.STORY.resolve("Generate.java").toString(),
                        fresh.resolve("launch").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(log));

        assertEquals(drops(Repository.STORY), drops(fresh.resolve("launch")));
        for (String file : drops(fresh.resolve("launch"))) {
            assertArrayEquals(
                    Files.readAllBytes(Repository.STORY.resolve(file)),
                    Files.readAllBytes(fresh.resolve("launch").resolve(file)),
                    file);
        }
    }

    @Test
    void the_story_tells_of_every_file_and_of_no_other() throws IOException {
        List<String> told = new ArrayList<>();
        for (JsonNode step : Repository.yaml(Repository.STORY.resolve("story.yaml"))) {
            step.path("files")
                    .propertyNames()
                    .forEach(file -> told.add(step.path("drop").asString() + "/" + file));
        }
        assertEquals(drops(Repository.STORY), told.stream().sorted().toList());
    }

    @Test
    void drops_land_one_after_the_other() throws IOException {
        Instant before = Instant.EPOCH;
        for (JsonNode step : Repository.yaml(Repository.STORY.resolve("story.yaml"))) {
            Instant at = Instant.parse(step.path("at").asString());
            assertTrue(at.isAfter(before), step.path("drop").asString() + " lands at " + at + ", not after " + before);
            before = at;
        }
    }

    @Test
    void every_word_of_the_story_is_one_that_it_explains() throws IOException {
        Set<String> runs = new TreeSet<>();
        Set<String> verdicts = new TreeSet<>();
        for (JsonNode step : Repository.yaml(Repository.STORY.resolve("story.yaml"))) {
            runs.add(step.path("run").asString());
            step.path("files").forEach(file -> verdicts.add(file.path("verdict").asString()));
        }
        assertEquals(Set.of("blocked", "none", "published"), runs);
        assertEquals(Set.of("accepted", "ignored", "rejected"), verdicts);
    }

    @Test
    void every_file_gets_the_verdict_that_the_story_tells() throws IOException {
        List<Contract> contracts = Repository.contracts(Repository.ROOT);
        for (JsonNode step : Repository.yaml(Repository.STORY.resolve("story.yaml"))) {
            String drop = step.path("drop").asString();
            for (var told : step.path("files").properties()) {
                assertEquals(
                        told.getValue().path("verdict").asString(),
                        verdict(contracts, drop, told),
                        drop + "/" + told.getKey());
            }
        }
    }

    /** Compares the contract version and the number of problems on the way, where the story tells them. */
    private static String verdict(List<Contract> contracts, String drop, Map.Entry<String, JsonNode> told)
            throws IOException {
        String key = told.getKey();
        if (LandingKey.isHalfWritten(key)) {
            return "ignored";
        }
        Checked checked =
                Repository.check(contracts, key, Repository.STORY.resolve(drop).resolve(key));
        JsonNode version = told.getValue().path("contractVersion");
        if (!version.isMissingNode()) {
            assertEquals(
                    version.asString(),
                    Objects.requireNonNull(checked.contract()).version(),
                    key);
        }
        assertEquals(
                told.getValue().path("problems").asInt(0),
                checked.problems().size(),
                checked.problems().toString());
        return checked.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> drops(Path folder) throws IOException {
        return Repository.files(folder, "").stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .filter(file -> file.contains("/suppliers/"))
                .sorted()
                .toList();
    }
}
