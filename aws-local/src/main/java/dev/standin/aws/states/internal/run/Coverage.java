package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.language.Edge;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which transitions between states were taken, by state machine; safe for use by many threads. */
public final class Coverage {
    private final Map<String, Map<Edge, Integer>> taken = new TreeMap<>();

    synchronized void take(String stateMachineArn, Edge edge) {
        taken.computeIfAbsent(stateMachineArn, arn -> new LinkedHashMap<>()).merge(edge, 1, Integer::sum);
    }

    /** The transitions taken at least once since the service was opened. */
    public synchronized Set<Edge> taken(String stateMachineArn) {
        return Set.copyOf(taken.getOrDefault(stateMachineArn, Map.of()).keySet());
    }
}
