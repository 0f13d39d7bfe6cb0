package dev.larder.cli.bundled;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The keywords of JSON schema that the schema of contracts has; any other fails. Says where a document is wrong, by JSON pointers. */
final class SchemaCheck {
    private static final Set<String> ANNOTATIONS = Set.of("$schema", "title", "$defs", "then", "else");

    private final JsonNode root;

    SchemaCheck(JsonNode root) {
        this.root = root;
    }

    List<String> problems(JsonNode document) {
        List<String> problems = new ArrayList<>();
        check(root, document, "", problems);
        return problems;
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        List<String> problems = new ArrayList<>();
        check(schema, value, "", problems);
        return problems.isEmpty();
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        schema.properties().forEach(keyword -> {
            JsonNode says = keyword.getValue();
            boolean fine = switch (keyword.getKey()) {
                case "type" -> types(says).contains(type(value));
                case "const" -> says.equals(value);
                case "enum" -> says.valueStream().anyMatch(value::equals);
                case "pattern" ->
                    !value.isString()
                            || Pattern.compile(says.asString())
                                    .matcher(value.stringValue())
                                    .find();
                case "required" ->
                    !value.isObject()
                            || says.valueStream().map(JsonNode::asString).allMatch(value::has);
                case "minItems" -> !value.isArray() || value.size() >= says.asInt();
                case "maxItems" -> !value.isArray() || value.size() <= says.asInt();
                case "contains" -> !value.isArray() || value.valueStream().anyMatch(item -> fits(says, item));
                case "additionalProperties" ->
                    !value.isObject() || value.propertyNames().stream().allMatch(schema.path("properties")::has);
                default -> {
                    descend(schema, keyword.getKey(), says, value, at, problems);
                    yield true;
                }
            };
            if (!fine) {
                problems.add(at + " " + keyword.getKey() + " " + value);
            }
        });
    }

    private void descend(
            JsonNode schema, String keyword, JsonNode says, JsonNode value, String at, List<String> problems) {
        switch (keyword) {
            case "$ref" -> check(root.at(says.asString().substring(1)), value, at, problems);
            case "allOf" -> says.forEach(each -> check(each, value, at, problems));
            case "if" -> check(schema.path(fits(says, value) ? "then" : "else"), value, at, problems);
            case "properties" ->
                says.properties().stream()
                        .filter(field -> value.isObject() && value.has(field.getKey()))
                        .forEach(field -> check(
                                field.getValue(), value.get(field.getKey()), at + "/" + field.getKey(), problems));
            case "items" -> {
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    check(says, value.get(i), at + "/" + i, problems);
                }
            }
            default -> {
                if (!ANNOTATIONS.contains(keyword)) {
                    throw new IllegalArgumentException("unknown keyword " + keyword);
                }
            }
        }
    }

    private static List<String> types(JsonNode says) {
        return says.isArray() ? says.valueStream().map(JsonNode::asString).toList() : List.of(says.asString());
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }
}
