package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a stack goes, by whose bootstrap, and how far its roles may go. */
final class TargetTest {
    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/larder-boundary";
    private static final Map<String, String> BOUNDED = Map.of("boundary", BOUNDARY, "qualifier", "larderbr");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsNode() {
        Node.check();
    }

    @Test
    void every_role_of_an_environment_carries_the_boundary_those_of_cdk_too() throws IOException {
        for (Stage stage : List.of(Stage.DEV, Stage.PRODUCTION)) {
            JsonNode template =
                    read(Synthesis.environment("main", stage, BOUNDED, folder("environment-" + stage.text())));
            assertThat(roles(template)).hasSizeGreaterThan(15).allSatisfy(TargetTest::assertBounded);
            assertThat(template.at("/Parameters/BootstrapVersion/Default").asString())
                    .isEqualTo("/cdk-bootstrap/larderbr/version");
        }
    }

    @Test
    void every_role_of_a_base_carries_the_boundary() throws IOException {
        Map<String, String> options = Map.of("boundary", BOUNDARY, "qualifier", "larderbr", "sftp", "true");
        JsonNode template = read(Synthesis.base("default", options, folder("base")));
        assertThat(roles(template)).hasSizeGreaterThan(4).allSatisfy(TargetTest::assertBounded);
        assertThat(template.at("/Parameters/BootstrapVersion/Default").asString())
                .isEqualTo("/cdk-bootstrap/larderbr/version");
    }

    @Test
    void what_is_no_policy_no_account_and_no_qualifier_is_refused() {
        Map.of(
                        "boundary", "larder-boundary",
                        "account", "4711",
                        "qualifier", "Larder-Branches")
                .forEach((name, value) -> assertThatThrownBy(() ->
                                Synthesis.environmentStack("main", Stage.DEV, Map.of(name, value), folder("refused")))
                        .hasMessageStartingWith("-c " + name + " is '" + value + "'; expected "));
    }

    private static void assertBounded(JsonNode role) {
        assertThat(role.path("Properties").path("PermissionsBoundary").asString(""))
                .isEqualTo(BOUNDARY);
    }

    private static List<JsonNode> roles(JsonNode template) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals("AWS::IAM::Role"))
                .toList();
    }

    private static JsonNode read(String template) {
        return JsonMapper.shared().readTree(template);
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
