package dev.larder.cli.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.TestProject;
import dev.larder.cli.Typed;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import dev.larder.core.contract.FeedId;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.core.wiring.SupplierPull.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code larder pull} and the schedule of {@code larder up --pull} say when nothing can be fetched. */
final class PullCommandTest {
    @TempDir
    private static Path folder = Path.of("");

    private static Path project = Path.of("");
    private static Path state = Path.of("");

    @BeforeAll
    static void open() throws IOException {
        project = SmallProject.in(folder.resolve("project"));
        Files.writeString(project.resolve("pulls.yaml"), """
                acme/sale:
                  host: 127.0.0.1
                  user: larder
                  hostKey: SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDCVGhQIy0gSdXhmaw
                  secret: no-such-secret
                """);
        state = folder.resolve("state");
        LocalEnvironment.deploy(state, TestProject.plan(project), 0).close();
    }

    @Test
    void a_server_whose_secret_is_missing_is_said_and_is_infrastructure() {
        Typed typed = Typed.larder("pull", "--project", project, "--state", state);
        assertThat(typed.exit()).isEqualTo(4);
        assertThat(typed.err())
                .isEqualTo(
                        "larder: the secret no-such-secret is not known here; put the password or the private key into the"
                                + " variable LARDER_SECRET_NO_SUCH_SECRET\n");
    }

    @Test
    void a_feed_that_is_not_in_the_file_and_a_project_without_the_file_are_usage() throws IOException {
        Typed.larder("pull", "acme/sales", "--project", project, "--state", state)
                .isRefused(2, "pulls.yaml has no acme/sales", "it has acme/sale");
        Path none = SmallProject.in(folder.resolve("none"));
        Typed.larder("pull", "--project", none, "--state", state)
                .isRefused(2, "the project " + none + " declares no server in pulls.yaml", "docs/deploy.md says how");
        Typed.larder("up", "--pull", "--project", none, "--state", folder.resolve("up"))
                .isRefused(2, "the project " + none + " declares no server in pulls.yaml", "docs/deploy.md says how");
    }

    @Test
    void the_schedule_tells_a_trouble_once_however_often_it_looks() {
        List<String> told = new CopyOnWriteArrayList<>();
        SupplierPull pull = new SupplierPull(
                FeedId.parse("acme/sale"),
                new Server("127.0.0.1", 1),
                "larder",
                ".",
                ".*",
                List.of("SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDCVGhQIy0gSdXhmaw"),
                "no-such-secret",
                Duration.ofMillis(5));
        try (LocalEnvironment environment =
                        LocalEnvironment.deploy(folder.resolve("other"), TestProject.plan(project), 0);
                PullSchedule _ = PullSchedule.start(List.of(pull), environment, new Secrets(Map.of()), told::add)) {
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> told.size() == 1);
        }
        assertThat(told.getFirst()).startsWith("not pulled the secret no-such-secret is not known here");
    }
}
