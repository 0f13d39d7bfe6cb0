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

/** Suppliers that come by SFTP: as those that come by S3, and no further. */
final class SftpTest {
    private static final String KEY = "ssh-ed25519 " + "AAAAC3NzaC1lZDI1NTE5AAAAI".repeat(3);

    @TempDir
    private static Path folder;

    private static SynthesisedStack stack =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        Map<String, String> options = Map.of("sftp", "meridian=" + KEY + ",apothecary=" + KEY);
        stack = new SynthesisedStack(
                "larder-main",
                JsonMapper.shared().readTree(Synthesis.environment("main", Stage.DEV, options, folder("main"))));
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Test
    void a_supplier_sees_its_own_drop_and_receipts_as_two_folders_and_nothing_above_them() {
        JsonNode user = user();
        assertThat(stack.text(user.path("ServerId"))).isEqualTo("shared:/larder/base/default/sftp-server-id");
        assertThat(user.path("UserName").asString()).isEqualTo("main.meridian");
        assertThat(user.path("HomeDirectoryType").asString()).isEqualTo("LOGICAL");
        assertThat(user.path("HomeDirectoryMappings").valueStream().map(SftpTest::mapping))
                .containsExactly(
                        "/drop -> /larder-main-euc1-landing-123456789012/suppliers/meridian",
                        "/receipts -> /larder-main-euc1-lake-123456789012/receipts/meridian");
        assertThat(user.path("SshPublicKeys").valueStream().map(JsonNode::asString))
                .containsExactly(KEY);
    }

    private static String mapping(JsonNode mapping) {
        return mapping.path("Entry").asString() + " -> " + stack.text(mapping.path("Target"));
    }

    @Test
    void its_rights_are_letter_by_letter_those_of_a_supplier_that_comes_by_s3() {
        JsonNode bySftp = role(user().path("Role").path("Fn::GetAtt").get(0).asString());
        JsonNode byS3 = stack.resources("AWS::IAM::Role")
                .map(role -> role.path("Properties"))
                .filter(role -> role.path("AssumeRolePolicyDocument").toString().contains("111122223333"))
                .findFirst()
                .orElseThrow();
        assertThat(bySftp.path("Policies")).isEqualTo(byS3.path("Policies"));
        assertThat(bySftp.path("Policies").toString())
                .contains("suppliers/meridian/*", "receipts/meridian/*")
                .doesNotContain("apothecary", "s3:Delete", "s3:*");
        JsonNode trust =
                bySftp.path("AssumeRolePolicyDocument").path("Statement").get(0);
        assertThat(trust.at("/Principal/Service").asString()).isEqualTo("transfer.amazonaws.com");
        assertThat(stack.text(trust.at("/Condition/StringEquals").path("aws:SourceAccount")))
                .isEqualTo("123456789012");
    }

    @Test
    void without_a_key_nobody_comes_by_sftp() throws IOException {
        assertThat(Synthesis.environment("main", Stage.DEV, Map.of(), folder("none")))
                .doesNotContain("AWS::Transfer::", "sftp");
    }

    @Test
    void a_supplier_that_the_project_does_not_know_and_a_key_that_is_none_are_refused() {
        assertThatThrownBy(() -> Synthesis.environmentStack(
                        "main", Stage.DEV, Map.of("sftp", "meridan=" + KEY), folder("unknown")))
                .hasMessage("the project has no supplier 'meridan'; it has apothecary, meridian");
        for (String none : List.of("meridian", "meridian=ssh-dss AAAA", "meridian=" + KEY + " ann@laptop")) {
            assertThatThrownBy(
                            () -> Synthesis.environmentStack("main", Stage.DEV, Map.of("sftp", none), folder("no-key")))
                    .hasMessageStartingWith("-c sftp has '" + none + "'; expected SUPPLIER=KEY");
        }
    }

    private static JsonNode user() {
        return stack.resources("AWS::Transfer::User")
                .map(user -> user.path("Properties"))
                .filter(user -> user.path("UserName").asString().endsWith(".meridian"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode role(String id) {
        return stack.template().path("Resources").path(id).path("Properties");
    }
}
