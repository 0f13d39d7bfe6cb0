package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code -c snapstart=true}: which functions start from snapshots, and that their callers name versions, of which alone there are any. */
final class SnapStartTest {
    @TempDir
    private Path folder;

    private List<JsonNode> functions(Map<String, String> options) throws IOException {
        Node.check();
        String template = Synthesis.environment("main", Stage.DEV, options, folder);
        return JsonMapper.shared()
                .readTree(template)
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals("AWS::Lambda::Function"))
                .map(resource -> resource.path("Properties"))
                .toList();
    }

    @Test
    void those_for_which_a_run_or_a_delivery_waits_start_from_snapshots_unless_their_storage_forbids_it()
            throws IOException {
        List<JsonNode> functions = functions(Map.of("snapstart", "true"));

        assertThat(functions)
                .filteredOn(function ->
                        function.path("SnapStart").path("ApplyOn").asString("").equals("PublishedVersions"))
                .extracting(function -> function.path("FunctionName").asString())
                .containsExactlyInAnyOrder(
                        "larder-main-plan-run",
                        "larder-main-copy",
                        "larder-main-transform",
                        "larder-main-test-data",
                        "larder-main-find-culprit",
                        "larder-main-publish",
                        "larder-main-write-report");
        assertThat(functions)
                .filteredOn(function ->
                        function.path("EphemeralStorage").path("Size").asInt(512) > 512)
                .isNotEmpty()
                .allMatch(function -> function.path("SnapStart").isMissingNode());
    }

    @Test
    void without_the_option_none_does() throws IOException {
        assertThat(functions(Map.of()))
                .isNotEmpty()
                .allMatch(function -> function.path("SnapStart").isMissingNode());
    }
}
