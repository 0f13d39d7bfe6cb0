package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.internal.expression.Bindings;
import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.language.Catcher;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.states.language.State;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves states: Output and Assign are evaluated with the former values, then the exit is recorded and the variables change. */
final class Exits {
    private static final int MOST_VARIABLE_BYTES = 10 * 1024 * 1024;

    private final Evaluator evaluator;
    private final Recorder recorder;
    private final Coverage coverage;
    private final String machineArn;

    Exits(Evaluator evaluator, Recorder recorder, Coverage coverage, String machineArn) {
        this.evaluator = evaluator;
        this.recorder = recorder;
        this.coverage = coverage;
        this.machineArn = machineArn;
    }

    /**
     * One way out.
     *
     * @param fields holds Output and Assign: of the state, a choice rule or a catcher
     * @param by as in {@link Edge}
     */
    record Way(JsonNode fields, String prefix, String by, String next) {
        static Way onward(State state) {
            return state.has("Next")
                    ? new Way(state.fields(), "", "Next", state.field("Next").asString())
                    : new Way(state.fields(), "", "End", Edge.END);
        }

        static Way byDefault(State state) {
            return new Way(state.fields(), "", "Default", state.field("Default").asString());
        }

        static Way chosen(JsonNode rule, int index) {
            return new Way(
                    rule,
                    "Choices[" + index + "]/",
                    "Choice " + index,
                    rule.path("Next").asString());
        }

        static Way caught(Catcher catcher, int index) {
            return new Way(catcher.fields(), "Catch[" + index + "]/", "Catch " + index, catcher.next());
        }
    }

    /** What the way's expressions see as result or error, and what comes out if it has no Output. */
    record Result(Map<String, JsonNode> additions, JsonNode output) {
        static Result of(JsonNode input) {
            return new Result(Map.of(), input);
        }
    }

    Leave leave(Visit visit, Way way, Result result) throws StateFailure {
        Bindings bindings = evaluator.bindings(visit, result.additions());
        Map<String, JsonNode> assigned = assigned(visit, way, bindings);
        JsonNode output = way.fields().has("Output")
                ? evaluator.evaluate(
                        visit, way.prefix() + "Output", way.fields().path("Output"), bindings)
                : result.output();
        Evaluator.limited(visit, output);
        ObjectNode details = Details.data(Details.named(visit.state().name()), "output", output);
        Details.assigned(details, assigned);
        recorder.record(visit.flow(), visit.eventType("Exited"), details, way.next());
        visit.flow().assign(assigned);
        coverage.take(machineArn, new Edge(visit.state().name(), way.by(), way.next()));
        return new Leave(way.next(), output);
    }

    private Map<String, JsonNode> assigned(Visit visit, Way way, Bindings bindings) throws StateFailure {
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> variable : way.fields().path("Assign").properties()) {
            String location = way.prefix() + "Assign/" + variable.getKey();
            JsonNode value = evaluator.evaluate(visit, location, variable.getValue(), bindings);
            assigned.put(variable.getKey(), Evaluator.limited(visit, value));
        }
        limited(visit, assigned);
        return assigned;
    }

    /**
     * service-quotas.html, "Quotas related to variables": the variables of one Assign together are within the limit for one, all of a scope
     * within 10 MiB.
     */
    private static void limited(Visit visit, Map<String, JsonNode> assigned) throws StateFailure {
        Map<String, JsonNode> all = visit.flow().variables();
        all.putAll(assigned);
        if (Details.bytes(assigned) > Details.LARGEST_DATA
                || (!assigned.isEmpty() && Details.bytes(all) > MOST_VARIABLE_BYTES)) {
            throw new StateFailure(
                    StateFailure.TOO_LARGE,
                    "The state '%s' assigned variables with a size exceeding the maximum number of bytes service limit."
                            .formatted(visit.state().name()));
        }
    }

    /** Notes a state that ends without an exit. */
    void ended(Visit visit) {
        coverage.take(machineArn, new Edge(visit.state().name(), "End", Edge.END));
    }

    void retried(Visit visit, int retrier) {
        String name = visit.state().name();
        coverage.take(machineArn, new Edge(name, "Retry " + retrier, name));
    }
}
