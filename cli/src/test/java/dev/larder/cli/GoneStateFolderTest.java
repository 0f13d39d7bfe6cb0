package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.grants.SmallProject;
import dev.standin.aws.local.RunningEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody deletes or moves the state folder of an environment that is up. */
final class GoneStateFolderTest {
    @Test
    void up_ends_with_a_sentence_when_its_state_folder_is_gone(@TempDir Path folder) throws Exception {
        Path project = SmallProject.in(folder.resolve("project"));
        Files.writeString(project.resolve("suppliers.yaml"), "acme:\n  notify: [desk@acme.example]\n");
        Path state = folder.resolve("state");
        CompletableFuture<Typed> up =
                CompletableFuture.supplyAsync(() -> Typed.larder("up", "--project", project, "--state", state));
        await().atMost(Duration.ofMinutes(1)).until(() -> up.isDone() || isReady(state));

        Files.move(state, folder.resolve("elsewhere"));

        Typed ended = up.get(1, TimeUnit.MINUTES);
        assertThat(ended.err())
                .isEqualTo("larder: the state folder " + state
                        + " was deleted, moved or replaced while it was in use: nothing more is acknowledged\n"
                        + "  help: if the folder was moved, put it back; otherwise start again with an empty one and"
                        + " drop the files again\n");
        assertThat(ended.exit()).isEqualTo(4);
        assertThat(ended.out())
                .contains("on AWS desk@acme.example would be told of what lies below notices/acme/ in the lake\n");
        assertThat(state).doesNotExist();
    }

    private static boolean isReady(Path state) {
        return RunningEnvironment.find(state).isPresent();
    }
}
