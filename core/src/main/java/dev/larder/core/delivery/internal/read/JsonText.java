package dev.larder.core.delivery.internal.read;

import dev.larder.core.contract.FileDialect.Keys;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON lines as a text with delimiters and escapes: of each object the values in the order of the keys, as they are written. A line that is
 * no such object stays whole, and has therefore another number of values than there are columns; {@link #reason} says why.
 */
public final class JsonText extends LineText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final byte ESCAPE = '\\';

    /** Keys beyond the contract's that are told of. */
    private static final int MOST_OTHERS = 100;

    private final byte delimiter;
    private final Keys keys;
    private final Set<String> others = new LinkedHashSet<>();

    JsonText(ByteSource text, char delimiter, Keys keys, int longest) {
        super(text, longest);
        this.delimiter = (byte) delimiter;
        this.keys = keys;
    }

    @Override
    void turn(byte[] bytes, int from, int until) {
        if (until - from == 1 && bytes[from] == Keys.NO_RECORD) {
            put(bytes[from]);
            return;
        }
        String[] values = new String[keys.names().size()];
        if (Utf8.firstWrong(bytes, from, until) >= 0) {
            // With as many values as there are columns, it is told of for its wrong byte.
            putEscaped(bytes, from, until);
            for (int i = 1; i < values.length; i++) {
                put(delimiter);
            }
        } else if (read(bytes, from, until, keys, values, others) == null) {
            for (int i = 0; i < values.length; i++) {
                if (i > 0) {
                    put(delimiter);
                }
                putEscaped(values[i] == null ? "" : values[i]);
            }
        } else {
            // As it stands, but for what would cut it.
            putEscaped(bytes, from, until);
            if (values.length == 1) {
                put(delimiter);
            }
        }
    }

    /** The keys beyond the contract's that objects had so far, the first hundred of them. */
    Set<String> others() {
        return others;
    }

    private void putEscaped(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        putEscaped(bytes, 0, bytes.length);
    }

    private void putEscaped(byte[] bytes, int from, int until) {
        for (int i = from; i < until; i++) {
            byte one = bytes[i];
            if (one == delimiter || one == ESCAPE || one == '\n' || one == '\r' || one == Keys.NO_RECORD) {
                put(ESCAPE);
            }
            put(one);
        }
    }

    /** Why a line is no object with these keys. */
    public static String reason(String line, Keys keys) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        String reason =
                read(bytes, 0, bytes.length, keys, new String[keys.names().size()], new LinkedHashSet<>());
        return reason == null ? "is no JSON object of the contract's" : reason;
    }

    /** Fills in the values by key; returns why the line is no such object, or null. */
    private static @Nullable String read(
            byte[] bytes, int from, int until, Keys keys, @Nullable String[] values, Set<String> others) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, until - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "is not a JSON object";
            }
            String reason = object(parser, keys, values, others);
            return reason == null && parser.nextToken() != null ? "goes on behind the JSON object" : reason;
        } catch (JacksonException broken) {
            return "is not a JSON object: " + broken.getOriginalMessage();
        }
    }

    private static @Nullable String object(
            JsonParser parser, Keys keys, @Nullable String[] values, Set<String> others) {
        List<String> names = keys.names();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int place = names.indexOf(key);
            if (place < 0 && !keys.others()) {
                return "has the key \"" + key + "\", which is not in the contract";
            }
            JsonToken value = parser.nextToken();
            if (place < 0) {
                if (others.size() < MOST_OTHERS) {
                    others.add(key);
                }
                parser.skipChildren();
            } else if (value.isStructStart()) {
                return "has " + (value == JsonToken.START_ARRAY ? "a list" : "an object") + " as value of \"" + key
                        + "\"; a text, number, true or false is expected";
            } else if (value != JsonToken.VALUE_NULL) {
                values[place] = parser.getString();
                if (hasHalfACharacter(values[place])) {
                    return "has half a character, an escape of UTF-16 without the other, as value of \"" + key + "\"";
                }
            }
        }
        return null;
    }

    private static boolean hasHalfACharacter(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return !StandardCharsets.UTF_8.newEncoder().canEncode(value);
            }
        }
        return false;
    }
}
