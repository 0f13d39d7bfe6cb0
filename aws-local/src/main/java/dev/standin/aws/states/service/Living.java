package dev.standin.aws.states.service;

import dev.standin.aws.Journal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The entries of the journal that still mean something. The dead ones are: all of a forgotten execution; events that are in the
 * execution's file; ends before the last; revisions of a machine that nothing runs.
 */
final class Living {
    private final Journal journal;
    private final Map<String, Fate> executions = new HashMap<>();
    private final Map<String, String> currentRevisions = new HashMap<>();
    private int line;

    private Living(Journal journal) {
        this.journal = journal;
    }

    /** What became of an execution; lines count from 1, and 0 means none. */
    private static final class Fate {
        private final int born;
        private final Execution.Origin origin;
        private int closed;
        private long eventsInFile;
        private int announced;

        Fate(int born, Execution.Origin origin) {
            this.born = born;
            this.origin = origin;
        }
    }

    static Living of(Journal journal) {
        Living living = new Living(journal);
        try (Stream<JsonNode> entries = journal.entries()) {
            entries.forEach(living::learn);
        }
        return living;
    }

    private void learn(JsonNode entry) {
        line++;
        String arn = entry.path("arn").asString();
        @Nullable Fate fate = executions.get(arn);
        switch (entry.path("entry").asString()) {
            case "machine" -> currentRevisions.put(arn, entry.path("revision").asString());
            case "machineDeleted" -> currentRevisions.remove(arn);
            case "execution" -> executions.put(arn, new Fate(line, Entries.origin(entry)));
            case "forgotten" -> executions.remove(arn);
            case "closed" -> {
                if (fate != null) {
                    fate.closed = line;
                    fate.eventsInFile = entry.path("events").asLong();
                }
            }
            case "announced" -> {
                if (fate != null) {
                    fate.announced = line;
                }
            }
            default -> {
                // An event says nothing about other entries.
            }
        }
    }

    /** The entries in their order; to be read while nothing is appended. */
    Stream<JsonNode> entries() {
        Set<Execution.Origin> used = new HashSet<>();
        executions.values().forEach(fate -> used.add(fate.origin));
        currentRevisions.forEach((arn, revision) -> used.add(new Execution.Origin(arn, revision)));
        Set<String> kept = new HashSet<>();
        int[] number = {0};
        return journal.entries().filter(entry -> lives(entry, ++number[0], used, kept));
    }

    private boolean lives(JsonNode entry, int number, Set<Execution.Origin> used, Set<String> kept) {
        String arn = entry.path("arn").asString();
        @Nullable Fate fate = executions.get(arn);
        return switch (entry.path("entry").asString()) {
            case "machine" -> {
                boolean needed = used.contains(
                        new Execution.Origin(arn, entry.path("revision").asString()));
                if (needed) {
                    kept.add(arn);
                }
                yield needed;
            }
            case "machineDeleted" -> kept.contains(arn);
            case "execution" -> fate != null && fate.born == number;
            case "event" ->
                fate != null && number > fate.born && entry.path("id").asLong() > fate.eventsInFile;
            case "closed" -> fate != null && fate.closed == number;
            case "announced" -> fate != null && fate.announced == number;
            default -> false;
        };
    }
}
