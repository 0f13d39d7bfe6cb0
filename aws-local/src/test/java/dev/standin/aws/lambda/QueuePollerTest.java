package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.Access;
import dev.standin.aws.AccessDenied;
import dev.standin.aws.Callers;
import dev.standin.aws.MovedClock;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.sqs.QueueSettings;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.sqs.SqsService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QueuePollerTest {
    private static final Duration VISIBILITY = Duration.ofMinutes(15);
    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:landed";

    @TempDir
    private Path folder;

    private final MovedClock clock = new MovedClock();
    private final Set<Access> asked = ConcurrentHashMap.newKeySet();
    private final Callers callers = new Callers(asked::add);
    private final Function function =
            SampleHandlers.deployed(SampleHandlers.Batch.class, Duration.ofMinutes(14), reading());
    private final FunctionHost host = new FunctionHost(List.of(function), callers);
    private StateFolder state;
    private QueueStore store;
    private Queue queue;
    private Queue dead;

    private static Permission[] reading() {
        return Stream.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
                .map(action -> new Permission(action, ARN))
                .toArray(Permission[]::new);
    }

    @BeforeEach
    void createQueues() {
        SampleHandlers.Batch.SEEN.clear();
        state = StateFolder.open(folder);
        store = QueueStore.open(state, clock);
        dead = store.create("landed-dead", QueueSettings.DEFAULT);
        queue = store.create(
                "landed",
                new QueueSettings((int) VISIBILITY.toSeconds(), 0, new QueueSettings.Redrive("landed-dead", 2)));
    }

    @AfterEach
    void close() {
        host.close();
        store.close();
        state.close();
    }

    private QueuePoller poller(int batch, Duration window, boolean enabled) {
        return poller(batch, window, enabled, function);
    }

    private QueuePoller poller(int batch, Duration window, boolean enabled, Function consumer) {
        SqsService sqs = new SqsService(store, URI.create("http://127.0.0.1:1"));
        EventSource source = new EventSource(
                "id",
                ARN,
                sqs.url("landed"),
                batch,
                window,
                consumer,
                callers.role(consumer.name(), consumer.permissions()));
        return QueuePoller.start(source, sqs, host, enabled);
    }

    @Test
    void messages_that_are_done_are_deleted_and_a_poison_one_ends_in_the_dead_letter_queue_without_holding_up_others()
            throws InterruptedException {
        queue.send("poison");
        queue.send("fine");
        try (QueuePoller poller = poller(10, Duration.ZERO, true)) {
            assertThat(seen()).contains("poison");
            await().until(() -> queue.counts().equals(new Queue.Counts(0, 1, 0)));
            queue.send("another");
            await().until(() -> SampleHandlers.Batch.SEEN.contains(List.of("another")));
            assertThat(dead.counts().visible()).isZero();
            clock.advance(VISIBILITY);
            await().until(() -> SampleHandlers.Batch.SEEN.contains(List.of("poison")));
            clock.advance(VISIBILITY);
            await().until(() -> dead.counts().visible() == 1);
            assertThat(poller.state()).isEqualTo("Enabled");
        }
        assertThat(queue.counts()).isEqualTo(new Queue.Counts(0, 0, 0));
    }

    private static List<String> seen() throws InterruptedException {
        List<String> batch = SampleHandlers.Batch.SEEN.poll(20, TimeUnit.SECONDS);
        assertThat(batch).isNotNull();
        return batch;
    }

    @Test
    void a_paused_poller_takes_nothing_until_it_is_resumed() throws InterruptedException {
        try (QueuePoller poller = poller(10, Duration.ZERO, true)) {
            poller.enable(false);
            await().until(() -> poller.state().equals("Disabled"));
            queue.send("fine");
            assertThat(queue.counts().visible()).isEqualTo(1);
            poller.enable(true);
            assertThat(seen()).containsExactly("fine");
        }
    }

    @Test
    void a_poller_that_begins_paused_hands_over_what_gathered_in_one_batch() throws InterruptedException {
        try (QueuePoller poller = poller(10, Duration.ZERO, false)) {
            queue.send("one");
            queue.send("two");
            poller.enable(true);
            assertThat(seen()).containsExactly("one", "two");
        }
    }

    @Test
    void messages_gather_in_the_window_until_the_batch_is_full() throws InterruptedException {
        try (QueuePoller poller = poller(3, Duration.ofMinutes(1), true)) {
            for (int sent = 1; sent <= 3; sent++) {
                int expected = sent;
                queue.send("message " + sent);
                await().until(() -> queue.counts().inFlight() == expected || expected == 3);
            }
            assertThat(seen()).containsExactly("message 1", "message 2", "message 3");
            assertThat(poller.state()).isEqualTo("Enabled");
        }
    }

    @Test
    void a_batch_of_more_than_one_receive_gives_takes_all_that_is_there_without_a_pause_between()
            throws InterruptedException {
        for (int sent = 0; sent < 345; sent++) {
            queue.send("message " + sent);
        }
        try (QueuePoller poller = poller(1_000, Duration.ofSeconds(1), true)) {
            assertThat(seen()).hasSize(345);
            assertThat(poller.state()).isEqualTo("Enabled");
        }
    }

    @Test
    void the_queue_is_read_with_the_functions_permissions_and_no_others() {
        queue.send("fine");
        try (QueuePoller poller = poller(10, Duration.ZERO, true)) {
            await().until(() -> queue.counts().equals(new Queue.Counts(0, 0, 0)));
            assertThat(poller.source().queueArn()).isEqualTo(ARN);
        }
        assertThat(asked)
                .extracting(access -> access.caller() + " " + access.action())
                .containsExactlyInAnyOrder(
                        "stack-test-Batch sqs:GetQueueAttributes",
                        "stack-test-Batch sqs:ReceiveMessage",
                        "stack-test-Batch sqs:DeleteMessage");
        Function without = SampleHandlers.deployed(SampleHandlers.Batch.class, Duration.ofMinutes(1));
        assertThatThrownBy(() -> poller(10, Duration.ZERO, true, without)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void a_message_may_not_appear_again_while_its_function_works() {
        Function slow = SampleHandlers.deployed(SampleHandlers.Batch.class, Duration.ofMinutes(16), reading());
        assertThatThrownBy(() -> poller(10, Duration.ZERO, true, slow))
                .hasMessageContaining(
                        "Queue visibility timeout: 900 seconds is less than Function timeout: 960 seconds");
    }
}
