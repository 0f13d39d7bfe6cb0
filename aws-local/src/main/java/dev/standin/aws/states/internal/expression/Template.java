package dev.standin.aws.states.internal.expression;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON value of a state machine in which texts between <code>{%</code> and <code>%}</code> are replaced by what they evaluate to. */
public final class Template {
    private Template() {}

    /**
     * The value with every expression evaluated; keys are never evaluated.
     *
     * @param location the field's path, as in {@code Output/total}
     * @throws EvaluationFailure for the first expression, in document order, that gives no JSON
     */
    public static JsonNode evaluate(JsonNode template, String location, Bindings bindings) throws EvaluationFailure {
        return switch (template) {
            case ObjectNode object -> {
                ObjectNode result = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    result.set(field.getKey(), evaluate(field.getValue(), location + "/" + field.getKey(), bindings));
                }
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JsonNodeFactory.instance.arrayNode(array.size());
                for (int index = 0; index < array.size(); index++) {
                    result.add(evaluate(array.get(index), location + "[" + index + "]", bindings));
                }
                yield result;
            }
            default -> {
                Optional<Expression> expression =
                        template.isString() ? Expression.in(template.stringValue()) : Optional.empty();
                yield expression.isPresent() ? expression.get().evaluate(location, bindings) : template;
            }
        };
    }
}
