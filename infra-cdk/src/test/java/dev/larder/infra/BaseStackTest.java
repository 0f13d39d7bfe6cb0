package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.format.Format;
import dev.larder.core.wiring.StackContext;
import dev.larder.infra.given.SetUpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What environments share. */
final class BaseStackTest {
    /** A base of this version serves environments of versions before: none of these is ever taken away. */
    private static final List<String> OF_THE_FIRST_FORMAT = List.of(
            "workgroup-name",
            "workgroup-arn",
            "namespace-role-arn",
            "admin-secret-arn",
            "kms-key-arn",
            "alarm-topic-arn",
            "database-provider-arn",
            "readers-arn");

    /** What came with the second; whoever adds one raises the number in Format. */
    private static final List<String> OF_THE_SECOND_FORMAT = List.of("format", "since");

    private static final Map<String, String> ADOPTED = Map.of(
            "workgroup-name", "theirs",
            "workgroup-arn", "arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/0a1b",
            "namespace-role-arn", "arn:aws:iam::123456789012:role/theirs",
            "admin-secret-arn", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:theirs",
            "admin-key-arn", "arn:aws:kms:eu-central-1:123456789012:key/theirs");

    @TempDir
    private static Path folder;

    private static SynthesisedStack base =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());
    private static SynthesisedStack production = base;

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        base = stack("default", Map.of());
        production = stack("production", Map.of());
    }

    private static SynthesisedStack stack(String name, Map<String, String> options) throws IOException {
        Path out = Files.createTempDirectory(folder, name);
        return new SynthesisedStack("larder-base", JsonMapper.shared().readTree(Synthesis.base(name, options, out)));
    }

    @Test
    void a_base_and_a_branch_are_not_one_stack() {
        App app = App.Builder.create()
                .context(Map.of(StackContext.BRANCH, "feature/x", StackContext.BASE, "default"))
                .build();

        assertThatThrownBy(() -> InfraApp.synthesise(app, folder))
                .isInstanceOf(SetUpProblem.class)
                .hasMessage(
                        "a stack is a base or a branch's: found -c base and -c branch; the base that a branch stands"
                                + " on is -c on=NAME");
    }

    @Test
    void the_key_admits_each_service_for_larders_own_resources_in_this_account_only() {
        List<String> services = List.of("events.amazonaws.com", "cloudwatch.amazonaws.com");
        for (String service : services) {
            JsonNode statement = keyStatement(service);
            assertThat(statement.path("Action").valueStream().map(JsonNode::asString))
                    .as(service)
                    .containsExactly("kms:Decrypt", "kms:GenerateDataKey*");
            assertThat(base.text(
                            statement.path("Condition").path("StringEquals").path("aws:SourceAccount")))
                    .isEqualTo(SynthesisedStack.ACCOUNT);
        }
        assertThat(base.text(keyStatement("events.amazonaws.com")
                        .path("Condition")
                        .path("ArnLike")
                        .path("aws:SourceArn")))
                .isEqualTo("arn:aws:events:eu-central-1:123456789012:rule/larder-*");
        assertThat(base.text(keyStatement("cloudwatch.amazonaws.com")
                        .path("Condition")
                        .path("ArnLike")
                        .path("aws:SourceArn")))
                .isEqualTo("arn:aws:cloudwatch:eu-central-1:123456789012:alarm:larder-*");
        assertThat(base.text(keyStatement("logs.eu-central-1.amazonaws.com")
                        .path("Condition")
                        .path("ArnLike")
                        .path("kms:EncryptionContext:aws:logs:arn")))
                .isEqualTo("arn:aws:logs:eu-central-1:123456789012:log-group:*larder-*");
    }

    private static JsonNode keyStatement(String service) {
        return base.resources("AWS::KMS::Key")
                .flatMap(key -> key.path("Properties")
                        .path("KeyPolicy")
                        .path("Statement")
                        .valueStream())
                .filter(statement -> statement.path("Principal").has("Service")
                        && base.text(statement.path("Principal").path("Service"))
                                .equals(service))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the key does not admit " + service));
    }

    @Test
    void every_log_group_and_the_topic_are_encrypted_with_the_key_and_every_alarm_and_log_is_named_as_the_key_admits() {
        assertThat(base.resources("AWS::Logs::LogGroup")).hasSize(7).allSatisfy(group -> {
            assertThat(group.path("Properties").has("KmsKeyId")).isTrue();
            assertThat(group.path("Properties").path("LogGroupName").asString()).contains("larder-");
        });
        assertThat(base.resources("AWS::SNS::Topic"))
                .singleElement()
                .matches(topic -> topic.path("Properties").has("KmsMasterKeyId"));
        assertThat(base.resources("AWS::CloudWatch::Alarm"))
                .hasSize(3)
                .allMatch(alarm ->
                        alarm.path("Properties").path("AlarmName").asString().startsWith("larder-"));
    }

    @Test
    void environments_find_all_they_need_in_parameters() {
        assertThat(parameters(base).map(parameter -> parameter.path("Name").asString()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(OF_THE_FIRST_FORMAT, OF_THE_SECOND_FORMAT)
                        .flatMap(List::stream)
                        .map("/larder/base/default/"::concat)
                        .toList());
        assertThat(parameters(base)
                        .filter(parameter -> parameter.path("Name").asString().endsWith("/format"))
                        .map(parameter -> parameter.path("Value").asString()))
                .containsExactly(String.valueOf(Format.BASE.number()));
        assertThat(base.template().path("Outputs").toString())
                .as("no stack depends on another's exports")
                .doesNotContain("Export");
    }

    private static Stream<JsonNode> parameters(SynthesisedStack stack) {
        return stack.resources("AWS::SSM::Parameter").map(parameter -> parameter.path("Properties"));
    }

    @Test
    void the_provider_of_databases_alone_reads_the_admins_secret() {
        List<String> readers = base.template()
                .path("Resources")
                .propertyStream()
                .filter(resource -> resource.getValue().toString().contains("secretsmanager:GetSecretValue"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(readers).singleElement().asString().startsWith("DatabaseProviderRole");
        JsonNode provider = base.resources("AWS::Lambda::Function")
                .map(function -> function.path("Properties"))
                .filter(function ->
                        function.path("Handler").asString().equals("dev.larder.functions.base.DatabaseProvider"))
                .findFirst()
                .orElseThrow();
        assertThat(provider.path("Role").toString()).contains(readers.getFirst());
        assertThat(base.resources("AWS::Lambda::Function")
                        .map(function -> function.path("Properties"))
                        .filter(function -> function.path("Role").toString().contains(readers.getFirst()))
                        .map(function -> function.path("Handler").asString()))
                .as("readers are ordered of a function that takes no order of CloudFormation's")
                .containsExactlyInAnyOrder(
                        "dev.larder.functions.base.DatabaseProvider", "dev.larder.functions.base.Readers");
    }

    @Test
    void the_namespaces_role_may_take_on_copy_roles_and_nothing_else() {
        assertThat(base.statements().stream()
                        .filter(statement -> statement.role().equals("larder-base-euc1-namespace")))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.actions()).containsExactly("sts:AssumeRole");
                    assertThat(statement.resources())
                            .containsExactly("arn:aws:iam::123456789012:role/larder-*-euc1-warehouse-copy");
                });
    }

    @Test
    void the_network_has_three_zones_of_a_thousand_addresses_and_no_way_out_but_to_s3() {
        assertThat(base.resources("AWS::EC2::Subnet").map(subnet -> subnet.path("Properties")))
                .hasSize(3)
                .allMatch(subnet -> subnet.path("CidrBlock").asString().endsWith("/22"))
                .extracting(subnet -> subnet.path("AvailabilityZone").toString())
                .doesNotHaveDuplicates();
        assertThat(base.resources("AWS::EC2::NatGateway")).isEmpty();
        assertThat(base.resources("AWS::EC2::InternetGateway")).isEmpty();
        assertThat(base.resources("AWS::EC2::Route")).isEmpty();
        assertThat(base.resources("AWS::EC2::VPCEndpoint").map(endpoint -> endpoint.path("Properties")))
                .singleElement()
                .satisfies(endpoint -> {
                    assertThat(endpoint.path("VpcEndpointType").asString()).isEqualTo("Gateway");
                    assertThat(endpoint.path("PolicyDocument").toString()).contains("aws:ResourceAccount");
                });
        assertThat(base.resources("AWS::EC2::SecurityGroup"))
                .allMatch(group ->
                        group.path("Properties").path("SecurityGroupIngress").isEmpty());
    }

    @Test
    void no_role_may_make_a_log_group_and_every_function_has_one() {
        assertThat(base.template().toString())
                .doesNotContain("logs:CreateLogGroup")
                .doesNotContain("AWSLambdaBasic");
        assertThat(base.resources("AWS::Lambda::Function"))
                .hasSize(3)
                .allMatch(function ->
                        function.path("Properties").path("LoggingConfig").has("LogGroup"));
    }

    @Test
    void an_adopted_workgroup_is_shared_as_it_is_given_and_nothing_of_it_is_made() throws IOException {
        SynthesisedStack adopted = stack("default", ADOPTED);
        assertThat(adopted.template().toString())
                .doesNotContain("AWS::RedshiftServerless::")
                .doesNotContain("AWS::EC2::")
                .doesNotContain("Custom::UsageLimit");
        assertThat(parameters(adopted).map(parameter -> adopted.text(parameter.path("Value"))))
                .contains(
                        "theirs",
                        ADOPTED.get("workgroup-arn"),
                        ADOPTED.get("namespace-role-arn"),
                        ADOPTED.get("admin-secret-arn"));
    }

    @Test
    void the_right_to_assume_every_role_is_taken_from_others_in_a_namespace_of_our_own_only() throws IOException {
        assertThat(taken(base)).isEqualTo("true");
        assertThat(taken(stack("default", ADOPTED))).isEqualTo("false");
        Map<String, String> asked = new HashMap<>(ADOPTED);
        asked.put("take-assumerole", "true");
        assertThat(taken(stack("default", asked))).isEqualTo("true");
    }

    private static String taken(SynthesisedStack stack) {
        return stack.resources("Custom::LarderNamespace")
                .map(namespace ->
                        namespace.path("Properties").path("TakeAssumeRole").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_said_by_halves_is_refused_with_what_is_missing() {
        assertThatThrownBy(() -> stack("default", Map.of("workgroup-name", "theirs", "admin-key-arn", "k")))
                .hasMessage("an existing workgroup is adopted by five options; missing: -c workgroup-arn,"
                        + " -c namespace-role-arn, -c admin-secret-arn");
        assertThatThrownBy(() -> stack("default", Map.of("subnets", "subnet-1,subnet-2")))
                .hasMessage("an existing network needs -c subnets=A,B,C (three, in three zones) and"
                        + " -c security-groups=G; found [subnet-1, subnet-2] and []");
        assertThatThrownBy(() -> stack("default", Map.of("base-capacity", "many")))
                .hasMessage("-c base-capacity is 'many'; expected a whole number, for example -c base-capacity=8");
        assertThatThrownBy(() -> stack("Default", Map.of()))
                .hasMessage("the base is 'Default'; expected 2 to 16 of a-z, 0-9 and dashes, beginning with a letter");
    }

    @Test
    void an_existing_network_is_used_and_none_is_made() throws IOException {
        SynthesisedStack existing =
                stack("default", Map.of("subnets", "subnet-1,subnet-2,subnet-3", "security-groups", "sg-1"));
        assertThat(existing.template().toString()).doesNotContain("AWS::EC2::");
        assertThat(existing.resources("AWS::RedshiftServerless::Workgroup"))
                .singleElement()
                .matches(group -> group.path("Properties").path("SubnetIds").size() == 3);
    }

    @Test
    void the_base_of_production_outlives_its_stack_and_shares_no_name_with_another() {
        assertThat(production.physicalNames()).isNotEmpty().doesNotContainAnyElementsOf(base.physicalNames());
        for (String type : List.of("KMS::Key", "RedshiftServerless::Namespace", "RedshiftServerless::Workgroup")) {
            assertThat(production.resources("AWS::" + type))
                    .as(type)
                    .allMatch(resource ->
                            resource.path("DeletionPolicy").asString().equals("RetainExceptOnCreate"));
            assertThat(base.resources("AWS::" + type))
                    .as(type)
                    .allMatch(resource ->
                            resource.path("DeletionPolicy").asString().equals("Delete"));
        }
    }

    @Test
    void sftp_is_made_when_it_is_asked_for() throws IOException {
        assertThat(base.resources("AWS::Transfer::Server")).isEmpty();
        SynthesisedStack sftp = stack("default", Map.of("sftp", "true"));
        assertThat(sftp.resources("AWS::Transfer::Server")).hasSize(1);
        assertThat(parameters(sftp).map(parameter -> parameter.path("Name").asString()))
                .contains("/larder/base/default/sftp-server-id");
    }
}
