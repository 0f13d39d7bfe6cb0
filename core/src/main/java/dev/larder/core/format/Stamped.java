package dev.larder.core.format;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** JSON that says its format, as the first of its properties. Thread-safe. */
public final class Stamped {
    /** Refuses what it does not know: a version that forgot to raise the number is not misread either. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .changeDefaultVisibility(methods -> methods.withIsGetterVisibility(Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule().addDeserializer(Instant.class, new PlainInstant()))
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

    /** The same as UTF-8, without a tree of it. */
    public static byte[] bytes(Format format, Object value) {
        byte[] content = STRICT.writeValueAsBytes(value);
        if (content.length < 2 || content[0] != '{') {
            throw new IllegalArgumentException(value.getClass() + " is no document: it is not written as an object");
        }
        String stamp = "{\"%s\":%d,\"%s\":\"%s\"%s"
                .formatted(Format.NUMBER, format.number(), Format.SINCE, format.since(), content[1] == '}' ? "" : ",");
        byte[] head = stamp.getBytes(StandardCharsets.UTF_8);
        byte[] stamped = Arrays.copyOf(head, head.length + content.length - 1);
        System.arraycopy(content, 1, stamped, head.length, content.length - 1);
        return stamped;
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
        try (JsonParser json = STRICT.createParser(document)) {
            // So they are all written; a tree of a long document costs more than to read it.
            if (json.nextToken() == JsonToken.START_OBJECT && Format.NUMBER.equals(json.nextName())) {
                json.nextToken();
                String number = json.getString();
                if (Format.SINCE.equals(json.nextName())) {
                    json.nextToken();
                    format.require(where, Format.number(number), json.getString());
                    if (json.nextToken() == JsonToken.PROPERTY_NAME) {
                        return bind(format, where, () -> STRICT.readValue(json, type));
                    }
                }
            }
        }
        JsonNode tree = STRICT.readTree(document);
        boolean isFirst = tree.path(Format.NUMBER).isMissingNode();
        JsonNode content = content(format, where, tree);
        return bind(format, where, () -> (isFirst ? FIRST : STRICT).treeToValue(content, type));
    }

    /** What {@link #content} left. */
    public static <T> T bind(Format format, String where, JsonNode content, Class<T> type) {
        return bind(format, where, () -> STRICT.treeToValue(content, type));
    }

    private static <T> T bind(Format format, String where, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnrecognizedPropertyException newer) {
            throw new UnknownFormat("%s has \"%s\", which this version of Larder does not know in %s: %s"
                    .formatted(where, newer.getPropertyName(), format.what(), format.wayOn("")));
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    where + ": expected " + format.what() + ", found: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
