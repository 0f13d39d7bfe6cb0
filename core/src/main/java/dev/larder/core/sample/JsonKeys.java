package dev.larder.core.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Finds the keys of texts whose lines are JSON objects. */
final class JsonKeys {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonKeys() {}

    /** The keys, in the order in which they first came; empty if the first lines are no objects. */
    static Optional<List<String>> of(String text, boolean isWhole) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        List<String> lines =
                new ArrayList<>(text.lines().filter(line -> !line.isBlank()).toList());
        if (!isWhole && lines.size() > 1) {
            lines.removeLast();
        }
        Set<String> keys = new LinkedHashSet<>();
        for (String line : lines) {
            if (!read(line, keys)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(keys));
    }

    /** Whether the text begins as one JSON document with records in it: an array of objects, or an object. */
    static boolean isDocument(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            JsonToken second = parser.nextToken();
            return first == JsonToken.START_ARRAY
                    ? second == JsonToken.START_OBJECT
                    : first == JsonToken.START_OBJECT && second == JsonToken.PROPERTY_NAME;
        } catch (JacksonException none) {
            return false;
        }
    }

    /** The values of the first lines by key, as the check takes them. */
    static List<List<String>> rows(String text, List<String> keys) {
        List<List<String>> rows = new ArrayList<>();
        for (String line :
                text.lines().filter(one -> !one.isBlank()).limit(2000).toList()) {
            List<String> row = new ArrayList<>(Collections.nCopies(keys.size(), ""));
            if (values(line, keys, row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean values(String line, List<String> keys, List<String> row) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                int place = keys.indexOf(parser.currentName());
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    row.set(place, parser.getString());
                }
                parser.skipChildren();
            }
            return true;
        } catch (JacksonException cut) {
            return false;
        }
    }

    private static boolean read(String line, Set<String> keys) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                keys.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.nextToken() == null;
        } catch (JacksonException none) {
            return false;
        }
    }
}
