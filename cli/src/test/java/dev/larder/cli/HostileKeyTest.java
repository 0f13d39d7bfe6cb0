package dev.larder.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.aws.AwsClients;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.grants.SmallProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** A supplier's key has characters that XML cannot carry and that a terminal would obey. */
final class HostileKeyTest {
    private static final String HOSTILE = "suppliers/acme/nothing/sale\u001b[2J\n\u202e\uffff.csv";

    @Test
    void it_is_answered_like_an_unknown_one_and_holds_nothing_up(@TempDir Path folder) throws Exception {
        Path project = SmallProject.in(folder.resolve("project"));
        Path state = folder.resolve("state");
        try (LocalEnvironment local = LocalEnvironment.deploy(state, TestProject.plan(project), 0)) {
            String bucket = local.environment().settings().landingBucket();
            try (AwsClients clients = new AwsClients(local.variables())) {
                for (String key : List.of(HOSTILE, "suppliers/acme/sale/sale_1")) {
                    clients.s3()
                            .putObject(
                                    put -> put.bucket(bucket).key(key),
                                    RequestBody.fromString(SmallProject.day("2026-02-01", 3)));
                }
            }
            local.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> keys(local, "releases/").contains("releases/1.json")
                            && keys(local, "receipts/").stream()
                                            .filter(key -> key.endsWith(".txt"))
                                            .count()
                                    == 2);
        }

        Typed again = Typed.larder("run", "--project", project, "--state", state);
        Typed status = Typed.larder("status", "--state", state);

        assertThat(again.exit()).as(again.out() + again.err()).isIn(0, 3);
        assertThat(status.exit()).as(status.err()).isZero();
        assertThat(status.out())
                .contains("sale\\u{1b}[2J\\u{a}\\u{202e}\\u{ffff}.csv")
                .doesNotContain("\u001b", "\u202e", "\uffff");
    }

    private static List<String> keys(LocalEnvironment local, String prefix) {
        return local.environment().lake().objects().keys(prefix);
    }
}
