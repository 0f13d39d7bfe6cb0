package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How people are told what became of deliveries, by the template. */
final class NoticesTest {
    @TempDir
    private static Path folder;

    private static SynthesisedStack stack =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        stack = new SynthesisedStack(
                "larder-main",
                JsonMapper.shared().readTree(environment("ann@example.com,meridian=desk@meridian.example", "main")));
    }

    private static String environment(String notify, String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return Synthesis.environment("main", Stage.DEV, Map.of("notify", notify), own);
    }

    @Test
    void a_rule_tells_the_topic_of_notices_in_the_lake_and_of_nothing_else() {
        JsonNode rule = rule();
        assertThat(stack.text(rule.at("/EventPattern/account/0"))).isEqualTo(SynthesisedStack.ACCOUNT);
        assertThat(stack.text(rule.at("/EventPattern/detail/bucket/name/0")))
                .isEqualTo("larder-main-euc1-lake-123456789012");
        assertThat(rule.at("/EventPattern/detail/object/key").toString()).isEqualTo("[{\"prefix\":\"notices/\"}]");
        assertThat(rule.path("Targets"))
                .singleElement()
                .satisfies(target ->
                        assertThat(target.path("Arn").path("Ref").asString()).isEqualTo(topic()));
        assertThat(rule.at("/Targets/0/RoleArn").isMissingNode())
                .as("EventBridge asks not to have one for a topic")
                .isTrue();
        assertThat(rule.at("/Targets/0/DeadLetterConfig/Arn").isMissingNode()).isFalse();
    }

    @Test
    void a_message_is_json_that_has_the_key_of_the_notice() {
        JsonNode transformer = rule().at("/Targets/0/InputTransformer");
        String message = transformer.path("InputTemplate").asString();
        for (Map.Entry<String, JsonNode> path :
                transformer.path("InputPathsMap").properties()) {
            assertThat(message).contains("<" + path.getKey() + ">");
            message = message.replace(
                    "<" + path.getKey() + ">", '"' + path.getValue().asString() + '"');
        }
        JsonNode read = JsonMapper.shared().readTree(message);
        assertThat(read.path("environment").asString()).isEqualTo("main");
        assertThat(read.path("notice").asString()).isEqualTo("$.detail.object.key");
    }

    @Test
    void a_supplier_is_told_of_its_own_deliveries_and_an_address_without_one_of_all() {
        assertThat(stack.resources("AWS::SNS::Subscription").map(each -> each.path("Properties")))
                .hasSize(2)
                .allSatisfy(each -> {
                    assertThat(each.path("TopicArn").path("Ref").asString()).isEqualTo(topic());
                    assertThat(each.path("Protocol").asString()).isEqualTo("email");
                })
                .anySatisfy(each -> {
                    assertThat(each.path("Endpoint").asString()).isEqualTo("ann@example.com");
                    assertThat(each.has("FilterPolicy")).isFalse();
                })
                .anySatisfy(each -> {
                    assertThat(each.path("Endpoint").asString()).isEqualTo("desk@meridian.example");
                    assertThat(each.path("FilterPolicyScope").asString()).isEqualTo("MessageBody");
                    assertThat(each.path("FilterPolicy").toString())
                            .isEqualTo("{\"notice\":[{\"prefix\":\"notices/meridian/\"}]}");
                });
    }

    @Test
    void the_projects_suppliers_are_told_of_their_own_deliveries_where_that_is_asked_for() throws IOException {
        Map<String, List<String>> told = told(options("ann@example.com", "true"), Stage.DEV);
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ann@example.com", List.of(),
                        "desk@meridian.example", List.of("notices/meridian/"),
                        "files@apothecary.example", List.of("notices/apothecary/"),
                        "broker@example.com", List.of("notices/apothecary/")));
        // SNS compares from the beginning of the text.
        assertThat(told.get("desk@meridian.example"))
                .allMatch("notices/meridian/rx/late/2026-03-14.txt"::startsWith)
                .noneMatch("notices/_answers/meridian/rx/answer/x.txt"::startsWith)
                .noneMatch("notices/meridian-two/rx/rejected/x.txt"::startsWith)
                .noneMatch("notices/_sets/day/incomplete/x.txt"::startsWith);
    }

    @Test
    void an_address_has_one_subscription_whoever_names_it() throws IOException {
        Map<String, List<String>> told = told(
                options("broker@example.com,meridian=files@apothecary.example,desk@meridian.example", "true"),
                Stage.DEV);
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "broker@example.com", List.of(),
                        "desk@meridian.example", List.of(),
                        "files@apothecary.example", List.of("notices/apothecary/", "notices/meridian/")));
    }

    @Test
    void production_tells_the_projects_suppliers_and_a_branch_does_not_by_itself() throws IOException {
        assertThat(told(Map.of(), Stage.DEV)).isEmpty();
        assertThat(told(Map.of(), Stage.PRODUCTION)).hasSize(3);
        assertThat(told(Map.of("notify-suppliers", "false"), Stage.PRODUCTION)).isEmpty();
    }

    @Test
    void no_name_of_a_resource_has_an_address() {
        assertThat(stack.template().path("Resources").propertyNames())
                .noneMatch(name -> name.contains("meridianexample") || name.contains("annexample"));
    }

    @Test
    void more_addresses_than_a_topic_can_tell_apart_are_refused() {
        String many = IntStream.range(0, 201)
                .mapToObj(i -> "meridian=desk" + i + "@meridian.example")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> environment(many, "many"))
                .hasMessageStartingWith(
                        "201 addresses are told of some suppliers only; a topic of SNS has at most 200");
    }

    @Test
    void asking_to_tell_suppliers_of_a_project_without_addresses_is_refused() throws IOException {
        Path own = Files.createDirectories(folder.resolve("nobody"));
        PlanFile plan =
                new PlanFile(Synthesis.plan(own), Synthesis.HASH, Synthesis.FEEDS, List.of(), List.of(), List.of());
        assertThatThrownBy(() -> Synthesis.inputs("main", Stage.DEV, plan, Map.of("notify-suppliers", "true"), own))
                .hasMessageContaining("no supplier has an address");
    }

    private static Map<String, String> options(String notify, String suppliers) {
        return Map.of("notify", notify, "notify-suppliers", suppliers);
    }

    private static SynthesisedStack synthesised(Map<String, String> options, Stage stage) throws IOException {
        Path own = Files.createTempDirectory(folder, "told");
        return new SynthesisedStack(
                "larder-main", JsonMapper.shared().readTree(Synthesis.environment("main", stage, options, own)));
    }

    /** With what the keys begin of which each address is told; nothing is everything. */
    private static Map<String, List<String>> told(Map<String, String> options, Stage stage) throws IOException {
        return synthesised(options, stage)
                .resources("AWS::SNS::Subscription")
                .map(each -> each.path("Properties"))
                .collect(Collectors.toMap(
                        each -> each.path("Endpoint").asString(),
                        each -> each.at("/FilterPolicy/notice")
                                .valueStream()
                                .map(value -> value.path("prefix").asString())
                                .toList()));
    }

    @Test
    void the_topic_is_encrypted_and_lets_eventbridge_publish_and_nobody_without_tls() {
        assertThat(stack.resources("AWS::SNS::Topic")).singleElement().satisfies(topic -> {
            assertThat(stack.text(topic.at("/Properties/TopicName"))).isEqualTo("larder-main-notices");
            assertThat(topic.path("Properties").has("KmsMasterKeyId")).isTrue();
        });
        JsonNode statements = stack.resources("AWS::SNS::TopicPolicy")
                .findFirst()
                .orElseThrow()
                .at("/Properties/PolicyDocument/Statement");
        assertThat(statements).hasSize(2);
        assertThat(statements.toString())
                .contains(
                        "\"Effect\":\"Deny\"",
                        "\"aws:SecureTransport\":\"false\"",
                        "\"Service\":\"events.amazonaws.com\"");
        assertThat(statements
                        .valueStream()
                        .filter(each -> each.path("Effect").asString().equals("Allow")))
                .singleElement()
                .matches(each -> each.path("Action").asString().equals("sns:Publish") && !each.has("Condition"));
    }

    @Test
    void what_is_no_address_and_a_supplier_that_the_project_does_not_know_are_refused() {
        assertThatThrownBy(() -> environment("meridian:desk@meridian.example", "bad"))
                .hasMessage(
                        "-c notify has 'meridian:desk@meridian.example'; expected an e-mail address or SUPPLIER=ADDRESS,"
                                + " with commas between them");
        assertThatThrownBy(() -> environment("zenith=desk@zenith.example", "unknown"))
                .hasMessageContaining("the project has no supplier 'zenith'; it has apothecary, meridian");
    }

    private static JsonNode rule() {
        return stack.resources("AWS::Events::Rule")
                .map(each -> each.path("Properties"))
                .filter(each -> each.path("Name").asString().equals("larder-main-notices"))
                .findFirst()
                .orElseThrow();
    }

    private static String topic() {
        return stack.template().path("Resources").properties().stream()
                .filter(each -> each.getValue().path("Type").asString().equals("AWS::SNS::Topic"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
