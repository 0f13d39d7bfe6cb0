package dev.larder.cli.project;

import dev.standin.redshift.dialect.token.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What became of reading a YAML text: one document a text, no key twice. */
public sealed interface YamlReading {
    /** The document, and where its values stand, by JSON pointer (RFC 6901). */
    record Read(JsonNode document, Map<String, Place> places) implements YamlReading {
        /** Copies the map. */
        public Read {
            places = Map.copyOf(places);
        }
    }

    /** Where the text stops being YAML, and why. */
    record Malformed(Place place, String found) implements YamlReading {}

    /** Reads a text. */
    static YamlReading of(String text) {
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            return new Read(yaml.readTree(text), places(yaml, text));
        } catch (JacksonException malformed) {
            return new Malformed(place(malformed.getLocation()), words(malformed.getOriginalMessage()));
        }
    }

    private static Map<String, Place> places(YAMLMapper yaml, String text) {
        Map<String, Place> places = new HashMap<>();
        try (JsonParser tokens = yaml.createParser(text)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                places.putIfAbsent(tokens.streamReadContext().pathAsPointer().toString(), place(tokens.currentTokenLocation()));
            }
        }
        return places;
    }

    private static Place place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1 ? new Place(0, 0) : new Place(location.getLineNr(), location.getColumnNr());
    }

    /** YAML's own words, without the drawing of the place that follows them. */
    private static String words(String message) {
        List<String> words = message.lines().map(String::strip).takeWhile(line -> !line.startsWith("in reader")).toList();
        return words.isEmpty() ? message : String.join(" ", words);
    }
}
