package dev.larder.local.machine;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code build-warehouse} says of itself, beside what the wiring says of it. */
record WarehouseMachine(String text, JsonNode json, Wiring wiring) {
    static final Path FOLDER = Path.of(System.getProperty("larder.root", ".."), "statemachines");
    static final String FILE = "build-warehouse.asl.json";
    static final String RETRY = "retry.json";
    private static final Pattern RETRY_OF_A_STATE =
            Pattern.compile("(?<=\\n {6}\"Retry\": )\\[.*?\\n {6}]", Pattern.DOTALL);

    static WarehouseMachine read() {
        try {
            String text = Files.readString(FOLDER.resolve(FILE));
            return new WarehouseMachine(text, JsonMapper.shared().readTree(text), LarderWiring.wiring());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The definition in which every state that retries does so as {@code retry.json} says. */
    String withDeclaredRetry() throws IOException {
        String declared = Files.readString(FOLDER.resolve(RETRY)).strip().replace("\n", "\n      ");
        return RETRY_OF_A_STATE.matcher(text).replaceAll(Matcher.quoteReplacement(declared));
    }

    /** A Task and the name, in the wiring, of the function that it calls. */
    record Task(String state, String function, Duration timeout) {}

    /** One entry of Retry: its error names, in groups no longer than its attempts. */
    record Retry(List<List<String>> names) {}

    /** The definition with each {@code ${function}} replaced by the function's name. */
    String withFunctionNames() {
        return text.replaceAll("\\$\\{([a-z-]+)}", "$1");
    }

    Duration timeout() {
        return Duration.ofSeconds(json.path("TimeoutSeconds").asLong());
    }

    List<Task> tasks() {
        return json.path("States").properties().stream()
                .filter(state -> state.getValue().path("Type").asString().equals("Task"))
                .map(WarehouseMachine::task)
                .toList();
    }

    private static Task task(Map.Entry<String, JsonNode> state) {
        String function = state.getValue()
                .path("Arguments")
                .path("FunctionName")
                .asString()
                .replaceAll("[${}]", "");
        return new Task(
                state.getKey(),
                function,
                Duration.ofSeconds(state.getValue().path("TimeoutSeconds").asLong()));
    }

    Duration longestTaskTimeout() {
        return tasks().stream()
                .map(Task::timeout)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Set<String> functions() {
        return new TreeSet<>(tasks().stream().map(Task::function).toList());
    }

    Wiring.Machine wired() {
        return wiring.machines().stream()
                .filter(machine -> machine.definition().equals(FILE))
                .findFirst()
                .orElseThrow();
    }

    Duration functionTimeout(String name) {
        return wiring.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow()
                .timeout();
    }

    /** The entries of every Task's Retry; it is the same for all of them. */
    List<Retry> retries() {
        Set<JsonNode> different = Set.copyOf(json.path("States")
                .valueStream()
                .filter(state -> state.has("Retry"))
                .map(state -> state.path("Retry"))
                .toList());
        if (different.size() != 1) {
            throw new AssertionError("the tasks retry differently: " + different);
        }
        return different
                .iterator()
                .next()
                .valueStream()
                .map(WarehouseMachine::retry)
                .toList();
    }

    private static Retry retry(JsonNode entry) {
        List<String> names =
                entry.path("ErrorEquals").valueStream().map(JsonNode::asString).toList();
        int attempts = entry.path("MaxAttempts").asInt();
        List<List<String>> groups = new ArrayList<>();
        for (int from = 0; from < names.size(); from += attempts) {
            groups.add(names.subList(from, Math.min(names.size(), from + attempts)));
        }
        return new Retry(groups);
    }
}
