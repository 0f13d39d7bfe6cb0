package dev.larder.compiler.internal.sql;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Proves that a mapped text means the same query with schemas renamed, by comparing the syntax trees of both. */
public final class SchemaProof {
    private static final JsonMapper JSON = new JsonMapper();

    private SchemaProof() {}

    /** Whether the mapped tree is the original one with schemas renamed and nothing else changed. */
    public static boolean holds(String original, String mapped, Map<String, String> renamed) {
        return renamed(JSON.readTree(original), renamed).equals(JSON.readTree(mapped));
    }

    private static JsonNode renamed(JsonNode node, Map<String, String> names) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(property ->
                                copy.set(property.getKey(), property(property.getKey(), property.getValue(), names)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(renamed(item, names)));
                yield copy;
            }
            default -> node;
        };
    }

    private static JsonNode property(String key, JsonNode value, Map<String, String> names) {
        if (key.equals("schema_name") || key.equals("schema")) {
            return name(value, names);
        }
        if (key.equals("column_names") && value.size() > 2) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode().add(name(value.get(0), names));
            value.valueStream().skip(1).forEach(copy::add);
            return copy;
        }
        return renamed(value, names);
    }

    private static JsonNode name(JsonNode value, Map<String, String> names) {
        String to = value.isString() ? names.get(value.asString()) : null;
        return to == null ? value : StringNode.valueOf(to);
    }
}
