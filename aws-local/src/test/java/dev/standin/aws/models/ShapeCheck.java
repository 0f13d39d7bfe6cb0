package dev.standin.aws.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Compares JSON values with the shapes of a model, in the JSON protocol's form; collects every misfit. Not thread-safe. */
final class ShapeCheck {
    private final SmithyModel model;
    private final List<String> misfits = new ArrayList<>();

    private ShapeCheck(SmithyModel model) {
        this.model = model;
    }

    /** Every place where the value does not fit the shape: its path, what was expected and what was found. */
    static List<String> misfits(SmithyModel model, String shapeId, JsonNode value) {
        ShapeCheck check = new ShapeCheck(model);
        check.compare(shapeId, value, "answer");
        return check.misfits;
    }

    private void compare(String shapeId, JsonNode value, String path) {
        JsonNode shape = model.shape(shapeId);
        switch (SmithyModel.type(shape)) {
            case "structure", "unit" -> compareMembers(shape, value, path);
            case "union" -> {
                expect(value.size() == 1, "exactly one member", value, path);
                compareMembers(shape, value, path);
            }
            case "list" -> {
                expect(value.isArray(), "a list", value, path);
                value.forEach(each -> compare(target(shape.path("member")), each, path + "[]"));
            }
            case "map" -> compareEntries(shape, value, path);
            case "string", "blob" -> compareText(shape, value, path);
            case "enum" -> compareEnum(shape, value, path);
            case "integer", "long" -> expect(value.isIntegralNumber(), "a whole number", value, path);
            case "float", "double", "timestamp" -> expect(value.isNumber(), "a number", value, path);
            case "boolean" -> expect(value.isBoolean(), "true or false", value, path);
            default -> throw new IllegalStateException("no rule for " + shapeId + " at " + path);
        }
    }

    private void compareMembers(JsonNode shape, JsonNode value, String path) {
        expect(value.isObject(), "a structure", value, path);
        JsonNode members = shape.path("members");
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            boolean required = member.getValue().path("traits").has("smithy.api#required");
            expect(!required || value.has(member.getKey()), "member " + member.getKey(), value, path);
        }
        for (Map.Entry<String, JsonNode> found : value.properties()) {
            JsonNode member = members.path(found.getKey());
            String inside = path + "." + found.getKey();
            expect(!member.isMissingNode(), "no such member", found.getValue(), inside);
            if (!member.isMissingNode()) {
                compare(target(member), found.getValue(), inside);
            }
        }
    }

    private void compareEntries(JsonNode shape, JsonNode value, String path) {
        expect(value.isObject(), "a map", value, path);
        value.properties()
                .forEach(entry ->
                        compare(target(shape.path("value")), entry.getValue(), path + "{" + entry.getKey() + "}"));
    }

    private void compareText(JsonNode shape, JsonNode value, String path) {
        expect(value.isString(), "a text", value, path);
        JsonNode traits = shape.path("traits");
        int length = value.asString("").length();
        JsonNode bounds = traits.path("smithy.api#length");
        expect(length >= bounds.path("min").asInt(0), "a longer text", value, path);
        expect(length <= bounds.path("max").asInt(Integer.MAX_VALUE), "a shorter text", value, path);
        String pattern = traits.path("smithy.api#pattern").asString("");
        expect(Pattern.compile(pattern).matcher(value.asString("")).find(), "a text like " + pattern, value, path);
        JsonNode values = traits.path("smithy.api#enum");
        expect(
                values.isMissingNode()
                        || values.valueStream()
                                .anyMatch(each -> each.path("value").equals(value)),
                "one of " + values,
                value,
                path);
    }

    private void compareEnum(JsonNode shape, JsonNode value, String path) {
        boolean known = shape.path("members")
                .valueStream()
                .anyMatch(member ->
                        member.path("traits").path("smithy.api#enumValue").equals(value));
        expect(known, "one of " + shape.path("members").propertyNames(), value, path);
    }

    private static String target(JsonNode member) {
        return member.path("target").asString("");
    }

    private void expect(boolean fits, String expected, JsonNode found, String path) {
        if (!fits) {
            misfits.add("%s: expected %s, found %s".formatted(path, expected, found));
        }
    }
}
