package dev.standin.aws.states.internal.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON to and from the plain Java values that the JSONata library works on; its own null stands for undefined. */
final class JsonValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /**
     * The deepest value: what surrounds it in a state's input and in the API's answers has levels too, and JSON is read
     * to 500.
     */
    private static final int DEEPEST = 450;

    private JsonValues() {}

    static Object toJava(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, Object> values = new LinkedHashMap<>();
                object.properties().forEach(field -> values.put(field.getKey(), toJava(field.getValue())));
                yield values;
            }
            case ArrayNode array -> {
                List<Object> values = new ArrayList<>(array.size());
                array.forEach(element -> values.add(toJava(element)));
                yield values;
            }
            case NumericNode number -> toNumber(number);
            default ->
                switch (node.getNodeType()) {
                    case STRING -> node.asString();
                    case BOOLEAN -> node.booleanValue();
                    default -> Jsonata.NULL_VALUE;
                };
        };
    }

    private static Object toNumber(NumericNode number) {
        if (number.isInt()) {
            return number.intValue();
        }
        if (number.isLong()) {
            return number.longValue();
        }
        return number.doubleValue();
    }

    /**
     * The JSON of a JSONata result.
     *
     * @throws IllegalArgumentException if the value is a function or a number that JSON cannot hold
     */
    static JsonNode toJson(@Nullable Object value) {
        return toJson(value, 0);
    }

    private static JsonNode toJson(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("returned JSON of more than " + DEEPEST + " levels");
        }
        return switch (value) {
            case null -> NODES.nullNode();
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, element) -> object.set(String.valueOf(key), toJson(element, depth + 1)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode(list.size());
                list.forEach(element -> array.add(toJson(element, depth + 1)));
                yield array;
            }
            case String text -> NODES.stringNode(text);
            case Boolean bool -> NODES.booleanNode(bool);
            case Number number -> toJson(number);
            default -> {
                if (value.equals(Jsonata.NULL_VALUE)) {
                    yield NODES.nullNode();
                }
                throw new IllegalArgumentException("returned a function, which is not JSON");
            }
        };
    }

    private static JsonNode toJson(Number number) {
        return switch (number) {
            case Integer whole -> NODES.numberNode(whole);
            case Long whole -> whole == whole.intValue() ? NODES.numberNode(whole.intValue()) : NODES.numberNode(whole);
            default -> toJson(number.doubleValue());
        };
    }

    /**
     * JSONata knows one kind of number, so 2.0 is written as 2, and what is too large for a long has an exponent, as on
     * AWS.
     */
    private static JsonNode toJson(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("returned the number " + number + ", which JSON cannot hold");
        }
        boolean plain = number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
        return plain ? toJson(Long.valueOf((long) number)) : NODES.numberNode(number);
    }
}
