package dev.larder.cli.project;

import dev.larder.compiler.ProjectFiles.Spot;
import dev.standin.redshift.dialect.token.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What became of reading a YAML text: one document per text, no key twice, nothing that stands for something else. */
public sealed interface YamlReading {
    /** The document, and where its keys and values stand, by JSON pointer (RFC 6901). */
    record Read(JsonNode document, Map<String, Spot> spots) implements YamlReading {
        /** Copies the map. */
        public Read {
            spots = Map.copyOf(spots);
        }
    }

    /** What in the text is not YAML, or is YAML that is not read here; at least one fault. */
    record Malformed(List<YamlFault> faults) implements YamlReading {
        /** Copies the list. */
        public Malformed {
            faults = List.copyOf(faults);
        }
    }

    /** Reads a text. */
    static YamlReading of(String text) {
        List<YamlFault> faults = YamlFaults.of(text);
        if (!faults.isEmpty()) {
            return new Malformed(faults);
        }
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        try {
            return new Read(yaml.readTree(text), spots(yaml, text));
        } catch (JacksonException malformed) {
            return new Malformed(
                    List.of(new YamlFault(place(malformed.getLocation()), malformed.getOriginalMessage(), null)));
        }
    }

    private static Map<String, Spot> spots(YAMLMapper yaml, String text) {
        Map<String, Spot> spots = new HashMap<>();
        Place key = new Place(0, 0);
        try (JsonParser tokens = yaml.createParser(text)) {
            for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
                Place place = place(tokens.currentTokenLocation());
                if (token == JsonToken.PROPERTY_NAME) {
                    key = place;
                } else {
                    TokenStreamContext holder = holder(tokens, token);
                    spots.putIfAbsent(
                            holder.pathAsPointer().toString(), new Spot(holder.inObject() ? key : place, place));
                }
            }
        }
        return spots;
    }

    /** The mapping or list in which the token stands. */
    private static TokenStreamContext holder(JsonParser tokens, JsonToken token) {
        TokenStreamContext context = tokens.streamReadContext();
        TokenStreamContext around = context.getParent();
        return token.isStructStart() && around != null ? around : context;
    }

    private static Place place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? new Place(0, 0)
                : new Place(location.getLineNr(), location.getColumnNr());
    }
}
