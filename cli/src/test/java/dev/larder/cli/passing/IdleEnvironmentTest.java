package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.core.run.Release;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** AWS forgets executions, statements and messages; the lake and the database do not. */
class IdleEnvironmentTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void after_91_idle_days_a_delivery_is_published() throws IOException {
        MovedClock clock = new MovedClock();
        try (Workshop shop = Workshop.open(folder, DurableWrites.UNOBSERVED, clock)) {
            shop.drop("2026-01-01", 1);
            Release first = shop.awaitRelease(1);

            clock.advance(Duration.ofDays(91));

            String holder = shop.environment().settings().execution(first.run());
            assertThatThrownBy(() ->
                            shop.clients().stepFunctions().describeExecution(describe -> describe.executionArn(holder)))
                    .as("the fence names an execution that nobody knows any more")
                    .isInstanceOf(ExecutionDoesNotExistException.class);
            shop.drop("2026-01-02", 2);
            assertThat(shop.awaitRelease(2).mapping().deliveries()).hasSize(2);
        }
    }
}
