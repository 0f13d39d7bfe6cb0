package dev.larder.cli.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.larder.core.cost.IdleCost;
import dev.larder.core.cost.UseCost;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.wiring.LarderWiring;
import dev.standin.aws.Access;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The calls that {@link UseCost} prices, counted: permissions that functions and the warehouse needed, which is one more than the calls
 * where a call needs two. {@code -Dlarder.files=1000} counts a thousand files.
 */
class CountedUseTest {
    private static final int FILES = Integer.getInteger("larder.files", 20);
    private static final Set<String> WRITES = Set.of("s3:PutObject", "s3:ListBucket", "s3:ListBucketVersions");
    private static final Set<String> READS = Set.of("s3:GetObject", "s3:GetObjectVersion");
    private static final Set<String> QUEUES = Set.of("sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage");

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @TempDir
    private Path folder = Path.of("");

    private void saw(Access access) {
        if (access.caller().startsWith("larder-workshop-")) {
            calls.merge(access.action(), 1, Integer::sum);
        }
    }

    private double counted(Set<String> actions) {
        return actions.stream()
                .mapToInt(action -> calls.getOrDefault(action, 0))
                .sum();
    }

    @Test
    void files_and_a_run_make_the_calls_that_are_priced() throws IOException {
        try (Workshop shop = Workshop.open(folder, DurableWrites.UNOBSERVED, this::saw, Clock.systemUTC())) {
            await().until(() -> pending(shop) == 0);
            shop.aws().poll(Set.of(LarderWiring.LANDED));
            calls.clear();
            for (int file = 0; file < FILES; file++) {
                shop.drop(LocalDate.of(2024, 1, 1).plusDays(file).toString(), 1);
            }
            await().atMost(Duration.ofMinutes(10)).until(() -> pending(shop) == FILES);
            double queued = counted(QUEUES);
            shop.aws().start();
            shop.awaitRelease(1);

            assertNear(counted(WRITES), FILES * UseCost.WRITES_OF_A_FILE + UseCost.WRITES_OF_A_RUN);
            assertNear(counted(READS), FILES * UseCost.READS_OF_A_FILE + UseCost.READS_OF_A_RUN);
            // The announcement that EventBridge sends is no call of a function.
            assertThat(queued).isBetween(FILES * 1.0, FILES * UseCost.QUEUE_CALLS_OF_A_FILE);
            assertNear((double) states(shop), UseCost.TRANSITIONS_OF_A_RUN);
            System.out.printf(
                    "%d files and one run: %.0f writes and lists, %.0f reads, %.0f calls of queues, %d states%n",
                    FILES, counted(WRITES), counted(READS), counted(QUEUES) + FILES, states(shop));
        }
    }

    @Test
    void calls_by_a_schedule_list_as_often_as_they_are_priced_and_read_each_calendar_and_page() throws IOException {
        try (Workshop shop = Workshop.open(folder, DurableWrites.UNOBSERVED, this::saw, Clock.systemUTC())) {
            await().until(() -> pending(shop) == 0);
            shop.aws().poll(Set.of());
            await().during(Duration.ofSeconds(1)).until(() -> true);
            calls.clear();
            shop.aws().invoke("start-run", "{}");
            shop.aws().invoke("reconcile-landing", "{}");

            // One more permission than lists: who may list is told that the mark of announcements is not there.
            assertThat(counted(WRITES)).isEqualTo(IdleCost.LISTS_OF_STARTING + IdleCost.LISTS_OF_RECONCILING + 1);
            // The calendar of its feed, the page of its supplier, and that mark.
            assertThat(counted(READS)).isEqualTo(3);
        }
    }

    private static void assertNear(double counted, double priced) {
        assertThat(counted).isCloseTo(priced, Percentage.withPercentage(25));
    }

    private static int pending(Workshop shop) {
        return shop.environment().lake().objects().keys(LakeLayout.pending()).size();
    }

    private static long states(Workshop shop) {
        SfnClient states = shop.clients().stepFunctions();
        return states
                .listExecutionsPaginator(list ->
                        list.stateMachineArn(shop.environment().settings().machine()))
                .executions()
                .stream()
                .flatMap(run ->
                        states
                                .getExecutionHistoryPaginator(get -> get.executionArn(run.executionArn()))
                                .events()
                                .stream())
                .filter(event -> event.typeAsString().endsWith("StateEntered"))
                .count();
    }
}
