package dev.larder.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    record Statement(String role, List<String> actions, List<String> resources) {}

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
                                list(statement.path("Resource"))));
                    }
                }));
        return all;
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
