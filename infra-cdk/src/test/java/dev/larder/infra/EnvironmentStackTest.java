package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Policies;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A branch's stack, but for its deployment: that is {@link DeploymentTest}'s. */
final class EnvironmentStackTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FIRST = "feature/x";
    private static final String SECOND = "feature/x2";
    private static final Wiring WIRING = LarderWiring.wiring();

    @TempDir
    private static Path folder;

    private static SynthesisedStack first = new SynthesisedStack("", JSON.createObjectNode());
    private static SynthesisedStack second = first;

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        first = stack(FIRST, Stage.DEV, "one");
        second = stack(SECOND, Stage.PRODUCTION, "two");
    }

    @Test
    void two_branches_share_no_physical_name() {
        assertThat(first.physicalNames()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(first.physicalNames()).doesNotContainAnyElementsOf(second.physicalNames());
    }

    /** What AWS holds once for the account, or for the world. */
    private static final List<String> NOT_REGIONAL =
            List.of("AWS::S3::Bucket", "AWS::IAM::Role", "AWS::CloudWatch::Dashboard");

    @Test
    void two_regions_share_no_name_that_is_the_accounts_or_the_worlds() throws IOException {
        Path out = Files.createDirectories(folder.resolve("elsewhere"));
        SynthesisedStack elsewhere = new SynthesisedStack(
                "larder-" + Slug.of(FIRST),
                JSON.readTree(Synthesis.environment(FIRST, Stage.DEV, Map.of("region", "us-east-1"), out)));
        assertThat(ofAccount(first)).hasSizeGreaterThan(15).doesNotContainAnyElementsOf(ofAccount(elsewhere));
    }

    private static List<String> ofAccount(SynthesisedStack stack) {
        return stack.physicalNames().stream()
                .filter(name -> NOT_REGIONAL.stream().anyMatch(name::startsWith))
                .toList();
    }

    @Test
    void no_role_of_one_branch_reaches_an_arn_of_the_other() {
        assertThat(reached(first, second)).isEmpty();
        assertThat(reached(second, first)).isEmpty();
        assertThat(reached(first, first))
                .as("the check sees what a branch reaches of its own")
                .hasSizeGreaterThan(30);
    }

    private static List<String> reached(SynthesisedStack from, SynthesisedStack to) {
        return from.statements().stream()
                .flatMap(statement -> statement.resources().stream())
                .filter(resource -> !resource.equals("*"))
                .flatMap(resource -> to.arns().stream()
                        .filter(arn -> pattern(resource).matcher(arn).matches()))
                .toList();
    }

    private static Pattern pattern(String resource) {
        return Pattern.compile(Pattern.quote(resource).replace("*", "\\E.*\\Q"));
    }

    @Test
    void a_functions_statements_are_its_grants_and_its_own_log_group() {
        Arns arns = arns();
        for (Wiring.Function function : WIRING.functions()) {
            String name = arns.names().function(function.name());
            String role = arns.names().role(function.name());
            List<String> expected = new ArrayList<>(
                    function.grants().stream().map(this::described).toList());
            String logs = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/" + name + ":*";
            expected.add("logs:CreateLogStream on " + logs);
            expected.add("logs:PutLogEvents on " + logs);
            expected.add("xray:PutTraceSegments on *");
            expected.add("xray:PutTelemetryRecords on *");
            assertThat(granted(role)).as(role).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Arns arns() {
        Names names = new Names(
                Slug.of(FIRST).text(), RegionCode.of(SynthesisedStack.REGION), "-" + SynthesisedStack.ACCOUNT);
        return new Arns(
                "aws",
                SynthesisedStack.REGION,
                SynthesisedStack.ACCOUNT,
                "shared:/larder/base/default/workgroup-arn",
                "shared:/larder/base/default/namespace-role-arn",
                names);
    }

    @Test
    void a_role_that_others_take_on_has_its_grants_and_trusts_whom_the_wiring_names() {
        for (Wiring.Role role : WIRING.roles()) {
            String name = arns().names().role(role.name());
            assertThat(granted(name))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            role.grants().stream().map(this::described).toList());
            assertThat(first.trust(name)).as(name).isEqualTo(Policies.admissions(role.trust(), arns()));
            assertThat(first.trustLength(name)).as("AWS takes 2048 characters").isLessThan(2048);
        }
    }

    @Test
    void what_a_call_of_the_data_api_needs_besides_is_granted_too() throws IOException {
        Path table = Path.of("../aws-local/src/main/resources/dev/standin/aws/iam/implied-actions.json");
        List<String> granted = granted(arns().names().warehouseRole());
        List<String> actions =
                granted.stream().map(grant -> grant.split(" ", 2)[0]).toList();
        List<String> needed = JSON.readTree(Files.readString(table))
                .valueStream()
                .filter(line -> line.path("when").asString().equals("without a secret"))
                .filter(line -> actions.contains(line.path("call").asString()))
                .flatMap(line -> line.path("needs")
                        .valueStream()
                        .map(need -> need.path("action").asString()))
                .distinct()
                .toList();
        assertThat(needed).isNotEmpty();
        assertThat(granted)
                .containsAll(needed.stream()
                        .map(action -> action + " on shared:/larder/base/default/workgroup-arn")
                        .toList());
    }

    @Test
    void no_function_may_use_the_data_api_itself() {
        for (Wiring.Function function : WIRING.functions()) {
            assertThat(granted(arns().names().role(function.name()))).noneMatch(grant -> grant.startsWith("redshift"));
        }
    }

    private String described(Wiring.Grant grant) {
        List<Wiring.Condition> conditions = Policies.conditions(grant, arns().names());
        return grant.action() + " on " + arns().resolve(grant.on()) + (conditions.isEmpty() ? "" : " if " + conditions);
    }

    @Test
    void a_state_machine_may_invoke_exactly_its_functions() {
        Wiring.Machine machine = WIRING.machines().getFirst();
        String environment = Slug.of(FIRST).text();
        assertThat(granted(arns().names().role(machine.name())))
                .filteredOn(grant -> !grant.startsWith("logs:") && !grant.startsWith("xray:"))
                .containsExactlyInAnyOrderElementsOf(machine.functions().stream()
                        .map(name ->
                                "lambda:InvokeFunction on arn:aws:lambda:eu-central-1:123456789012:function:larder-"
                                        + environment + "-" + name + ":live")
                        .toList());
    }

    private static List<String> granted(String role) {
        return first.statements().stream()
                .filter(statement -> statement.role().equals(role))
                .flatMap(statement -> statement.actions().stream()
                        .flatMap(action -> statement.resources().stream()
                                .map(resource -> action + " on " + resource
                                        + (statement.conditions().isEmpty() ? "" : " if " + statement.conditions()))))
                .toList();
    }

    @Test
    void every_role_names_actions_and_the_roles_are_the_functions_the_machines_the_wirings_and_the_triggers() {
        assertThat(first.statements())
                .flatMap(SynthesisedStack.Statement::actions)
                .noneMatch(action -> action.contains("*"));
        assertThat(first.statements().stream()
                        .map(SynthesisedStack.Statement::role)
                        .distinct())
                .as("besides those, the deployment's trigger")
                .hasSize(WIRING.functions().size()
                        + WIRING.machines().size()
                        + WIRING.roles().size()
                        + 1);
        assertThat(first.resources("AWS::IAM::Policy")).isEmpty();
        assertThat(first.resources("AWS::IAM::Role")
                        .filter(role -> role.path("Properties").has("RoleName")))
                .noneMatch(role -> role.path("Properties").has("ManagedPolicyArns"));
    }

    @Test
    void the_definition_is_substituted_with_the_functions_it_names() {
        JsonNode machine = first.resources("AWS::StepFunctions::StateMachine")
                .findFirst()
                .orElseThrow()
                .path("Properties");
        String definition = machine.path("DefinitionString").asString();
        Pattern placeholder = Pattern.compile("\\$\\{([^}]+)}");
        List<String> used = placeholder
                .matcher(definition)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(used).isNotEmpty();
        assertThat(machine.path("DefinitionSubstitutions").propertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void only_the_rule_may_send_to_the_landed_queue_and_it_is_pinned() {
        JsonNode rule = first.resources("AWS::Events::Rule")
                .map(each -> each.path("Properties"))
                .filter(each ->
                        each.path("EventPattern").path("source").toString().contains("aws.s3"))
                .findFirst()
                .orElseThrow();
        JsonNode detail = rule.path("EventPattern").path("detail");
        assertThat(first.text(rule.path("EventPattern").path("account").get(0))).isEqualTo(SynthesisedStack.ACCOUNT);
        assertThat(first.text(detail.path("bucket").path("name").get(0)))
                .isEqualTo("larder-" + Slug.of(FIRST) + "-euc1-landing-123456789012");
        assertThat(detail.path("object").path("key").get(0).path("prefix").asString())
                .isEqualTo("suppliers/");
        assertThat(rule.path("Targets").get(0).path("DeadLetterConfig").has("Arn"))
                .isTrue();
        assertThat(first.resources("AWS::SQS::QueuePolicy"))
                .isNotEmpty()
                .flatMap(policy -> policy.path("Properties")
                        .path("PolicyDocument")
                        .path("Statement")
                        .valueStream()
                        .toList())
                .anySatisfy(statement ->
                        assertThat(statement.path("Effect").asString()).isEqualTo("Allow"))
                .filteredOn(statement -> statement.path("Effect").asString().equals("Allow"))
                .allSatisfy(statement -> {
                    assertThat(statement.path("Principal").toString())
                            .isEqualTo("{\"Service\":\"events.amazonaws.com\"}");
                    assertThat(statement.path("Condition").path("ArnEquals").has("aws:SourceArn"))
                            .isTrue();
                });
    }

    @Test
    void every_rule_has_a_dead_letter_queue_and_every_function_called_by_one_lets_it_in() {
        assertThat(first.resources("AWS::Events::Rule"))
                .hasSize(WIRING.landings().size()
                        + WIRING.machines().size()
                        + WIRING.schedules().size()
                        + WIRING.notices().size())
                .allMatch(rule -> rule.path("Properties")
                        .path("Targets")
                        .get(0)
                        .path("DeadLetterConfig")
                        .has("Arn"));
        assertThat(first.resources("AWS::Lambda::Permission"))
                .hasSize(WIRING.machines().size() + WIRING.schedules().size())
                .allMatch(permission -> permission.path("Properties").has("SourceArn"));
    }

    @Test
    void queues_feed_their_functions_as_the_wiring_says() {
        for (Wiring.Queue queue : WIRING.queues()) {
            JsonNode mapping = first.resources("AWS::Lambda::EventSourceMapping")
                    .map(each -> each.path("Properties"))
                    .filter(each -> first.text(each.path("EventSourceArn")).endsWith("-" + queue.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(mapping.path("FunctionName").asString()).endsWith("-" + queue.consumer() + ":live");
            assertThat(mapping.path("BatchSize").asInt()).isEqualTo(queue.batch());
            assertThat(mapping.path("MaximumBatchingWindowInSeconds").asLong())
                    .isEqualTo(queue.window().toSeconds());
            assertThat(mapping.path("FunctionResponseTypes").get(0).asString()).isEqualTo("ReportBatchItemFailures");
            JsonNode made = first.resources("AWS::SQS::Queue")
                    .map(each -> each.path("Properties"))
                    .filter(each -> first.text(each.path("QueueName")).endsWith("-" + queue.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(made.path("VisibilityTimeout").asLong())
                    .isEqualTo(queue.visibility().toSeconds());
            assertThat(made.path("RedrivePolicy").path("maxReceiveCount").asInt())
                    .isEqualTo(queue.maxReceives());
        }
    }

    @Test
    void functions_run_on_java_25_on_arm_with_the_plan_and_the_settings_of_the_wiring() {
        assertThat(first.resources("AWS::Lambda::Function")
                        .filter(each -> each.path("Properties")
                                .path("Environment")
                                .path("Variables")
                                .has("LARDER_PLAN")))
                .hasSize(WIRING.functions().size())
                .allSatisfy(function -> {
                    JsonNode properties = function.path("Properties");
                    assertThat(properties.path("Runtime").asString()).isEqualTo("java25");
                    assertThat(properties.path("Architectures").get(0).asString())
                            .isEqualTo("arm64");
                    JsonNode variables = properties.path("Environment").path("Variables");
                    assertThat(variables.path("LARDER_PLAN").asString()).isEqualTo(Synthesis.HASH);
                    assertThat(first.text(variables.path("LARDER_LANDED_QUEUE")))
                            .isEqualTo("https://sqs.eu-central-1.amazonaws.com/123456789012/larder-%s-landed"
                                    .formatted(Slug.of(FIRST)));
                });
    }

    @Test
    void buckets_are_versioned_encrypted_and_private_and_tell_eventbridge() {
        assertThat(first.resources("AWS::S3::Bucket"))
                .hasSize(WIRING.buckets().size())
                .allSatisfy(bucket -> {
                    JsonNode properties = bucket.path("Properties");
                    assertThat(properties
                                    .path("VersioningConfiguration")
                                    .path("Status")
                                    .asString())
                            .isEqualTo("Enabled");
                    assertThat(properties.path("BucketEncryption").isObject()).isTrue();
                    assertThat(properties.path("PublicAccessBlockConfiguration"))
                            .hasSize(4)
                            .allMatch(JsonNode::booleanValue);
                    assertThat(properties
                                    .at("/NotificationConfiguration/EventBridgeConfiguration/EventBridgeEnabled")
                                    .booleanValue())
                            .isTrue();
                });
        assertThat(first.resources("AWS::S3::BucketPolicy").map(JsonNode::toString))
                .hasSize(2)
                .allMatch(policy -> policy.contains("\"aws:SecureTransport\":\"false\"") && policy.contains("Deny"));
    }

    @Test
    void every_queue_has_one_policy_and_it_refuses_whoever_comes_without_tls() {
        List<String> queues = first.resources("AWS::SQS::QueuePolicy")
                .filter(policy -> policy.toString().contains("\"aws:SecureTransport\":\"false\""))
                .flatMap(policy -> policy.path("Properties").path("Queues").valueStream())
                .map(JsonNode::toString)
                .toList();
        assertThat(queues)
                .hasSameSizeAs(first.resources("AWS::SQS::Queue").toList())
                .doesNotHaveDuplicates();
        assertThat(first.resources("AWS::SQS::QueuePolicy")).hasSameSizeAs(queues);
    }

    @Test
    void production_keeps_its_buckets_and_a_branch_does_not() {
        assertThat(first.resources("AWS::S3::Bucket"))
                .allMatch(bucket -> bucket.path("DeletionPolicy").asString().equals("Delete"));
        assertThat(second.resources("AWS::S3::Bucket"))
                .allMatch(bucket -> bucket.path("DeletionPolicy").asString().equals("Retain"));
    }

    @Test
    void the_same_inputs_give_the_same_bytes() throws IOException {
        assertThat(synthesise(FIRST, Stage.DEV, "again")).isEqualTo(synthesise(FIRST, Stage.DEV, "once-more"));
    }

    private static SynthesisedStack stack(String branch, Stage stage, String out) throws IOException {
        return new SynthesisedStack("larder-" + Slug.of(branch), JSON.readTree(synthesise(branch, stage, out)));
    }

    private static String synthesise(String branch, Stage stage, String out) throws IOException {
        return Synthesis.template(branch, stage, Files.createDirectories(folder.resolve(out)));
    }
}
