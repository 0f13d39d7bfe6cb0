package dev.standin.aws.states.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The states of the machine, of a branch or of a Map's processor, in the order written; variables assigned in it end with it. */
public record Scope(String startAt, Map<String, State> states) {
    public Scope {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
    }

    /** The state of that name, which the reader has proved to exist. */
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("No state \"" + name + "\" in " + states.keySet());
        }
        return state;
    }
}
