package dev.standin.redshift.load;

import dev.standin.redshift.load.field.Rejected;
import dev.standin.redshift.load.field.Utf8;
import dev.standin.redshift.sql.scope.Column;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records of a file of JSON objects with white space between them: the members whose names are those of columns. Sources:
 * copy-parameters-data-format.html, copy-usage_notes-copy-from-json.html.
 */
final class JsonRecords extends Records {
    private static final int INVALID = 1216;
    private final List<Column> columns;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean anyCase;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private byte[] texts = new byte[0];

    /** A member of an object, as far as a column takes it. */
    record Member(JsonToken token, String text) {}

    JsonRecords(InputStream in, List<Column> columns, boolean anyCase) {
        super(in, ',');
        this.columns = columns;
        this.anyCase = anyCase;
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).name(), i);
        }
    }

    /** Finds the next object. */
    @Override
    int scan() throws Rejected {
        begin();
        int at = from;
        while (at < until && isSpace(buffer[at])) {
            lineEnds += buffer[at++] == '\n' ? 1 : 0;
        }
        if (at == until) {
            return ended ? at : MORE;
        }
        if (buffer[at] != '{') {
            throw buffer[at] == '['
                    ? Rejected.unsettled("a JSON array without a JSONPaths file")
                    : Rejected.error(INVALID, "Invalid JSON: an object expected");
        }
        int end = end(at);
        if (end != MORE) {
            read(at, end);
        }
        return end;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\r' || character == '\n';
    }

    /** Where the object that begins here ends, if its braces and quotes are well formed. */
    private int end(int start) throws Rejected {
        int open = 0;
        boolean text = false;
        for (int at = start; at < until; at++) {
            byte character = buffer[at];
            lineEnds += character == '\n' ? 1 : 0;
            if (text) {
                at += character == '\\' ? 1 : 0;
                text = character != '"';
            } else if (character == '"') {
                text = true;
            } else if (character == '{') {
                open++;
            } else if (character == '}' && --open == 0) {
                return at + 1;
            }
        }
        if (ended) {
            throw Rejected.error(INVALID, "Invalid JSON: an object that does not end");
        }
        return MORE;
    }

    private void read(int start, int end) throws Rejected {
        if (Utf8.firstWrong(buffer, start, end) < end) {
            throw Rejected.unsettled("JSON with bytes that are not UTF-8");
        }
        Member[] found = new Member[columns.size()];
        try (JsonParser parser = JsonMapper.shared().createParser(buffer, start, end - start)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                Integer place = place(parser.currentName());
                Member member = new Member(parser.nextToken(), parser.getString());
                parser.skipChildren();
                if (place != null && found[place] != null) {
                    throw Rejected.unsettled("an object with two members for one column");
                }
                if (place != null) {
                    found[place] = member;
                }
            }
        } catch (JacksonException malformed) {
            throw Rejected.error(INVALID, "Invalid JSON");
        }
        fill(found);
    }

    private @Nullable Integer place(String name) {
        return places.get(anyCase ? name.toLowerCase(Locale.ROOT) : name);
    }

    private void fill(@Nullable Member[] found) throws Rejected {
        values.reset();
        for (int i = 0; i < found.length; i++) {
            Member member = found[i];
            if (member == null || member.token() == JsonToken.VALUE_NULL) {
                add(0, 0, ABSENT);
            } else {
                byte[] text = JsonValues.text(member, columns.get(i)).getBytes(StandardCharsets.UTF_8);
                add(values.size(), values.size() + text.length, PLAIN);
                values.writeBytes(text);
            }
        }
        texts = values.toByteArray();
    }

    @Override
    byte[] buffer() {
        return texts;
    }

    /** "The last line of the JSON object": copy-parameters-data-format.html. */
    @Override
    long line() {
        return line;
    }

    @Override
    int field(int start) {
        throw new IllegalStateException("JSON has no fields in a line");
    }

    @Override
    byte[] changed(int field) {
        throw new IllegalStateException("JSON is read when it is scanned");
    }
}
