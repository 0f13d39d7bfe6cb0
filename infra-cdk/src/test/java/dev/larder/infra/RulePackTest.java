package dev.larder.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.core.wiring.Stage;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPack;
import io.github.cdklabs.cdknag.ServerlessChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;

/** cdk-nag finds nothing that is not acknowledged, with a reason, on the construct that it is about. */
final class RulePackTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void needsNode() {
        Node.check();
    }

    @Test
    void a_base_with_everything_in_it_breaks_no_rule() throws IOException {
        assertThat(findings(Synthesis.baseStack("default", Map.of("sftp", "true"), folder("base"))))
                .isEmpty();
    }

    @Test
    void an_environment_of_any_stage_breaks_no_rule() throws IOException {
        for (Stage stage : List.of(Stage.DEV, Stage.PRODUCTION)) {
            assertThat(findings(Synthesis.stack("feature/x", stage, folder(stage.text()))))
                    .as(stage.text())
                    .isEmpty();
        }
    }

    @Test
    void suppliers_that_come_by_sftp_break_no_rule() throws IOException {
        Map<String, String> options = Map.of("sftp", "true");
        assertThat(findings(Synthesis.environmentStack("feature/x", Stage.DEV, options, folder("sftp"))))
                .isEmpty();
    }

    @Test
    void an_environment_that_fetches_files_breaks_no_rule() throws IOException {
        Map<String, String> options = Map.of("pull", "true");
        assertThat(findings(Synthesis.environmentStack("feature/x", Stage.DEV, options, folder("pull"))))
                .isEmpty();
    }

    private static Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private static List<String> findings(Stack stack) {
        return Stream.<NagPack>of(new AwsSolutionsChecks(stack), new ServerlessChecks(stack))
                .flatMap(pack -> pack.validateScope(stack).getViolations().stream())
                .flatMap(broken -> broken.getViolatingResources().stream()
                        .map(resource -> broken.getRuleName() + " on " + resource.getConstructPath()))
                .toList();
    }
}
