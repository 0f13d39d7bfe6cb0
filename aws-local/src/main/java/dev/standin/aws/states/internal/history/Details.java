package dev.standin.aws.states.internal.history;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The details of history events, in the shapes of the Step Functions API: data are texts of JSON. */
public final class Details {
    /** Largest input, output, argument or variable, in bytes of UTF-8. */
    public static final int LARGEST_DATA = 256 * 1024;

    private static final int LONGEST_CAUSE = 32_768;
    private static final int LONGEST_ERROR = 256;

    private Details() {}

    /** Details without a field. */
    public static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The name of a state. */
    public static ObjectNode named(String name) {
        return none().put("name", name);
    }

    /** Adds data as a text of JSON, and that it is whole. */
    public static ObjectNode data(ObjectNode details, String field, JsonNode data) {
        details.put(field, data.toString());
        details.putObject(field + "Details").put("truncated", false);
        return details;
    }

    /** Adds error and cause, if there are any, cut to the lengths that AWS keeps. */
    public static ObjectNode failure(ObjectNode details, @Nullable String error, @Nullable String cause) {
        if (error != null) {
            details.put("error", cut(error, LONGEST_ERROR));
        }
        if (cause != null) {
            details.put("cause", cut(cause, LONGEST_CAUSE));
        }
        return details;
    }

    /** Adds the variables that a state has assigned. */
    public static void assigned(ObjectNode details, Map<String, JsonNode> variables) {
        if (variables.isEmpty()) {
            return;
        }
        ObjectNode texts = details.putObject("assignedVariables");
        variables.forEach((name, value) -> texts.put(name, value.toString()));
        details.putObject("assignedVariablesDetails").put("truncated", false);
    }

    /** Whether it is larger than {@link #LARGEST_DATA}. */
    public static boolean isTooLarge(JsonNode data) {
        String text = data.toString();
        return text.length() > LARGEST_DATA || text.getBytes(StandardCharsets.UTF_8).length > LARGEST_DATA;
    }

    /** The length of the values in bytes of UTF-8. */
    public static int bytes(Map<String, JsonNode> variables) {
        return variables.values().stream()
                .mapToInt(value -> value.toString().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
