package dev.larder.cli.project;

import dev.standin.redshift.dialect.token.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Finds why a text is not a YAML document, or one that is not read here: a second document, a duplicate key, anchors, aliases and merge
 * keys, which would become texts. Not thread-safe; an instance reads one text.
 */
final class YamlFaults {
    private static final String IN_QUOTES = "put the text in quotes";

    private final List<YamlFault> faults = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private boolean merging;
    private int documents;

    private YamlFaults() {}

    /** An open mapping with its keys so far, or an open list; in a mapping, keys and values alternate. */
    private static final class Level {
        private final @Nullable Set<String> keys;
        private boolean key = true;

        Level(boolean mapping) {
            keys = mapping ? new HashSet<>() : null;
        }
    }

    /** Everything that is wrong with a text, in its order. */
    static List<YamlFault> of(String text) {
        YamlFaults faults = new YamlFaults();
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                faults.take(event);
            }
        } catch (MarkedYamlEngineException malformed) {
            faults.add(malformed);
        }
        return faults.faults;
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> document((DocumentStartEvent) event);
            case MappingStart, SequenceStart, Scalar, Alias -> node((NodeEvent) event);
            case MappingEnd, SequenceEnd -> levels.pop();
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {
                return;
            }
        }
    }

    private void document(DocumentStartEvent start) {
        if (++documents == 2) {
            add(
                    start.getStartMark(),
                    "a second document; a file holds one document",
                    "make two files, or take out ---");
        }
    }

    private void node(NodeEvent event) {
        boolean key = isKey();
        if (event instanceof AliasEvent) {
            if (!merging) {
                add(
                        event.getStartMark(),
                        "*" + anchor(event) + " is an alias, which is not read here",
                        "write the value out; a text that begins with * stands in quotes");
            }
        } else {
            event.getAnchor()
                    .ifPresent(anchor -> add(
                            event.getStartMark(),
                            "&" + anchor.getValue() + " is an anchor, which is not read here",
                            "leave it out; a text that begins with & stands in quotes"));
        }
        merging = false;
        if (key && event instanceof ScalarEvent scalar) {
            key(scalar);
        }
        if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
            levels.push(new Level(event instanceof MappingStartEvent));
        }
    }

    /** Returns whether a key is next; the next thing after it is its value. */
    private boolean isKey() {
        Level level = levels.peek();
        if (level == null || level.keys == null) {
            return false;
        }
        boolean key = level.key;
        level.key = !key;
        return key;
    }

    private void key(ScalarEvent scalar) {
        Level level = levels.peek();
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            merging = true;
            add(scalar.getStartMark(), "<< is a merge key, which is not read here", "write the keys out");
        } else if (level != null && level.keys != null && !level.keys.add(scalar.getValue())) {
            add(scalar.getStartMark(), "key \"" + scalar.getValue() + "\" twice in one mapping", null);
        }
    }

    private static String anchor(NodeEvent event) {
        return event.getAnchor().map(Object::toString).orElse("");
    }

    private void add(Optional<Mark> mark, String says, @Nullable String help) {
        faults.add(new YamlFault(mark.map(YamlFaults::place).orElse(Place.START), says, help));
    }

    /** Adds a malformed line, unless an alias on it, already found, makes it so. */
    private void add(MarkedYamlEngineException malformed) {
        YamlFault fault = fault(malformed);
        if (faults.stream()
                .noneMatch(known -> known.place().line() == fault.place().line())) {
            faults.add(fault);
        }
    }

    private static YamlFault fault(MarkedYamlEngineException malformed) {
        String problem = String.valueOf(malformed.getProblem());
        Place place = malformed.getProblemMark().map(YamlFaults::place).orElse(Place.START);
        if (problem.contains("(TAB)")) {
            return new YamlFault(place, "a tab where blanks indent", "indent with blanks");
        }
        if (problem.contains("cannot start any token")) {
            String character = problem.replaceAll("(?s).*character '?([^'\\s(]+).*", "$1");
            return new YamlFault(place, "a text that begins with " + character, IN_QUOTES);
        }
        if (problem.contains("could not find expected ':'")) {
            return new YamlFault(
                    malformed.getContextMark().map(YamlFaults::place).orElse(place),
                    "expected \":\" behind a key, found none",
                    "write <key>: <value>");
        }
        if (problem.contains("mapping values are not allowed here")) {
            return new YamlFault(
                    place, "a \":\" where no key begins", IN_QUOTES + ", or begin the key in the column of the others");
        }
        if (problem.contains("expected <block end>")) {
            return new YamlFault(
                    place,
                    "wrong indentation",
                    "keys of one mapping, and the dashes of one list, begin in the same column");
        }
        return new YamlFault(place, "no YAML: " + problem, null);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
