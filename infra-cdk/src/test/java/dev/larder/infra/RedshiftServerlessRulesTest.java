package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule pack for Redshift Serverless: the base breaks none, and each fires when what it asks for is changed in the template's text. */
final class RedshiftServerlessRulesTest {
    /** The rule and a change of the text that breaks it. */
    private static final Map<String, List<String>> FIRES = new LinkedHashMap<>();

    static {
        FIRES.put("a namespace is encrypted with a key of ours", List.of("\"KmsKeyId\": {", "\"X\": {"));
        FIRES.put(
                "the admin's password is a secret that AWS manages",
                List.of("\"ManageAdminPassword\": true", "\"AdminUserPassword\": \"x\""));
        FIRES.put(
                "the admin's secret is encrypted with a key of ours",
                List.of("\"AdminPasswordSecretKmsKeyId\"", "\"X\""));
        FIRES.put("a namespace exports its three logs", List.of("\"userlog\",", ""));
        FIRES.put(
                "each exported log has a group that forgets",
                List.of("/aws/redshift/larder-base/userlog", "/aws/redshift/other/userlog"));
        FIRES.put("no workgroup is public", List.of("\"PubliclyAccessible\": false", "\"PubliclyAccessible\": true"));
        FIRES.put(
                "a workgroup reads S3 through its network",
                List.of("\"EnhancedVpcRouting\": true", "\"EnhancedVpcRouting\": false"));
        FIRES.put("a workgroup has three subnets", List.of("\"SubnetIds\"", "\"X\""));
        FIRES.put("a workgroup lets nobody in without TLS", List.of("\"require_ssl\"", "\"x\""));
        FIRES.put("a workgroup stops what runs for ever", List.of("\"max_query_execution_time\"", "\"x\""));
        FIRES.put("a workgroup grows to a limit", List.of("\"MaxCapacity\"", "\"X\""));
        FIRES.put("a workgroup has a usage limit that stops it", List.of("deactivate", "log"));
    }

    @TempDir
    private static Path folder;

    private static String template = "";

    @BeforeAll
    static void synthesise() throws IOException {
        Node.check();
        template = Synthesis.base("default", Map.of(), folder);
    }

    @Test
    void the_base_breaks_no_rule() {
        assertThat(RedshiftServerlessRules.broken(json(template))).isEmpty();
    }

    @Test
    void each_rule_fires_when_what_it_asks_for_is_not_there() {
        assertThat(FIRES.keySet()).containsExactlyElementsOf(RedshiftServerlessRules.names());
        FIRES.forEach((rule, change) -> {
            String changed = template.replace(change.get(0), change.get(1));
            assertThat(changed).as(rule).isNotEqualTo(template);
            assertThat(RedshiftServerlessRules.broken(json(changed))).as(rule).contains(rule);
        });
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
