package dev.larder.cli;

import dev.larder.core.project.ProjectProblem;
import dev.larder.core.project.ProjectProblem.Code;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a project's YAML files: one document a file, no key twice. Not thread-safe. */
final class YamlDocuments {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<ProjectProblem> problems;

    /** Adds what is wrong to the list. */
    YamlDocuments(List<ProjectProblem> problems) {
        this.problems = problems;
    }

    /** The document; empty after a problem. */
    Optional<JsonNode> read(String path, String text) {
        try {
            return Optional.of(YAML.readTree(text));
        } catch (JacksonException malformed) {
            TokenStreamLocation place = malformed.getLocation();
            boolean known = place != null && place.getLineNr() > 0;
            problems.add(new ProjectProblem(
                    Code.L019,
                    path,
                    known ? place.getLineNr() : 0,
                    known ? place.getColumnNr() : 0,
                    "one YAML document in which no key stands twice",
                    firstSentence(malformed.getOriginalMessage()),
                    null));
            return Optional.empty();
        }
    }

    /** YAML's own words go on with a drawing of the place, which the line and column say already. */
    private static String firstSentence(String message) {
        return String.join(" ", message.lines().takeWhile(line -> !line.strip().startsWith("in reader")).map(String::strip).toList());
    }
}
