package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the plan gets into the lake, and when {@code set-up} is called. */
final class DeploymentTest {
    private static final String NEXT_HASH = "1".repeat(64);

    @TempDir
    private static Path folder;

    private static SynthesisedStack stack = stack(JsonMapper.shared().createObjectNode());
    private static SynthesisedStack next = stack;

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        stack = deployed("one", Synthesis.HASH);
        next = deployed("two", NEXT_HASH);
    }

    private static SynthesisedStack deployed(String out, String hash) throws IOException {
        Path project = Files.createDirectories(folder.resolve(out).resolve(".larder"));
        Files.writeString(project.resolve("other.json"), "not deployed");
        Path plan = Files.writeString(project.resolve("plan.json"), "the plan " + hash);
        PlanFile file = new PlanFile(plan, hash, Synthesis.FEEDS, List.of(), List.of(), List.of());
        return stack(JsonMapper.shared().readTree(Synthesis.template("main", Stage.DEV, file, folder.resolve(out))));
    }

    private static SynthesisedStack stack(JsonNode template) {
        return new SynthesisedStack("larder-main", template);
    }

    @Test
    void the_plan_and_nothing_else_lies_beside_the_code_of_set_up() throws IOException {
        JsonNode layer = only("AWS::Lambda::LayerVersion");
        String asset = layer.path("Properties")
                .path("Content")
                .path("S3Key")
                .asString()
                .replace(".zip", "");
        try (var files = Files.list(folder.resolve("one/cdk.out/asset." + asset))) {
            assertThat(files)
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .containsExactly("plan.json");
        }
        JsonNode setUp = setUp(stack).path("Properties");
        assertThat(setUp.path("Layers")).hasSize(1);
        assertThat(setUp.path("Environment")
                        .path("Variables")
                        .path("LARDER_PLAN_FILE")
                        .asString())
                .isEqualTo("/opt/plan.json");
        assertThat(setUp.path("Environment")
                        .path("Variables")
                        .path("LARDER_STAGE")
                        .asString())
                .isEqualTo("dev");
        assertThat(stack.resources("AWS::Lambda::Function")
                        .filter(each -> each.path("Properties").has("Layers")))
                .hasSize(1);
    }

    @Test
    void another_plan_is_another_version_of_set_up_and_so_calls_it_again() {
        String before = only("Custom::Trigger")
                .path("Properties")
                .path("HandlerArn")
                .path("Ref")
                .asString();
        assertThat(stack.template().path("Resources").path(before).path("Type").asString())
                .isEqualTo("AWS::Lambda::Version");
        String after =
                trigger(next).path("Properties").path("HandlerArn").path("Ref").asString();
        assertThat(after).isNotEqualTo(before);
        assertThat(only("Custom::Trigger")
                        .path("Properties")
                        .path("InvocationType")
                        .asString())
                .as("a deployment waits for the answer, and fails with it")
                .isEqualTo("RequestResponse");
    }

    @Test
    void no_other_function_knows_of_a_plan_before_it_is_in_the_lake() {
        String trigger = stack.template()
                .path("Resources")
                .propertyStream()
                .filter(each -> each.getValue().path("Type").asString().equals("Custom::Trigger"))
                .findFirst()
                .orElseThrow()
                .getKey();
        List<JsonNode> others = stack.resources("AWS::Lambda::Function")
                .filter(each -> each.path("Properties")
                        .path("Environment")
                        .path("Variables")
                        .has("LARDER_PLAN"))
                .filter(each -> !each.equals(setUp(stack)))
                .toList();
        assertThat(others)
                .hasSize(LarderWiring.wiring().functions().size() - 1)
                .allMatch(each -> each.path("DependsOn")
                        .valueStream()
                        .anyMatch(on -> on.asString().equals(trigger)));
    }

    @Test
    void the_trigger_may_call_versions_of_set_up_and_nothing_else() {
        assertThat(stack.statements().stream()
                        .filter(statement -> statement.actions().contains("lambda:InvokeFunction"))
                        .filter(statement -> statement.role().isEmpty()))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.actions()).containsExactly("lambda:InvokeFunction");
                    assertThat(statement.resources())
                            .containsExactly("arn:aws:lambda:eu-central-1:123456789012:function:larder-main-set-up:*");
                });
        assertThat(stack.resources("AWS::IAM::Role"))
                .as("no role has the managed policy with which log groups are made that nobody removes")
                .noneMatch(role -> role.path("Properties").has("ManagedPolicyArns"));
        assertThat(stack.template().toString()).doesNotContain("logs:CreateLogGroup");
        assertThat(stack.resources("AWS::Lambda::Function"))
                .allMatch(function ->
                        function.path("Properties").path("LoggingConfig").has("LogGroup"));
    }

    private static JsonNode only(String type) {
        List<JsonNode> found = stack.resources(type).toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode trigger(SynthesisedStack of) {
        return of.resources("Custom::Trigger").findFirst().orElseThrow();
    }

    private static JsonNode setUp(SynthesisedStack of) {
        return of.resources("AWS::Lambda::Function")
                .filter(each ->
                        each.path("Properties").path("FunctionName").asString().endsWith("-set-up"))
                .findFirst()
                .orElseThrow();
    }
}
