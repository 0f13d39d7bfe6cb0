package dev.larder.compiler;

import dev.larder.compiler.ProjectProblem.Code;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of comment that open a file of SQL: a description, then lines of {@code key: value} pairs and {@code reads} lines.
 * Lines between the description and the first of those continue the description's thought and are for people only.
 */
record Header(String description, Map<String, Entry> entries, List<Entry> reads) {
    private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Za-z][A-Za-z_-]*):(?=\\s|$)");

    /** A value and where it stands. */
    record Entry(String value, Place place) {}

    /** Reads the header; a file without one is a problem. */
    static Header read(String text, Problems.In problems) {
        List<String> lines = text.lines().takeWhile(line -> line.startsWith("--")).toList();
        if (lines.isEmpty() || content(lines.getFirst()).isEmpty()) {
            problems.add(Code.L003, Place.START, "a header whose first line describes the file (\"-- One row per ...\")", "none");
            return new Header("", Map.of(), List.of());
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Entry> reads = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            readLine(lines.get(i), i + 1, entries, reads, problems);
        }
        return new Header(content(lines.getFirst()), entries, reads);
    }

    private static void readLine(
            String line, int number, Map<String, Entry> entries, List<Entry> reads, Problems.In problems) {
        String content = content(line);
        Place place = new Place(number, line.length() - line.substring(2).stripLeading().length() + 1);
        Matcher key = KEY.matcher(content);
        if (content.startsWith("reads ")) {
            reads.add(new Entry(content.substring("reads ".length()).strip(), place));
        } else if (key.find() && key.start(1) == 0) {
            readPairs(content, place, entries, problems);
        } else if (!content.isEmpty() && !(entries.isEmpty() && reads.isEmpty())) {
            problems.add(
                    Code.L003, place, "\"key: value\" or \"reads <input> by <column>\"", "\"" + content + "\"",
                    "put further description right below the first line, or after the header's blank line");
        }
    }

    private static void readPairs(String content, Place place, Map<String, Entry> entries, Problems.In problems) {
        Matcher key = KEY.matcher(content);
        int at = key.find() ? key.end() : content.length();
        String name = key.group(1);
        int column = key.start(1);
        while (at <= content.length()) {
            boolean more = key.find();
            String value = content.substring(at, more ? key.start() : content.length()).strip();
            Place here = new Place(place.line(), place.column() + column);
            if (entries.put(name, new Entry(value, here)) != null) {
                problems.add(Code.L003, here, "each key once", "\"" + name + "\" again");
            }
            if (!more) {
                return;
            }
            name = key.group(1);
            column = key.start(1);
            at = key.end();
        }
    }

    /** Refuses keys that this kind of file does not have, and {@code reads} lines where none can be. */
    void allow(List<String> keys, boolean mayRead, Problems.In problems) {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                problems.add(
                        Code.L003, entry.place(), "a key of this kind of file", "\"" + key + "\"", Problems.didYouMean(key, keys));
            }
        });
        if (!mayRead && !reads.isEmpty()) {
            problems.add(Code.L003, reads.getFirst().place(), "no \"reads\" line in a test", "one", "leave it out: a test runs whole");
        }
    }

    /** The value of a key, or null with a problem when it is absent or empty. */
    @Nullable Entry required(String key, String example, Problems.In problems) {
        Entry entry = entries.get(key);
        if (entry == null || entry.value().isEmpty()) {
            Place place = entry == null ? Place.START : entry.place();
            problems.add(Code.L003, place, "\"-- " + key + ": " + example + "\" in the header", entry == null ? "none" : "no value");
            return null;
        }
        return entry;
    }

    /** The value of a key among a few words, or null with a problem. */
    @Nullable String choice(String key, List<String> words, Problems.In problems) {
        Entry entry = required(key, String.join("|", words), problems);
        if (entry != null && !words.contains(entry.value())) {
            problems.add(
                    Code.L003, entry.place(), String.join(", ", words), "\"" + entry.value() + "\"",
                    Problems.didYouMean(entry.value(), words));
            return null;
        }
        return entry == null ? null : entry.value();
    }

    private static String content(String line) {
        return line.substring(2).strip();
    }
}
