package dev.larder.cli.grants;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A template of {@code infra-cdk}'s tests, with references replaced by what CloudFormation would put there. */
record GoldenStack(JsonNode resources, JsonNode parameters, String stack) {
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
    private static final String WORKGROUP = "arn:aws:redshift-serverless:" + REGION + ":" + ACCOUNT + ":workgroup/0a1b";

    /** One thing that a statement of a role is about. */
    record Call(String action, String resource) {}

    static GoldenStack of(String template, String stack) {
        JsonNode json = JsonMapper.shared().readTree(template);
        return new GoldenStack(json.path("Resources"), json.path("Parameters"), stack);
    }

    /** Types and ARNs of what the stack makes and IAM has ARNs for. */
    Stream<Map.Entry<String, String>> arns() {
        return resources.propertyNames().stream()
                .filter(id -> !arn(id).isEmpty())
                .map(id -> Map.entry(resources.path(id).path("Type").asString(), arn(id)));
    }

    /** Everything that policies in roles allow; a star in a resource is left as it stands. */
    List<Call> allowedToRoles() {
        return resources
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals("AWS::IAM::Role"))
                .flatMap(role -> role.path("Properties").path("Policies").valueStream())
                .flatMap(policy ->
                        policy.path("PolicyDocument").path("Statement").valueStream())
                .flatMap(statement -> many(statement.path("Action"))
                        .flatMap(
                                action -> many(statement.path("Resource")).map(on -> new Call(text(action), text(on)))))
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> many(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    }

    private String text(JsonNode value) {
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
            return PSEUDO.getOrDefault(name, parameters.has(name) ? WORKGROUP : "ref:" + name);
        }
        return arn(value.path("Fn::GetAtt").get(0).asString());
    }

    private String arn(String id) {
        JsonNode properties = resources.path(id).path("Properties");
        return switch (resources.path(id).path("Type").asString()) {
            case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name(id, properties.path("BucketName"));
            case "AWS::SQS::Queue" -> regional("sqs", name(id, properties.path("QueueName")));
            case "AWS::SNS::Topic" -> regional("sns", name(id, properties.path("TopicName")));
            case "AWS::Lambda::Function" -> regional("lambda", "function:" + name(id, properties.path("FunctionName")));
            case "AWS::Lambda::LayerVersion" -> regional("lambda", "layer:" + text(properties.path("LayerName")));
            case "AWS::StepFunctions::StateMachine" ->
                regional("states", "stateMachine:" + name(id, properties.path("StateMachineName")));
            case "AWS::Events::Rule" -> regional("events", "rule/" + name(id, properties.path("Name")));
            case "AWS::Logs::LogGroup" ->
                regional("logs", "log-group:" + name(id, properties.path("LogGroupName")) + ":*");
            case "AWS::CloudWatch::Alarm" -> regional("cloudwatch", "alarm:" + name(id, properties.path("AlarmName")));
            case "AWS::CloudWatch::Dashboard" ->
                "arn:aws:cloudwatch::%s:dashboard/%s".formatted(ACCOUNT, name(id, properties.path("DashboardName")));
            case "AWS::SSM::Parameter" -> regional("ssm", "parameter" + text(properties.path("Name")));
            case "AWS::IAM::Role" ->
                "arn:aws:iam::%s:role/%s".formatted(ACCOUNT, name(id, properties.path("RoleName")));
            default -> "";
        };
    }

    /** A name of its own, or one as CloudFormation makes it. */
    private String name(String id, JsonNode given) {
        return given.isMissingNode() ? stack + "-" + id + "-1A2B3C4D5E6F" : text(given);
    }

    private static String regional(String service, String rest) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, rest);
    }
}
