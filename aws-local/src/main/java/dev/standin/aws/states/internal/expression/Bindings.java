package dev.standin.aws.states.internal.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the expressions of one state can see: {@code $states} and the workflow's variables; immutable, safe to share. */
public final class Bindings {
    private final Map<String, Object> values;

    private Bindings(Map<String, Object> values) {
        this.values = values;
    }

    /** The variables by name, without the dollar sign, and the fields of {@code $states}. */
    public static Bindings of(Map<String, JsonNode> variables, JsonNode states) {
        Map<String, Object> values = new LinkedHashMap<>();
        variables.forEach((name, value) -> values.put(name, JsonValues.toJava(value)));
        values.put("states", JsonValues.toJava(states));
        return new Bindings(values);
    }

    Map<String, @Nullable Object> values() {
        return new LinkedHashMap<>(values);
    }
}
