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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Suppliers that come by SFTP: to their own drop and receipts, and no further. */
final class SftpTest {
    @TempDir
    private static Path folder;

    private static SynthesisedStack stack =
            new SynthesisedStack("", JsonMapper.shared().createObjectNode());

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        Map<String, String> options = Map.of("sftp", "true");
        stack = new SynthesisedStack(
                "larder-main",
                JsonMapper.shared().readTree(Synthesis.environment("main", Stage.DEV, options, folder("main"))));
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    @Test
    void a_supplier_sees_a_drop_for_each_feed_and_its_receipts_and_nothing_above_them() {
        JsonNode user = user("meridian");
        assertThat(stack.text(user.path("ServerId"))).isEqualTo("shared:/larder/base/default/sftp-server-id");
        assertThat(user.path("UserName").asString()).isEqualTo("main.meridian");
        assertThat(user.path("HomeDirectoryType").asString()).isEqualTo("LOGICAL");
        assertThat(user.path("HomeDirectoryMappings").valueStream().map(SftpTest::mapping))
                .containsExactly(
                        "/drop/prescribers -> /larder-main-euc1-landing-123456789012/suppliers/meridian/prescribers",
                        "/drop/rx -> /larder-main-euc1-landing-123456789012/suppliers/meridian/rx",
                        "/receipts -> /larder-main-euc1-lake-123456789012/receipts/meridian");
        assertThat(user.path("SshPublicKeys").valueStream().map(JsonNode::asString))
                .containsExactly(Synthesis.KEY);
    }

    private static String mapping(JsonNode mapping) {
        return mapping.path("Entry").asString() + " -> " + stack.text(mapping.path("Target"));
    }

    @Test
    void it_writes_under_temporary_names_and_renames_and_reads_nothing_else() {
        List<String> statements = statements("meridian");
        assertThat(statements)
                .containsExactly(
                        "s3:PutObject on suppliers/meridian/* if StringLike s3:x-amz-copy-source is "
                                + "larder-main-euc1-landing-123456789012/* or /larder-main-euc1-landing-123456789012/*",
                        "s3:PutObject, s3:AbortMultipartUpload, s3:GetObject, s3:DeleteObject on suppliers/meridian/*.partial",
                        "s3:PutObject, s3:AbortMultipartUpload, s3:GetObject, s3:DeleteObject on suppliers/meridian/*.tmp",
                        "s3:PutObject, s3:AbortMultipartUpload, s3:GetObject, s3:DeleteObject on suppliers/meridian/*.filepart",
                        "s3:ListBucket on landing if StringLike s3:prefix is suppliers/meridian/*",
                        "s3:GetObject on receipts/meridian/*",
                        "s3:ListBucket on lake if StringLike s3:prefix is receipts/meridian/*");
    }

    @Test
    void one_that_is_declared_direct_writes_under_any_name_of_its_own() {
        assertThat(statements("apothecary"))
                .contains("s3:PutObject, s3:AbortMultipartUpload on suppliers/apothecary/*")
                .noneMatch(statement -> statement.contains("copy-source") || statement.contains("meridian"));
    }

    @Test
    void nobody_but_transfer_family_of_this_account_takes_the_role_on() {
        JsonNode trust = role("meridian").path("AssumeRolePolicyDocument").path("Statement");
        assertThat(trust).hasSize(1);
        assertThat(trust.at("/0/Principal/Service").asString()).isEqualTo("transfer.amazonaws.com");
        assertThat(stack.text(trust.at("/0/Condition/StringEquals").path("aws:SourceAccount")))
                .isEqualTo("123456789012");
    }

    private static List<String> statements(String supplier) {
        return role(supplier)
                .at("/Policies/0/PolicyDocument/Statement")
                .valueStream()
                .map(SftpTest::sentence)
                .toList();
    }

    private static String sentence(JsonNode statement) {
        String resource = stack.text(statement.path("Resource"))
                .replaceFirst("arn:aws:s3:::larder-main-euc1-(landing|lake)-123456789012", "$1")
                .replaceFirst("^(landing|lake)/", "");
        return texts(statement.path("Action"), ", ") + " on " + resource + condition(statement.path("Condition"));
    }

    private static String condition(JsonNode condition) {
        StringBuilder text = new StringBuilder();
        condition
                .properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> text.append(" if ")
                                .append(operator.getKey())
                                .append(' ')
                                .append(key.getKey())
                                .append(" is ")
                                .append(texts(key.getValue(), " or "))));
        return text.toString();
    }

    private static String texts(JsonNode node, String between) {
        return (node.isArray() ? node.valueStream() : Stream.of(node))
                .map(stack::text)
                .collect(Collectors.joining(between));
    }

    @Test
    void without_the_option_nobody_comes_by_sftp() throws IOException {
        assertThat(Synthesis.environment("main", Stage.DEV, Map.of(), folder("none")))
                .doesNotContain("AWS::Transfer::", "sftp");
    }

    @Test
    void sftp_without_anybody_who_comes_by_it_and_the_former_form_are_refused() {
        PlanFile nobody = new PlanFile(
                folder.resolve("plan.json"), Synthesis.HASH, Synthesis.FEEDS, List.of(), List.of(), List.of());
        assertThatThrownBy(() -> Synthesis.inputs("main", Stage.DEV, nobody, Map.of("sftp", "true"), folder("nobody")))
                .hasMessage("-c sftp=true, and no supplier has a key: declare them in the project's suppliers.yaml, and"
                        + " compile it: ./larder check");
        assertThatThrownBy(() -> Synthesis.environmentStack(
                        "main", Stage.DEV, Map.of("sftp", "meridian=" + Synthesis.KEY), folder("former")))
                .hasMessage("-c sftp is 'meridian=" + Synthesis.KEY + "'; expected true or false");
    }

    private static JsonNode user(String supplier) {
        return stack.resources("AWS::Transfer::User")
                .map(user -> user.path("Properties"))
                .filter(user -> user.path("UserName").asString().endsWith("." + supplier))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode role(String supplier) {
        String id = user(supplier).path("Role").path("Fn::GetAtt").get(0).asString();
        return stack.template().path("Resources").path(id).path("Properties");
    }
}
