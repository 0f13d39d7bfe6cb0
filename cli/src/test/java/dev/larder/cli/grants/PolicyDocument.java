package dev.larder.cli.grants;

import dev.standin.aws.Condition;
import dev.standin.aws.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies as IAM reads them: one Allow is needed, and no Deny. What a statement says in words that are not known here is refused. */
record PolicyDocument(List<Statement> statements) {

    /** A statement; {@code not} is its NotAction. */
    record Statement(String sid, boolean allow, List<Permission> permissions, List<String> not) {
        boolean covers(String action, String resource, Map<String, String> context) {
            return permissions.stream().anyMatch(permission -> permission.allows(action, resource, context))
                    && not.stream().noneMatch(excepted -> excepted.equals(action));
        }
    }

    /** The statements of these documents together. */
    static PolicyDocument of(String... documents) {
        return new PolicyDocument(Stream.of(documents)
                .flatMap(document ->
                        JsonMapper.shared().readTree(document).path("Statement").valueStream())
                .map(PolicyDocument::statement)
                .toList());
    }

    /** The same without one of its statements. */
    PolicyDocument without(Statement statement) {
        return new PolicyDocument(
                statements.stream().filter(each -> !each.equals(statement)).toList());
    }

    boolean allows(String action, String resource, Map<String, String> context) {
        return statements.stream().anyMatch(each -> each.allow() && each.covers(action, resource, context))
                && statements.stream().noneMatch(each -> !each.allow() && each.covers(action, resource, context));
    }

    private static Statement statement(JsonNode json) {
        List<String> known = List.of("Sid", "Effect", "Action", "NotAction", "Resource", "Condition");
        if (!known.containsAll(json.propertyNames())) {
            throw new IllegalArgumentException("not known here: " + json);
        }
        List<Condition> conditions = json.path("Condition")
                .propertyStream()
                .flatMap(operator -> operator.getValue()
                        .propertyStream()
                        .map(key -> new Condition(
                                Condition.Operator.valueOf(operator.getKey()), key.getKey(), texts(key.getValue()))))
                .toList();
        List<Permission> permissions = new ArrayList<>();
        for (String action : json.has("NotAction") ? List.of("*") : texts(json.path("Action"))) {
            texts(json.path("Resource"))
                    .forEach(resource -> permissions.add(new Permission(action, resource, conditions)));
        }
        return new Statement(
                json.path("Sid").asString(),
                json.path("Effect").asString().equals("Allow"),
                permissions,
                texts(json.path("NotAction")));
    }

    private static List<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isMissingNode()
                ? List.of()
                : oneOrMany.isArray()
                        ? oneOrMany.valueStream().map(JsonNode::asString).toList()
                        : List.of(oneOrMany.asString());
    }
}
