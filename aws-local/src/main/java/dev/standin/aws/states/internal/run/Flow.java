package dev.standin.aws.states.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One scope under way: the machine, a branch or an iteration; used by one thread at a time. */
final class Flow {
    private final String path;
    private final Optional<Flow> outer;
    private final Optional<JsonNode> mapItem;
    private final Map<String, JsonNode> variables = new LinkedHashMap<>();
    private final List<Flow> begun = new ArrayList<>();
    private Optional<Visit> current = Optional.empty();
    private boolean running;
    private long lastEventId;
    private long handOverId;

    private Flow(String path, Optional<Flow> outer, Optional<JsonNode> mapItem) {
        this.path = path;
        this.outer = outer;
        this.mapItem = mapItem;
    }

    static Flow ofMachine() {
        return new Flow("", Optional.empty(), Optional.empty());
    }

    /** A branch or, with an item, an iteration, begun by the event with that id. */
    Flow inner(long startedId, int index, Optional<JsonNode> item) {
        Flow inner = new Flow(path + "/" + startedId + "." + index, Optional.of(this), item);
        inner.lastEventId = startedId;
        return inner;
    }

    String path() {
        return path;
    }

    long lastEventId() {
        return lastEventId;
    }

    void lastEventId(long id) {
        lastEventId = id;
    }

    /** The event after which the iteration that takes this one's place comes. */
    long handOverId() {
        return handOverId;
    }

    void handOver() {
        handOverId = lastEventId;
    }

    /** Whether it has begun but not ended. */
    boolean isRunning() {
        return running;
    }

    void running(boolean now) {
        running = now;
    }

    /** The state that it is in, or in which it failed. */
    Optional<Visit> current() {
        return current;
    }

    void enters(Visit visit) {
        current = Optional.of(visit);
        begun.clear();
    }

    /** The branches of the state that it is in. */
    List<Flow> begun() {
        return List.copyOf(begun);
    }

    void begin(List<Flow> branches) {
        begun.clear();
        begun.addAll(branches);
    }

    void assign(Map<String, JsonNode> values) {
        variables.putAll(values);
    }

    /** The variables in sight, outer scopes included. */
    Map<String, JsonNode> variables() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        outer.ifPresent(flow -> all.putAll(flow.variables()));
        all.putAll(variables);
        return all;
    }

    /** Which iteration it is itself, from 0. */
    Optional<Integer> mapIndex() {
        return mapItem.map(item -> item.path("Index").intValue());
    }

    /** The item of the nearest iteration, as {@code $states.context.Map.Item}. */
    Optional<JsonNode> mapItem() {
        return mapItem.or(() -> outer.flatMap(Flow::mapItem));
    }
}
