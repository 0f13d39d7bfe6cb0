package dev.larder.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A template whose references are replaced by what CloudFormation would put there in one account and region. */
record SynthesisedStack(JsonNode template) {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "eu-central-1";
    private static final Map<String, String> PSEUDO = Map.of(
            "AWS::AccountId", ACCOUNT,
            "AWS::Region", REGION,
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com");

    /** A statement of an identity policy, flattened. */
    record Statement(String role, List<String> actions, List<String> resources) {}

    Stream<JsonNode> resources(String type) {
        return template.path("Resources").valueStream().filter(resource -> resource.path("Type").asString().equals(type));
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
        return "shared:" + template.path("Parameters").path(parameter).path("Default").asString();
    }

    private String arn(String logicalId) {
        JsonNode resource = template.path("Resources").path(logicalId);
        return arns(resource).findFirst().orElseThrow(() -> new IllegalArgumentException("no ARN: " + resource));
    }

    /** Roles' statements. */
    List<Statement> statements() {
        List<Statement> all = new ArrayList<>();
        resources("AWS::IAM::Role").forEach(role -> role.path("Properties").path("Policies").forEach(policy -> {
            for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
                all.add(new Statement(
                        text(role.path("Properties").path("RoleName")),
                        list(statement.path("Action")),
                        list(statement.path("Resource"))));
            }
        }));
        return all;
    }

    private List<String> list(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? oneOrMany.valueStream().map(this::text).toList()
                : List.of(text(oneOrMany));
    }

    /** Physical names, each with the type of its resource. */
    List<String> physicalNames() {
        Pattern nameProperty = Pattern.compile("(Bucket|Queue|Function|Role|StateMachine|LogGroup|Rule)?Name");
        List<String> names = new ArrayList<>();
        for (JsonNode resource : template.path("Resources")) {
            for (var property : resource.path("Properties").properties()) {
                Matcher matcher = nameProperty.matcher(property.getKey());
                if (matcher.matches()) {
                    names.add(resource.path("Type").asString() + " " + text(property.getValue()));
                }
            }
        }
        return names;
    }

    /** The ARNs of everything the stack makes, and of an example of what is in it. */
    List<String> arns() {
        return template.path("Resources").valueStream().flatMap(this::arns).toList();
    }

    private Stream<String> arns(JsonNode resource) {
        JsonNode properties = resource.path("Properties");
        return switch (resource.path("Type").asString()) {
            case "AWS::S3::Bucket" -> {
                String bucket = "arn:aws:s3:::" + text(properties.path("BucketName"));
                yield Stream.of(bucket, bucket + "/plans/a.json", bucket + "/suppliers/s/f/x.csv", bucket + "/deliveries/d");
            }
            case "AWS::SQS::Queue" -> Stream.of(regional("sqs", "") + text(properties.path("QueueName")));
            case "AWS::Lambda::Function" ->
                Stream.of(regional("lambda", "function:") + text(properties.path("FunctionName")));
            case "AWS::StepFunctions::StateMachine" -> {
                String name = text(properties.path("StateMachineName"));
                yield Stream.of(
                        regional("states", "stateMachine:") + name,
                        regional("states", "execution:") + name + ":2026-01-01-abc-1");
            }
            case "AWS::IAM::Role" -> Stream.of("arn:aws:iam::" + ACCOUNT + ":role/" + text(properties.path("RoleName")));
            case "AWS::Logs::LogGroup" ->
                Stream.of(regional("logs", "log-group:") + text(properties.path("LogGroupName")) + ":log-stream:x");
            case "AWS::Events::Rule" -> Stream.of(regional("events", "rule/") + text(properties.path("Name")));
            case "AWS::Lambda::EventSourceMapping",
                    "AWS::Lambda::Permission",
                    "AWS::S3::BucketPolicy",
                    "AWS::SQS::QueuePolicy" -> Stream.empty();
            default -> throw new IllegalArgumentException("the test does not know " + resource.path("Type"));
        };
    }

    private static String regional(String service, String kind) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, kind);
    }
}
