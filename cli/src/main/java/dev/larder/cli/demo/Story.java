package dev.larder.cli.demo;

import dev.larder.cli.project.YamlFault;
import dev.larder.cli.project.YamlReading;
import dev.larder.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundled story: drops in their order, and what is told of each. Its words are explained at the top of {@code story.yaml}.
 *
 * @param folder where the drops lie
 */
record Story(Path folder, List<Chapter> chapters) {
    /** A number that is not told is 0. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Copies the list. */
    Story {
        chapters = List.copyOf(chapters);
    }

    /**
     * One drop.
     *
     * @param run {@code published}, {@code blocked} or {@code none}
     * @param star rows of each table that the drop changed, and sums
     */
    record Chapter(
            String drop,
            Instant at,
            @Nullable Before before,
            String shows,
            Map<String, File> files,
            String run,
            int exit,
            Set<String> warns,
            Set<String> blockedBy,
            Map<String, BigDecimal> star) {
        /** Copies the collections; what is not told is empty. */
        Chapter {
            files = Map.copyOf(files);
            warns = warns == null ? Set.of() : Set.copyOf(warns);
            blockedBy = blockedBy == null ? Set.of() : Set.copyOf(blockedBy);
            star = star == null ? Map.of() : Map.copyOf(star);
        }
    }

    /** A person's decision just before the drop: the key of a delivery to hold or to lift. */
    record Before(@Nullable String hold, @Nullable String lift, String why, String run) {}

    /** What becomes of a file; {@code problems} is 0 where none is told. */
    record File(String verdict, @Nullable String contractVersion, int problems, boolean sameContent) {}

    /** Reads {@code story.yaml} of a folder; throws {@link CommandFailure} if it cannot be read. */
    static Story read(Path folder) {
        Path file = folder.resolve("story.yaml");
        try {
            return switch (YamlReading.of(Files.readString(file))) {
                case YamlReading.Read(var document, var _) -> new Story(folder, chapters(document));
                case YamlReading.Malformed malformed ->
                    throw malformed(file, malformed.faults().getFirst());
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "cannot read the story " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static List<Chapter> chapters(JsonNode document) {
        return List.of(JSON.treeToValue(document, Chapter[].class));
    }

    private static CommandFailure malformed(Path file, YamlFault fault) {
        return CommandFailure.usage(
                file + ":" + fault.place().line() + ":" + fault.place().column() + ": " + fault.says(), fault.help());
    }
}
