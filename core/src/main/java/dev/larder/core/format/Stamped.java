package dev.larder.core.format;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON that says its format, as the first of its properties. Thread-safe. */
public final class Stamped {
    /** Refuses what it does not know: a version that forgot to raise the number is not misread either. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .changeDefaultVisibility(methods -> methods.withIsGetterVisibility(Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** The first format had what records can work out, such as whether a release is empty. */
    private static final JsonMapper FIRST = STRICT.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Stamped() {}

    /** The content, with the number that is written now. */
    public static ObjectNode write(Format format, JsonNode content) {
        ObjectNode stamped = STRICT.createObjectNode();
        stamped.put(Format.NUMBER, format.number()).put(Format.SINCE, format.since());
        content.properties().forEach(property -> stamped.set(property.getKey(), property.getValue()));
        return stamped;
    }

    /** A value, written so. */
    public static ObjectNode write(Format format, Object value) {
        return write(format, STRICT.<JsonNode>valueToTree(value));
    }

    /**
     * The content of a document without what it says of its format.
     *
     * @param where the document, to begin a sentence with
     * @throws UnknownFormat if it is in a format of a later version
     */
    public static JsonNode content(Format format, String where, byte[] document) {
        return content(format, where, STRICT.readTree(document));
    }

    /** The same of one that was parsed. */
    public static JsonNode content(Format format, String where, JsonNode document) {
        if (!(document instanceof ObjectNode object)) {
            return document;
        }
        String number = object.path(Format.NUMBER).asString("");
        format.require(where, Format.number(number), object.path(Format.SINCE).asString(""));
        return object.deepCopy().without(List.of(Format.NUMBER, Format.SINCE));
    }

    /**
     * A document.
     *
     * @throws UnknownFormat if it has what this version does not know
     */
    public static <T> T read(Format format, String where, byte[] document, Class<T> type) {
        JsonNode tree = STRICT.readTree(document);
        boolean isFirst = tree.path(Format.NUMBER).isMissingNode();
        return bind(isFirst ? FIRST : STRICT, format, where, content(format, where, tree), type);
    }

    /** What {@link #content} left. */
    public static <T> T bind(Format format, String where, JsonNode content, Class<T> type) {
        return bind(STRICT, format, where, content, type);
    }

    private static <T> T bind(JsonMapper json, Format format, String where, JsonNode content, Class<T> type) {
        try {
            return json.treeToValue(content, type);
        } catch (UnrecognizedPropertyException newer) {
            throw new UnknownFormat("%s has \"%s\", which this version of Larder does not know in %s: %s"
                    .formatted(where, newer.getPropertyName(), format.what(), format.wayOn("")));
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    where + ": expected " + format.what() + ", found: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
