package dev.standin.aws.states.language;

import dev.standin.redshift.dialect.text.Spelling;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the document, its scopes and the transitions between their states; {@link FieldChecks} checks what a single state says. */
final class DefinitionReader {
    private static final Set<String> MACHINE_FIELDS =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    private static final int LONGEST_NAME = 80;

    private final Problems problems;
    private final FieldChecks checks;
    private final Map<String, String> pointers = new HashMap<>();
    private boolean jsonataByDefault;

    DefinitionReader(Problems problems) {
        this.problems = problems;
        this.checks = new FieldChecks(problems);
    }

    Definition read(JsonNode document) {
        Scope nothing = new Scope("", Map.of());
        if (!(document instanceof ObjectNode machine)) {
            problems.invalid("", "A state machine is a JSON object");
            return new Definition(nothing, Optional.empty(), "");
        }
        checks.onlyKnown(machine, "", MACHINE_FIELDS);
        checks.text(machine, "Comment", "");
        if (!machine.path("Version").asString("1.0").equals("1.0")) {
            problems.invalid("/Version", "Version must be \"1.0\"");
        }
        if (machine.has("QueryLanguage")
                && !machine.path("QueryLanguage").asString("").equals("JSONata")) {
            problems.unsupported("/QueryLanguage", "only QueryLanguage JSONata is supported");
        }
        jsonataByDefault = machine.path("QueryLanguage").asString("").equals("JSONata");
        Optional<Duration> timeout = Optional.empty();
        if (machine.has("TimeoutSeconds") && checks.whole(machine, "TimeoutSeconds", "", 1)) {
            timeout = Optional.of(
                    Duration.ofSeconds(machine.path("TimeoutSeconds").asLong()));
        }
        Scope scope = scope(machine, "", Set.of());
        return new Definition(scope, timeout, machine.path("Comment").asString(""));
    }

    private Scope scope(ObjectNode holder, String pointer, Set<String> outerVariables) {
        Map<String, State> states = new LinkedHashMap<>();
        String here = Problems.child(pointer, "States");
        if (!(holder.get("States") instanceof ObjectNode nodes) || nodes.isEmpty()) {
            problems.invalid(here, "States must be an object with at least one state");
            return new Scope("", states);
        }
        Set<String> variables = new HashSet<>(outerVariables);
        nodes.properties().forEach(field -> variables.addAll(Variables.assignedBy(field.getValue())));
        for (Map.Entry<String, JsonNode> field : nodes.properties()) {
            String name = field.getKey();
            String statePointer = Problems.child(here, name);
            checkName(name, statePointer);
            Variables.check(field.getValue(), outerVariables, statePointer, problems);
            states.put(name, state(name, field.getValue(), statePointer, variables));
        }
        Scope scope = new Scope(holder.path("StartAt").asString(""), states);
        checkWays(scope, pointer, here);
        return scope;
    }

    private void checkName(String name, String pointer) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.invalid(pointer, "a state's name has 1 to " + LONGEST_NAME + " characters");
        }
        String other = pointers.putIfAbsent(name, pointer);
        if (other != null) {
            problems.invalid(pointer, "the state name \"" + name + "\" is used at " + other + " already");
        }
    }

    private State state(String name, JsonNode node, String pointer, Set<String> variables) {
        State nothing = new State(name, StateType.PASS, JsonNodeFactory.instance.objectNode(), List.of());
        if (!(node instanceof ObjectNode fields)) {
            problems.invalid(pointer, "a state is a JSON object");
            return nothing;
        }
        Optional<StateType> type = StateType.of(fields.path("Type").asString(""));
        if (type.isEmpty()) {
            problems.invalid(
                    Problems.child(pointer, "Type"),
                    "Type must be Pass, Task, Choice, Wait, Succeed, Fail, Parallel or Map, found "
                            + fields.path("Type"));
            return nothing;
        }
        if (!fields.path("QueryLanguage")
                .asString(jsonataByDefault ? "JSONata" : "JSONPath")
                .equals("JSONata")) {
            problems.unsupported(
                    pointer,
                    "only QueryLanguage JSONata is supported; say it in the state machine or in the state (JSONPath is the default)");
            return nothing;
        }
        checks.check(type.get(), fields, pointer);
        return new State(name, type.get(), fields, inner(type.get(), fields, pointer, variables));
    }

    private List<Scope> inner(StateType type, ObjectNode fields, String pointer, Set<String> variables) {
        List<Scope> scopes = new ArrayList<>();
        if (type == StateType.MAP && fields.get("ItemProcessor") instanceof ObjectNode processor) {
            scopes.add(scope(processor, Problems.child(pointer, "ItemProcessor"), variables));
        }
        if (type == StateType.PARALLEL) {
            int index = 0;
            for (JsonNode branch : fields.path("Branches")) {
                String branchPointer = Problems.child(Problems.child(pointer, "Branches"), index++);
                if (branch instanceof ObjectNode object) {
                    scopes.add(scope(object, branchPointer, variables));
                } else {
                    problems.invalid(branchPointer, "a branch is a JSON object");
                }
            }
        }
        return scopes;
    }

    private void checkWays(Scope scope, String pointer, String statesPointer) {
        if (!scope.states().containsKey(scope.startAt())) {
            problems.transition(
                    Problems.child(pointer, "StartAt"),
                    "Missing 'Next' target: " + scope.startAt() + meant(scope.startAt(), scope));
            return;
        }
        Set<String> reached = new HashSet<>(Set.of(scope.startAt()));
        Deque<String> open = new ArrayDeque<>(reached);
        boolean astray = false;
        while (!open.isEmpty()) {
            String from = open.remove();
            for (Map.Entry<String, String> way : Ways.of(scope.state(from)).entrySet()) {
                if (!scope.states().containsKey(way.getValue())) {
                    String place = Problems.child(statesPointer, from) + way.getKey();
                    astray = true;
                    problems.transition(
                            place, "Missing 'Next' target: " + way.getValue() + meant(way.getValue(), scope));
                } else if (reached.add(way.getValue())) {
                    open.add(way.getValue());
                }
            }
        }
        boolean endless = scope.states().values().stream().noneMatch(DefinitionReader::mayEnd);
        if (endless) {
            problems.endless(pointer);
        }
        if (astray || endless) {
            // What is not reached now may be reached by the name that was meant.
            return;
        }
        scope.states().keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> problems.transition(
                        Problems.child(statesPointer, name), "State \"" + name + "\" is not reachable."));
    }

    /** Whether it is an end, or was not read for a reason already reported. */
    private static boolean mayEnd(State state) {
        return state.ends() || state.type() == StateType.FAIL || state.fields().isEmpty();
    }

    private static String meant(String name, Scope scope) {
        return Spelling.nearest(name, scope.states().keySet())
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }
}
