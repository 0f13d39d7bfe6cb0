package dev.larder.infra;

import dev.larder.core.wiring.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The roles of a template in words for people: without account, region and branch, each resource by the name that Larder has for it. */
record RoleRows(SynthesisedStack stack) {

    /** By action, resource and condition: the roles that have such a statement. */
    Map<List<String>, List<String>> grants() {
        Map<List<String>, List<String>> rows = new LinkedHashMap<>();
        roles().forEach((role, properties) -> {
            for (JsonNode policy : properties.path("Policies")) {
                for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
                    add(
                            rows,
                            List.of(texts(statement.path("Action")), on(statement, role), condition(statement)),
                            role);
                }
            }
        });
        return rows;
    }

    /** By principal and condition: the roles that trust it. */
    Map<List<String>, List<String>> trusts() {
        Map<List<String>, List<String>> rows = new LinkedHashMap<>();
        roles().forEach((role, properties) -> {
            for (JsonNode statement :
                    properties.path("AssumeRolePolicyDocument").path("Statement")) {
                String who = statement
                        .path("Principal")
                        .propertyStream()
                        .map(each -> texts(each.getValue()))
                        .collect(Collectors.joining(", "));
                String what = texts(statement.path("Action")).equals("sts:AssumeRole") ? "" : " (source identity)";
                add(rows, List.of(who + what, condition(statement)), role);
            }
        });
        return rows;
    }

    /** Rules of checkov by the reason for which they are skipped. */
    Map<String, TreeSet<String>> skipped() {
        Map<String, TreeSet<String>> rules = new TreeMap<>();
        for (JsonNode resource : stack.template().path("Resources")) {
            for (JsonNode skip : resource.path("Metadata").path("checkov").path("skip")) {
                rules.computeIfAbsent(skip.path("comment").asString(), none -> new TreeSet<>())
                        .add(skip.path("id").asString());
            }
        }
        return rules;
    }

    private static void add(Map<List<String>, List<String>> rows, List<String> row, String role) {
        rows.computeIfAbsent(row, none -> new ArrayList<>()).add(role);
    }

    private Map<String, JsonNode> roles() {
        Map<String, JsonNode> roles = new TreeMap<>();
        for (var resource : stack.template().path("Resources").properties()) {
            if (resource.getValue().path("Type").asString().equals("AWS::IAM::Role")) {
                JsonNode properties = resource.getValue().path("Properties");
                String name = properties.has("RoleName")
                        ? said(stack.text(properties.path("RoleName")))
                        : resource.getKey()
                                .replaceFirst("[0-9A-F]{8}$", "")
                                .replaceFirst("CustomResourceProvider.*", "");
                roles.put(name, properties);
            }
        }
        return roles;
    }

    private String on(JsonNode statement, String role) {
        return texts(statement.path("Resource")).replaceFirst("^log [^,]*?" + role + "$", "its own log");
    }

    private String condition(JsonNode statement) {
        return statement
                .path("Condition")
                .propertyStream()
                .flatMap(operator -> operator.getValue()
                        .propertyStream()
                        .map(key ->
                                key.getKey() + " is " + texts(key.getValue()).replace(", ", " or ")))
                .collect(Collectors.joining("; "));
    }

    private String texts(JsonNode oneOrMany) {
        Stream<JsonNode> all = oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
        return all.map(value -> said(text(value))).collect(Collectors.joining(", "));
    }

    private String text(JsonNode value) {
        return value.has("Fn::Sub") ? value.path("Fn::Sub").asString() : stack.text(value);
    }

    /** What stays when everything is taken away that is the same for all of them. */
    private static String said(String text) {
        String slug = Slug.of("feature/x").text();
        return text.replace("arn:aws:", "")
                .replace("${AWS::Partition}", "aws")
                .replace(SynthesisedStack.ACCOUNT, "ACCOUNT")
                .replace(SynthesisedStack.REGION, "REGION")
                .replaceAll("^(?:s3|iam|sqs|lambda|states|logs|kms):[^:]*:[^:]*:", "")
                .replaceAll("larder-" + slug + "-(?:euc1-)?", "")
                .replace("-ACCOUNT", "")
                .replaceAll("shared:/larder/base/(?:default|production)/", "the base's ")
                .replaceFirst("^root$", "the account")
                .replaceFirst(":log-stream:x$", "")
                .replaceAll("^(stateMachine|execution|function|role)[:/]", "$1 ")
                .replaceAll("^log-group:(?:/aws/lambda/)?(.*?)(?::\\*)?$", "log $1")
                .replace("euc1", "<region>")
                .replaceAll("^(?:att|ref):(.*?)[0-9A-F]{8}$", "$1");
    }
}
