package dev.larder.compiler;

import dev.larder.compiler.problem.Problems;
import dev.larder.compiler.problem.ProjectProblem.Code;
import dev.larder.core.contract.Spelling;
import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of comment that open a file of SQL: a description, then lines of {@code key: value} pairs and those that begin with "reads" or "test".
 * Lines between the description and the first of those continue the description's thought and are for people only.
 */
record Header(String description, Map<String, Entry> entries, List<Entry> reads, List<Entry> tests, boolean isThere) {
    private static final Pattern KEY = Pattern.compile("(?:^|\\s)([A-Za-z][A-Za-z_-]*):(?=\\s|$)");

    /** A value, where it stands, and where its key does. */
    record Entry(String value, Place place, Place key) {
        /** Where a piece of the value stands; the first match from the left counts. */
        Place of(String piece) {
            return at(Math.max(0, value.indexOf(piece)));
        }

        /** Where a character of the value stands; offsets count from 0. */
        Place at(int offset) {
            return new Place(place.line(), place.column() + offset);
        }
    }

    /** Reads the header; a file without one is a problem. */
    static Header read(String text, Problems.In problems) {
        List<String> lines =
                text.lines().takeWhile(line -> line.startsWith("--")).toList();
        if (lines.isEmpty() || content(lines.getFirst()).isEmpty()) {
            problems.add(
                    Code.L003,
                    Place.START,
                    "a header whose first line describes the file (\"-- One row per ...\")",
                    "none");
            return new Header("", Map.of(), List.of(), List.of(), false);
        }
        Header header = new Header(
                content(lines.getFirst()), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), true);
        for (int i = 1; i < lines.size(); i++) {
            header.readLine(lines.get(i), i + 1, problems);
        }
        return header;
    }

    private void readLine(String line, int number, Problems.In problems) {
        String content = content(line);
        Place place = new Place(
                number, line.length() - line.substring(2).stripLeading().length() + 1);
        Matcher key = KEY.matcher(content);
        if (content.startsWith("reads ")) {
            reads.add(entry(content, "reads ", place));
        } else if (content.startsWith("test ")) {
            tests.add(entry(content, "test ", place));
        } else if (key.find() && key.start(1) == 0) {
            readPairs(content, place, entries, problems);
        } else if (!content.isEmpty() && !(entries.isEmpty() && reads.isEmpty() && tests.isEmpty())) {
            problems.add(
                    Code.L003,
                    place,
                    "\"key: value\", \"reads <input> by <column>\" or \"test <column> not null\"",
                    "\"" + content + "\"",
                    "put further description right below the first line, or after the header's blank line");
        }
    }

    private static Entry entry(String content, String word, Place place) {
        String value = content.substring(word.length()).strip();
        return new Entry(value, new Place(place.line(), place.column() + content.length() - value.length()), place);
    }

    private static void readPairs(String content, Place place, Map<String, Entry> entries, Problems.In problems) {
        Matcher key = KEY.matcher(content);
        int at = key.find() ? key.end() : content.length();
        String name = key.group(1);
        int column = key.start(1);
        while (at <= content.length()) {
            boolean more = key.find();
            String rest = content.substring(at, more ? key.start() : content.length());
            Place here = new Place(place.line(), place.column() + column);
            Place value = new Place(
                    place.line(),
                    place.column() + at + rest.length() - rest.stripLeading().length());
            if (entries.putIfAbsent(name, new Entry(rest.strip(), value, here)) != null) {
                problems.add(Code.L003, here, "each key once", "\"" + name + "\" twice");
            }
            if (!more) {
                return;
            }
            name = key.group(1);
            column = key.start(1);
            at = key.end();
        }
    }

    /** Refuses keys that this kind of file does not have, and {@code reads} and {@code test} lines where there can be none. */
    void allow(List<String> keys, boolean mayRead, boolean mayTest, Problems.In problems) {
        entries.forEach((key, entry) -> {
            if (!keys.contains(key)) {
                problems.add(
                        Code.L003,
                        entry.key(),
                        "a key of this kind of file",
                        "\"" + key + "\"",
                        key.equals("test") || key.equals("tests")
                                ? "write \"-- test <column> not null\" in the header of a model, without a colon"
                                : Problems.didYouMean(key, keys));
            }
        });
        if (!mayRead && !reads.isEmpty()) {
            problems.add(
                    Code.L003,
                    reads.getFirst().key(),
                    "no \"reads\" line in a test",
                    "one",
                    "leave it out: a test runs whole");
        }
        if (!mayTest && !tests.isEmpty()) {
            problems.add(
                    Code.L003,
                    tests.getFirst().key(),
                    "no \"test\" line outside of models",
                    "one",
                    "a model in sql/star has some; a contract says it in quality; other tests are files in sql/tests");
        }
    }

    /** The value of a key, or null with a problem if it is absent or empty. */
    @Nullable
    Entry required(String key, String example, Problems.In problems) {
        Entry entry = entries.get(key);
        if (entry == null && (!isThere || isMisspelled(key))) {
            return null;
        }
        if (entry == null || entry.value().isEmpty()) {
            Place place = entry == null ? Place.START : entry.key();
            problems.add(
                    Code.L003,
                    place,
                    "\"-- " + key + ": " + example + "\" in the header",
                    entry == null ? "none" : "no value");
            return null;
        }
        return entry;
    }

    /** Whether an unknown key was probably meant to be one that is absent. */
    private boolean isMisspelled(String key) {
        return entries.keySet().stream()
                .anyMatch(written -> Spelling.nearest(written, List.of(key)).isPresent());
    }

    /** The value of a key among a few words, or null with a problem. */
    @Nullable
    String choice(String key, List<String> words, Problems.In problems) {
        Entry entry = required(key, String.join("|", words), problems);
        if (entry != null && !words.contains(entry.value())) {
            problems.add(
                    Code.L003,
                    entry.place(),
                    key + ": " + String.join(", ", words),
                    "\"" + entry.value() + "\"",
                    Spelling.nearest(entry.value(), words)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse(null));
            return null;
        }
        return entry == null ? null : entry.value();
    }

    private static String content(String line) {
        return line.substring(2).strip();
    }
}
