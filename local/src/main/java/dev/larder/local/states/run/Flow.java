package dev.larder.local.states.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One scope under way: the machine, a branch or an iteration; used by one thread at a time. */
final class Flow {
    private final String path;
    private final Optional<Flow> outer;
    private final Optional<JsonNode> mapItem;
    private final Map<String, JsonNode> variables = new LinkedHashMap<>();
    private long lastEventId;

    private Flow(String path, Optional<Flow> outer, Optional<JsonNode> mapItem) {
        this.path = path;
        this.outer = outer;
        this.mapItem = mapItem;
    }

    static Flow ofMachine() {
        return new Flow("", Optional.empty(), Optional.empty());
    }

    /** A branch or, with an item, an iteration, begun by the event of that id. */
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

    /** The item of the nearest iteration, as {@code $states.context.Map.Item}. */
    Optional<JsonNode> mapItem() {
        return mapItem.or(() -> outer.flatMap(Flow::mapItem));
    }
}
