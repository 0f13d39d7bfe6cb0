package dev.standin.aws.states.language;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A checked state machine; immutable, safe to share. */
public record Definition(Scope scope, Optional<Duration> timeout, String comment) {
    /** Source: Step Functions API Reference, CreateStateMachine, definition. */
    private static final int LARGEST_BYTES = 1024 * 1024;

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a state machine in the Amazon States Language.
     *
     * @throws InvalidDefinition with every problem, if it is not valid, has JSONPath anywhere or uses what is not supported
     */
    public static Definition parse(String text) throws InvalidDefinition {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_BYTES) {
            throw new InvalidDefinition(List.of(new Problem(
                    "SCHEMA_VALIDATION_FAILED",
                    "",
                    "the definition has %d bytes, at most %d are taken".formatted(bytes, LARGEST_BYTES))));
        }
        JsonNode document;
        try {
            document = STRICT.readTree(text);
        } catch (JacksonException notJson) {
            throw new InvalidDefinition(
                    List.of(new Problem("INVALID_JSON_DESCRIPTION", "", notJson.getOriginalMessage())));
        }
        Problems problems = new Problems();
        Definition definition = new DefinitionReader(problems).read(document);
        if (!problems.sorted().isEmpty()) {
            throw new InvalidDefinition(problems.sorted());
        }
        return definition;
    }

    /** Every transition from state to state, including those of branches and processors, in the order written. */
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        addEdges(scope, edges);
        return edges;
    }

    private static void addEdges(Scope scope, List<Edge> edges) {
        for (State state : scope.states().values()) {
            addEdges(state, edges);
            state.inner().forEach(inner -> addEdges(inner, edges));
        }
    }

    private static void addEdges(State state, List<Edge> edges) {
        int choice = 0;
        for (JsonNode rule : state.field("Choices")) {
            edges.add(new Edge(
                    state.name(), "Choice " + choice++, rule.path("Next").asString()));
        }
        for (String way : List.of("Default", "Next")) {
            if (state.has(way)) {
                edges.add(new Edge(state.name(), way, state.field(way).asString()));
            }
        }
        if (state.ends() || state.type() == StateType.FAIL) {
            edges.add(new Edge(state.name(), "End", Edge.END));
        }
        for (int index = 0; index < state.catchers().size(); index++) {
            edges.add(new Edge(
                    state.name(), "Catch " + index, state.catchers().get(index).next()));
        }
        for (int index = 0; index < state.retriers().size(); index++) {
            if (state.retriers().get(index).maxAttempts() > 0) {
                edges.add(new Edge(state.name(), "Retry " + index, state.name()));
            }
        }
    }
}
