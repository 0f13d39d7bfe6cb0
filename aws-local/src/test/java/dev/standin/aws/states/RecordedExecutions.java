package dev.standin.aws.states;

import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.language.Definition;
import dev.standin.aws.states.language.InvalidDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs executions that were recorded on AWS and says of each whether it is the same here, refused or different. */
final class RecordedExecutions {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordedExecutions() {}

    sealed interface Verdict {
        record Same() implements Verdict {}

        record Refused(String why) implements Verdict {}

        record Different(String what, String expected, String found) implements Verdict {}
    }

    /** The verdict on each recording of a file, or of every file of a folder, by its id. */
    static Map<String, Verdict> compare(Path recordings) throws IOException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Path file : jsonFiles(recordings)) {
            JsonNode read = JSON.readTree(file.toFile());
            for (JsonNode recorded : read.isArray() ? read : List.of(read)) {
                verdicts.put(recorded.path("id").asString(), verdict(recorded));
            }
        }
        return verdicts;
    }

    private static List<Path> jsonFiles(Path recordings) throws IOException {
        try (Stream<Path> files = Files.walk(recordings)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Verdict verdict(JsonNode recorded) {
        try {
            Definition.parse(recorded.path("definition").toString());
        } catch (InvalidDefinition refused) {
            return new Verdict.Refused(refused.getMessage());
        }
        Bench bench = new Bench(recorded.path("definition").toString());
        return verdict(recorded, outcome(bench, bench.run(recorded.path("input").toString())));
    }

    private static Verdict verdict(JsonNode recorded, ObjectNode found) {
        for (Map.Entry<String, JsonNode> part : found.properties()) {
            JsonNode expected = recorded.path(part.getKey());
            if (!fits(expected, part.getValue())) {
                return new Verdict.Different(
                        part.getKey(), expected.toString(), part.getValue().toString());
            }
        }
        return new Verdict.Same();
    }

    private static ObjectNode outcome(Bench bench, Closing closing) {
        ObjectNode outcome = JSON.createObjectNode();
        outcome.put("final", closing.status().eventType());
        outcome.set("output", closing.output() == null ? JsonNodeFactory.instance.nullNode() : closing.output());
        outcome.put("error", closing.error());
        ArrayNode types = outcome.putArray("event_types");
        bench.eventTypes().forEach(types::add);
        outcome.set("states_entered", moves(bench, "StateEntered", "input"));
        outcome.set("states_exited", moves(bench, "StateExited", "output"));
        return outcome;
    }

    private static ArrayNode moves(Bench bench, String suffix, String field) {
        ArrayNode moves = JSON.createArrayNode();
        for (HistoryEvent event : bench.events()) {
            if (event.type().endsWith(suffix)) {
                moves.addArray()
                        .add(event.details().path("name"))
                        .add(JSON.readTree(event.details().path(field).asString()));
            }
        }
        return moves;
    }

    /** Equal, where a text in angle brackets stands for anything; an absent part is not compared. */
    private static boolean fits(JsonNode expected, JsonNode found) {
        if (expected.isMissingNode()
                || (expected.isString() && expected.stringValue().matches("<[^<>]*>"))) {
            return true;
        }
        if (expected.isArray() && found.isArray() && expected.size() == found.size()) {
            List<Integer> wrong = new ArrayList<>();
            for (int index = 0; index < expected.size(); index++) {
                if (!fits(expected.get(index), found.get(index))) {
                    wrong.add(index);
                }
            }
            return wrong.isEmpty();
        }
        if (expected instanceof ObjectNode object && found instanceof ObjectNode other) {
            return object.size() == other.size()
                    && object.properties().stream()
                            .allMatch(field -> fits(field.getValue(), other.path(field.getKey())));
        }
        return expected.equals(found);
    }
}
