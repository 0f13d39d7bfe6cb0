package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.SupplierPull.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files from suppliers' servers: a connector, a secret and a schedule for each, and a machine that may call no other connector. */
final class PullsTest {
    @TempDir
    private static Path folder;

    private static SynthesisedStack stack =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        stack = new SynthesisedStack(
                "larder-main",
                JsonMapper.shared()
                        .readTree(Synthesis.environment("main", Stage.DEV, Map.of("pull", "true"), folder("main"))));
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static JsonNode only(String type) {
        List<JsonNode> found = stack.resources(type).toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst().path("Properties");
    }

    @Test
    void a_connector_knows_the_server_its_host_keys_and_a_secret_that_a_person_fills() {
        JsonNode connector = only("AWS::Transfer::Connector");
        assertThat(connector.path("Url").asString()).isEqualTo("sftp://files.meridian.example:2222");
        assertThat(connector.at("/SftpConfig/TrustedHostKeys/0").asString())
                .isEqualTo(Synthesis.PULLS.getFirst().hostKeys().getFirst());
        assertThat(connector.at("/SftpConfig/UserSecretId").has("Ref")).isTrue();
        JsonNode secret = only("AWS::SecretsManager::Secret");
        assertThat(stack.text(secret.path("Name"))).isEqualTo("larder/main/meridian-server");
        assertThat(secret.at("/GenerateSecretString/SecretStringTemplate").asString())
                .isEqualTo("{\"Username\":\"larder\"}");
    }

    @Test
    void a_schedule_starts_the_machine_with_what_it_needs_to_know() {
        JsonNode schedule = only("AWS::Scheduler::Schedule");
        assertThat(schedule.path("ScheduleExpression").asString()).isEqualTo("rate(15 minutes)");
        JsonNode target = schedule.path("Target");
        assertThat(stack.text(target.path("Arn"))).endsWith(":stateMachine:larder-main-pull-files");
        assertThat(target.path("Input").toString())
                .contains("meridian/rx", "/outgoing", "ConnectorId", "landing")
                .contains("\\\\\\\\d{8}");
        assertThat(target.at("/DeadLetterConfig/Arn").isMissingNode()).isFalse();
    }

    @Test
    void the_machine_may_call_this_connector_alone() {
        String template = stack.template().toString();
        assertThat(template)
                .contains(
                        "\"Action\":[\"transfer:StartDirectoryListing\",\"transfer:StartFileTransfer\",\"transfer:ListFileTransferResults\",\"transfer:TestConnection\"],\"Effect\":\"Allow\",\"Resource\":{\"Fn::GetAtt\"");
    }

    @Test
    void the_connector_writes_where_nothing_is_a_delivery() {
        assertThat(stack.resources("AWS::IAM::Role")
                        .map(JsonNode::toString)
                        .filter(role -> role.contains("Fetches files of")))
                .singleElement()
                .asString()
                .contains("pulled/meridian/rx/*", "transfer.amazonaws.com", "aws:SourceAccount")
                .doesNotContain("suppliers/");
    }

    @Test
    void without_the_option_nothing_is_fetched_and_nothing_may_write_deliveries() throws IOException {
        assertThat(Synthesis.environment("main", Stage.DEV, Map.of(), folder("none")))
                .doesNotContain("AWS::Transfer::Connector", "pull-files", "plan-pull", "pulled/");
    }

    @Test
    void what_a_connector_cannot_do_is_refused() throws IOException {
        assertRefused(List.of(), "nothing is declared in the project's pulls.yaml");
        assertRefused(
                List.of(pull("/out", "SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDCVGhQIy0gSdXhmaw", "larder")),
                "it wants the public key itself, RSA or ECDSA; ssh-keyscan -t rsa,ecdsa files.meridian.example");
        String key = Synthesis.PULLS.getFirst().hostKeys().getFirst();
        assertRefused(List.of(pull(".", key, "larder")), "the folder '.'; a connector wants it from the server's root");
        assertRefused(
                List.of(pull("/out", key, "larder"), pull("/out", key, "other")),
                "the secret meridian-server in pulls.yaml is of the users larder and other");
    }

    private static SupplierPull pull(String remote, String hostKey, String user) {
        return new SupplierPull(
                FeedId.parse("meridian/rx"),
                new Server("files.meridian.example", 22),
                user,
                remote,
                ".*",
                List.of(hostKey),
                "meridian-server",
                Duration.ofMinutes(15));
    }

    private static void assertRefused(List<SupplierPull> pulls, String why) throws IOException {
        Path where = folder("refused");
        PlanFile plan =
                new PlanFile(Synthesis.plan(where), Synthesis.HASH, Synthesis.FEEDS, List.of(), List.of(), pulls);
        assertThatThrownBy(() -> Synthesis.inputs("main", Stage.DEV, plan, Map.of("pull", "true"), where))
                .hasMessageContaining(why);
    }
}
