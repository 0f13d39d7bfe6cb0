package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.cli.grants.SimulatedCalls;
import dev.standin.aws.lambda.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment meets a run, one of the two with its locks held when the other comes; four times, or as often as
 * {@code -Dlarder.deployments=20} says.
 */
class DeploymentDuringRunTest {
    private static final int TIMES = Integer.getInteger("larder.deployments", 4);
    /** Transactions that a run has written when it is stopped, at most: planning, preparing, copying, building, comparing. */
    private static final int MOST_BEFORE = 6;

    private final HeldCommit commit = new HeldCommit();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void both_end_well_whoever_is_first() throws IOException {
        SimulatedCalls calls = SimulatedCalls.in("workshop");
        try (Workshop shop = Workshop.open(folder, commit, calls.andThen(commit::saw), Clock.systemUTC())) {
            shop.drop("2026-01-01", 1);
            shop.awaitRelease(1);
            for (int time = 1; time <= TIMES; time++) {
                // as if both the version and the plan were others: everything is written that may be
                shop.sql("update ops.foundation set laid = ''", "update ops.prepared_plan set plan = ''");
                boolean isRunFirst = time % 2 == 0;
                Outcome deployed = isRunFirst ? runFirst(shop, time) : deploymentFirst(shop, time);
                assertThat(deployed).isInstanceOf(Outcome.Returned.class);
                shop.awaitRelease(1 + time);
            }

            assertThat(shop.badEnds()).isEmpty();
            assertThat(calls.unasked())
                    .as("calls that no simulator is asked about")
                    .isEmpty();
            System.out.printf(
                    "deployments during a run: %d, half of them first; 0 failed deployments, 0 failed runs%n", TIMES);
        }
    }

    private Outcome runFirst(Workshop shop, int time) {
        commit.stopAfter(time / 2 % MOST_BEFORE);
        drop(shop, time);
        until(commit::stands);
        commit.watch();
        CompletableFuture<Outcome> deployment = CompletableFuture.supplyAsync(shop::setUp);
        until(() -> deployment.isDone() || commit.somebodyWaits());
        commit.goOn();
        return deployment.join();
    }

    private Outcome deploymentFirst(Workshop shop, int time) {
        commit.stopAfter(0);
        CompletableFuture<Outcome> deployment = CompletableFuture.supplyAsync(shop::setUp);
        until(commit::stands);
        commit.watch();
        drop(shop, time);
        until(commit::somebodyWaits);
        commit.goOn();
        return deployment.join();
    }

    private static void drop(Workshop shop, int time) {
        shop.drop(LocalDate.of(2026, 1, 1).plusDays(time).toString(), 1 + time);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
