package dev.larder.cli.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The policies of {@code infra-cdk/policies}, as docs/deploy.md has them installed: what who deploys branches may make, and how far the
 * roles of a branch go, both held against the templates of a branch, of production and of a base. Which calls CloudFormation makes is from the
 * permissions that its resource types declare, as far as they are asked here; a real account has not judged it.
 */
final class BranchPoliciesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();
    /** What the golden templates are of; here it is production, and the branch has another. */
    private static final String PRODUCTION = "feature-x-217d2b";

    private static final String ROLE = "arn:aws:iam::" + GoldenStack.ACCOUNT + ":role/";
    private static final String BOUNDARY = "arn:aws:iam::" + GoldenStack.ACCOUNT + ":policy/larder-boundary";
    private static final Map<String, String> BOUNDED = Map.of("iam:PermissionsBoundary", BOUNDARY);

    private final GoldenStack branch =
            GoldenStack.of(golden("environment-dev").replace(PRODUCTION, "try"), "larder-try");
    private final GoldenStack production = GoldenStack.of(golden("environment-production"), "larder-" + PRODUCTION);
    private final GoldenStack base = GoldenStack.of(golden("base"), "larder-base");

    private static final Map<String, List<String>> CALLS = Map.ofEntries(
            Map.entry(
                    "AWS::S3::Bucket",
                    List.of(
                            "s3:CreateBucket",
                            "s3:PutBucketPolicy",
                            "s3:PutLifecycleConfiguration",
                            "s3:DeleteBucket")),
            Map.entry("AWS::SQS::Queue", List.of("sqs:CreateQueue", "sqs:SetQueueAttributes", "sqs:DeleteQueue")),
            Map.entry(
                    "AWS::SNS::Topic",
                    List.of("sns:CreateTopic", "sns:SetTopicAttributes", "sns:Subscribe", "sns:DeleteTopic")),
            Map.entry(
                    "AWS::Lambda::Function",
                    List.of(
                            "lambda:CreateFunction",
                            "lambda:UpdateFunctionCode",
                            "lambda:AddPermission",
                            "lambda:DeleteFunction")),
            Map.entry("AWS::Lambda::LayerVersion", List.of("lambda:PublishLayerVersion", "lambda:DeleteLayerVersion")),
            Map.entry(
                    "AWS::StepFunctions::StateMachine",
                    List.of("states:CreateStateMachine", "states:UpdateStateMachine", "states:DeleteStateMachine")),
            Map.entry("AWS::Events::Rule", List.of("events:PutRule", "events:PutTargets", "events:DeleteRule")),
            Map.entry(
                    "AWS::Logs::LogGroup",
                    List.of("logs:CreateLogGroup", "logs:PutRetentionPolicy", "logs:DeleteLogGroup")),
            Map.entry("AWS::CloudWatch::Alarm", List.of("cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms")),
            Map.entry("AWS::CloudWatch::Dashboard", List.of("cloudwatch:PutDashboard", "cloudwatch:DeleteDashboards")),
            Map.entry("AWS::SSM::Parameter", List.of("ssm:PutParameter", "ssm:DeleteParameter")));
    private static final List<String> OF_ROLES =
            List.of("iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRole", "iam:UpdateAssumeRolePolicy");

    @Test
    void the_boundary_takes_nothing_from_the_roles_of_a_branch_and_each_of_its_grants_is_needed() {
        PolicyDocument boundary = PolicyDocument.of(policy("boundary"));
        assertThat(takenFromRoles(boundary)).isEmpty();
        for (PolicyDocument.Statement statement : boundary.statements()) {
            if (statement.allow()) {
                assertThat(takenFromRoles(boundary.without(statement)))
                        .as(statement.sid())
                        .isNotEmpty();
            }
        }
    }

    private List<GoldenStack.Call> takenFromRoles(PolicyDocument boundary) {
        return branch.allowedToRoles().stream()
                .filter(call ->
                        !call.action().startsWith("s3:") || !call.resource().contains("suppliers/"))
                .filter(call -> !boundary.allows(call.action(), call.resource(), Map.of()))
                .toList();
    }

    @Test
    void no_role_of_a_branch_reaches_production_the_base_or_the_admins_secret_whatever_its_own_policies_say() {
        PolicyDocument boundary = PolicyDocument.of(policy("boundary"));
        assertThat(production.allowedToRoles())
                .filteredOn(call -> call.resource().contains("larder-" + PRODUCTION))
                .hasSizeGreaterThan(50)
                .noneMatch(call -> boundary.allows(call.action(), call.resource(), Map.of()));
        List<GoldenStack.Call> others = List.of(
                new GoldenStack.Call(
                        "lambda:InvokeFunction",
                        "arn:aws:lambda:eu-central-1:123456789012:function:larder-base-database-provider"),
                new GoldenStack.Call("sts:AssumeRole", ROLE + "larder-base-namespace-eu-central-1"),
                new GoldenStack.Call("sts:TagSession", ROLE + "larder-try-warehouse"),
                new GoldenStack.Call(
                        "secretsmanager:GetSecretValue",
                        "arn:aws:secretsmanager:eu-central-1:123456789012:secret:redshift!larder-base-admin-AbCdEf"),
                new GoldenStack.Call("iam:CreateRole", ROLE + "larder-try-x"),
                new GoldenStack.Call("iam:TagRole", ROLE + "larder-try-x"),
                new GoldenStack.Call("ssm:PutParameter", "arn:aws:ssm:eu-central-1:123456789012:parameter/larder/x"));
        assertThat(others).noneMatch(call -> boundary.allows(call.action(), call.resource(), Map.of()));
        PolicyDocument unlimited = boundary.without(boundary.statements().getLast());
        assertThat(others).anyMatch(call -> unlimited.allows(call.action(), call.resource(), Map.of()));
    }

    @Test
    void who_deploys_branches_makes_and_removes_all_of_a_branch_and_nothing_of_base_or_production() {
        PolicyDocument both = PolicyDocument.of(policy("branch-deployment"), policy("branch-limits"));
        assertThat(wrong(both)).isEmpty();
        for (PolicyDocument.Statement statement : both.statements()) {
            assertThat(wrong(both.without(statement))).as(statement.sid()).isNotEmpty();
        }
    }

    /** What a branch needs and does not get, and what it gets and must not. */
    private List<String> wrong(PolicyDocument policies) {
        List<String> wrong = new ArrayList<>();
        calls(branch).filter(call -> !may(policies, call)).forEach(call -> wrong.add("denied: " + call));
        calls(production).filter(call -> may(policies, call)).forEach(call -> wrong.add("allowed: " + call));
        calls(base).filter(call -> may(policies, call)).forEach(call -> wrong.add("allowed: " + call));
        wrong.addAll(further(policies));
        return wrong;
    }

    private static Stream<GoldenStack.Call> calls(GoldenStack stack) {
        return stack.arns()
                .flatMap(each -> Stream.concat(
                                CALLS.getOrDefault(each.getKey(), List.of()).stream(),
                                each.getKey().equals("AWS::IAM::Role") ? OF_ROLES.stream() : Stream.of())
                        .map(action -> new GoldenStack.Call(action, each.getValue())));
    }

    private static boolean may(PolicyDocument policies, GoldenStack.Call call) {
        return policies.allows(call.action(), call.resource(), BOUNDED);
    }

    private static List<String> further(PolicyDocument policies) {
        String regional = "arn:aws:%s:eu-central-1:123456789012:";
        String role = ROLE + "larder-try-copy";
        String provider = regional.formatted("lambda") + "function:larder-base-database-provider";
        Map<String, String> own =
                Map.of("lambda:FunctionArn", regional.formatted("lambda") + "function:larder-try-copy");
        return Stream.of(
                        new Expected(true, "lambda:InvokeFunction", provider, Map.of()),
                        new Expected(false, "lambda:UpdateFunctionCode", provider, Map.of()),
                        new Expected(
                                false,
                                "lambda:InvokeFunction",
                                regional.formatted("lambda") + "function:larder-base-readers",
                                Map.of()),
                        new Expected(
                                true,
                                "s3:GetObject",
                                "arn:aws:s3:::cdk-larderbr-assets-123456789012-eu-central-1/a.zip",
                                Map.of()),
                        new Expected(
                                false,
                                "s3:GetObject",
                                "arn:aws:s3:::larder-try-lake-123456789012/originals/a",
                                Map.of()),
                        new Expected(
                                true,
                                "ssm:GetParameters",
                                regional.formatted("ssm") + "parameter/larder/base/default/kms-key-arn",
                                Map.of()),
                        new Expected(
                                false,
                                "ssm:PutParameter",
                                regional.formatted("ssm") + "parameter/larder/base/default/kms-key-arn",
                                Map.of()),
                        new Expected(true, "logs:PutResourcePolicy", "*", Map.of()),
                        new Expected(true, "lambda:CreateEventSourceMapping", "*", own),
                        new Expected(true, "iam:PassRole", role, Map.of("iam:PassedToService", "lambda.amazonaws.com")),
                        new Expected(false, "iam:PassRole", role, Map.of("iam:PassedToService", "ec2.amazonaws.com")),
                        new Expected(
                                false,
                                "iam:PassRole",
                                ROLE + "admin",
                                Map.of("iam:PassedToService", "lambda.amazonaws.com")),
                        new Expected(
                                false,
                                "iam:PassRole",
                                ROLE + "larder-base-namespace",
                                Map.of("iam:PassedToService", "lambda.amazonaws.com")),
                        new Expected(false, "iam:CreateRole", role, Map.of()),
                        new Expected(
                                false,
                                "iam:CreateRole",
                                role,
                                Map.of("iam:PermissionsBoundary", BOUNDARY + "-of-another")),
                        new Expected(false, "iam:DeleteRolePermissionsBoundary", role, BOUNDED),
                        new Expected(false, "iam:CreatePolicyVersion", BOUNDARY, Map.of()),
                        new Expected(false, "iam:AttachRolePolicy", role, BOUNDED),
                        new Expected(true, "iam:TagRole", role, Map.of("aws:RequestTag/owner", "ann")),
                        new Expected(
                                false,
                                "iam:TagRole",
                                role,
                                Map.of("aws:RequestTag/RedshiftDbRoles", "larder_main_reader")),
                        new Expected(
                                false,
                                "secretsmanager:GetSecretValue",
                                regional.formatted("secretsmanager") + "secret:redshift!larder-base-admin-AbCdEf",
                                Map.of()))
                .filter(each -> policies.allows(each.action(), each.resource(), each.context()) != each.allowed())
                .map(each -> (each.allowed() ? "denied: " : "allowed: ") + each)
                .toList();
    }

    private record Expected(boolean allowed, String action, String resource, Map<String, String> context) {}

    /** docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: blanks do not count. */
    @Test
    void each_is_short_enough_for_a_managed_policy() {
        for (String name : List.of("boundary", "branch-deployment", "branch-limits")) {
            assertThat(policy(name).replaceAll("\\s", "")).as(name).hasSizeLessThan(6144);
        }
    }

    private static String policy(String name) {
        return read("infra-cdk/policies/" + name + ".json")
                .replace("ACCOUNT", GoldenStack.ACCOUNT)
                .replace("REGION", GoldenStack.REGION)
                .replace("PRODUCTION", PRODUCTION)
                .replace("QUALIFIER", "larderbr");
    }

    private static String golden(String name) {
        return read("infra-cdk/src/test/resources/golden/" + name + ".json");
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
