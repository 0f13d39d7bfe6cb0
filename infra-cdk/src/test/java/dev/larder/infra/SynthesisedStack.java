package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Policies;
import dev.larder.core.wiring.Wiring.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A template whose references are replaced by what CloudFormation would put there in one account and region. */
record SynthesisedStack(String name, JsonNode template) {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-central-1";
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Region",
            REGION,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com");

    /** Types whose ARNs are made of names that we chose. */
    private static final Set<String> WITH_ARNS = Set.of(
            "AWS::S3::Bucket",
            "AWS::SQS::Queue",
            "AWS::Lambda::Function",
            "AWS::Lambda::LayerVersion",
            "AWS::StepFunctions::StateMachine",
            "AWS::IAM::Role",
            "AWS::Logs::LogGroup",
            "AWS::Events::Rule");

    /** A statement of an identity policy, flattened; the role is empty when CloudFormation names it. */
    record Statement(String role, List<String> actions, List<String> resources, List<Condition> conditions) {}

    Stream<JsonNode> resources(String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals(type));
    }

    /** Everything that a value says, with references resolved. */
    String text(JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.has("Fn::Join")) {
            StringBuilder joined = new StringBuilder();
            value.path("Fn::Join").get(1).forEach(part -> joined.append(text(part)));
            return joined.toString();
        }
        if (value.has("Ref")) {
            String name = value.path("Ref").asString();
            return PSEUDO.getOrDefault(name, template.path("Parameters").has(name) ? shared(name) : "ref:" + name);
        }
        if (value.has("Fn::GetAtt")) {
            return arn(value.path("Fn::GetAtt").get(0).asString());
        }
        throw new IllegalArgumentException("no text: " + value);
    }

    private String shared(String parameter) {
        return "shared:"
                + template.path("Parameters").path(parameter).path("Default").asString();
    }

    private String arn(String logicalId) {
        JsonNode resource = template.path("Resources").path(logicalId);
        if (!WITH_ARNS.contains(resource.path("Type").asString())) {
            return "att:" + logicalId;
        }
        return arns(logicalId, resource)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ARN: " + resource));
    }

    /** Roles' statements. */
    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        resources("AWS::IAM::Role")
                .forEach(role -> role.path("Properties").path("Policies").forEach(policy -> {
                    for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
                        all.add(new Statement(
                                role.path("Properties").has("RoleName")
                                        ? text(role.path("Properties").path("RoleName"))
                                        : "",
                                list(statement.path("Action")),
                                list(statement.path("Resource")),
                                conditions(statement)));
                    }
                }));
        return all;
    }

    private List<Condition> conditions(JsonNode statement) {
        return statement
                .path("Condition")
                .propertyStream()
                .flatMap(operator -> operator.getValue()
                        .propertyStream()
                        .map(key -> new Condition(operator.getKey(), key.getKey(), list(key.getValue()))))
                .toList();
    }

    /** Who may take a role on: statements that allow it to the account. */
    List<Policies.Admission> trust(String role) {
        List<Policies.Admission> admissions = new ArrayList<>();
        for (JsonNode statement : trustPolicy(role).path("Statement")) {
            assertThat(statement.path("Effect").asString()).isEqualTo("Allow");
            assertThat(text(statement.path("Principal").path("AWS"))).isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
            admissions.add(new Policies.Admission(list(statement.path("Action")), conditions(statement)));
        }
        return admissions;
    }

    /** Characters of a role's trust policy, as AWS counts them: without blanks, with names in the place of references. */
    int trustLength(String role) {
        return resolved(trustPolicy(role)).replaceAll("\\s", "").length();
    }

    private String resolved(JsonNode node) {
        if (node.isArray()) {
            return "[" + node.valueStream().map(this::resolved).collect(Collectors.joining(",")) + "]";
        }
        boolean reference = node.isString() || node.has("Fn::Join") || node.has("Ref") || node.has("Fn::GetAtt");
        return reference
                ? '"' + text(node) + '"'
                : "{"
                        + node.propertyStream()
                                .map(each -> '"' + each.getKey() + "\":" + resolved(each.getValue()))
                                .collect(Collectors.joining(","))
                        + "}";
    }

    private JsonNode trustPolicy(String role) {
        return resources("AWS::IAM::Role")
                .map(each -> each.path("Properties"))
                .filter(each ->
                        each.has("RoleName") && text(each.path("RoleName")).equals(role))
                .findFirst()
                .orElseThrow()
                .path("AssumeRolePolicyDocument");
    }

    private List<String> list(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream().map(this::text).toList() : List.of(text(oneOrMany));
    }

    /** Physical names that we chose, each with the type of its resource. */
    List<String> physicalNames() {
        List<String> namesAnother = List.of(
                "AWS::Lambda::Version",
                "AWS::Lambda::Permission",
                "AWS::Lambda::EventSourceMapping",
                "AWS::EC2::FlowLog",
                "AWS::Lambda::Alias");
        Pattern nameProperty =
                Pattern.compile("(Bucket|Queue|Function|Role|StateMachine|LogGroup|Rule|Alarm|Dashboard)?Name");
        List<String> names = new ArrayList<>();
        for (JsonNode resource : template.path("Resources")) {
            for (var property : resource.path("Properties").properties()) {
                Matcher matcher = nameProperty.matcher(property.getKey());
                if (matcher.matches()
                        && !namesAnother.contains(resource.path("Type").asString())) {
                    names.add(resource.path("Type").asString() + " " + text(property.getValue()));
                }
            }
        }
        return names;
    }

    /** The ARNs of everything the stack makes, and of an example of what is in it. */
    List<String> arns() {
        return template.path("Resources")
                .propertyStream()
                .flatMap(resource -> arns(resource.getKey(), resource.getValue()))
                .toList();
    }

    private Stream<String> arns(String logicalId, JsonNode resource) {
        JsonNode properties = resource.path("Properties");
        return switch (resource.path("Type").asString()) {
            case "AWS::S3::Bucket" -> {
                String bucket = "arn:aws:s3:::" + text(properties.path("BucketName"));
                yield Stream.of(
                        bucket, bucket + "/plans/a.json", bucket + "/suppliers/s/f/x.csv", bucket + "/deliveries/d");
            }
            case "AWS::SQS::Queue" -> Stream.of(regional("sqs", "") + text(properties.path("QueueName")));
            case "AWS::SNS::Topic" -> Stream.of(regional("sns", "") + text(properties.path("TopicName")));
            case "AWS::Lambda::Function" -> {
                String function = regional("lambda", "function:") + own(logicalId, properties.path("FunctionName"));
                yield Stream.of(function, function + ":1");
            }
            case "AWS::Lambda::LayerVersion" ->
                Stream.of(regional("lambda", "layer:") + own(logicalId, properties.path("LayerName")) + ":1");
            case "AWS::StepFunctions::StateMachine" -> {
                String name = text(properties.path("StateMachineName"));
                yield Stream.of(
                        regional("states", "stateMachine:") + name,
                        regional("states", "execution:") + name + ":2026-01-01-abc-1");
            }
            case "AWS::IAM::Role" ->
                Stream.of("arn:aws:iam::" + ACCOUNT + ":role/" + own(logicalId, properties.path("RoleName")));
            case "AWS::Logs::LogGroup" ->
                Stream.of(regional("logs", "log-group:") + text(properties.path("LogGroupName")) + ":log-stream:x");
            case "AWS::Events::Rule" -> Stream.of(regional("events", "rule/") + text(properties.path("Name")));
            case "AWS::SSM::Parameter" -> Stream.of(regional("ssm", "parameter") + text(properties.path("Name")));
            case "AWS::CloudWatch::Alarm" ->
                Stream.of(regional("cloudwatch", "alarm:") + text(properties.path("AlarmName")));
            case "AWS::CloudWatch::Dashboard",
                    "AWS::Lambda::Alias",
                    "Custom::LarderDatabase",
                    "Custom::LarderEmptyBucket",
                    "AWS::Lambda::EventSourceMapping",
                    "AWS::Lambda::Version",
                    "Custom::Trigger",
                    "AWS::Lambda::Permission",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::Subscription",
                    "AWS::SNS::TopicPolicy",
                    "AWS::SQS::QueuePolicy" -> Stream.empty();
            default -> throw new IllegalArgumentException("the test does not know " + resource.path("Type"));
        };
    }

    /** A name of its own, or one as CloudFormation makes it. */
    private String own(String logicalId, JsonNode given) {
        return given.isMissingNode() ? name + "-" + logicalId + "-1A2B3C4D5E6F" : text(given);
    }

    private static String regional(String service, String kind) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, kind);
    }
}
