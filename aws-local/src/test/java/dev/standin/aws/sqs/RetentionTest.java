package dev.standin.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.MovedClock;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Sources: SQS API Reference, SetQueueAttributes, MessageRetentionPeriod; Developer Guide, "Using dead-letter queues in Amazon SQS". */
class RetentionTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final MovedClock clock = new MovedClock();
    private final Path folder;
    private StateFolder state;
    private QueueStore store;

    RetentionTest(@TempDir Path folder) {
        this.folder = folder;
        state = StateFolder.open(folder);
        store = QueueStore.open(state, clock);
    }

    @AfterEach
    void close() {
        store.close();
        state.close();
    }

    @Test
    void a_message_is_there_for_four_days() {
        Queue queue = store.create("q", QueueSettings.DEFAULT);
        queue.send("old");
        clock.advance(Duration.ofDays(4).minusSeconds(1));
        assertThat(queue.counts().visible()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));

        assertThat(queue.counts().visible()).isZero();
        assertThat(queue.receive(1, AT_ONCE)).isEmpty();
    }

    @Test
    void a_message_in_a_dead_letter_queue_is_as_old_as_it_was_first_sent() {
        Queue dead = store.create("dead", QueueSettings.DEFAULT.retaining(QueueSettings.LONGEST_RETENTION));
        Queue queue = store.create("q", new QueueSettings(0, 0, 864_000, new QueueSettings.Redrive("dead", 1)));
        queue.send("poison");
        clock.advance(Duration.ofDays(9));
        queue.receive(1, AT_ONCE);
        queue.receive(1, AT_ONCE);
        assertThat(dead.counts().visible()).isEqualTo(1);

        clock.advance(Duration.ofDays(5));

        assertThat(dead.counts().visible()).isZero();
    }

    @Test
    void what_expired_is_gone_for_good() {
        Queue queue = store.create("q", QueueSettings.DEFAULT);
        queue.send("old");
        clock.advance(Duration.ofDays(4));
        assertThat(queue.counts().visible()).isZero();
        store.create("q", QueueSettings.DEFAULT.retaining(QueueSettings.LONGEST_RETENTION));
        reopen();

        assertThat(store.queue("q").counts().visible()).isZero();
    }

    @Test
    void what_expired_while_nothing_ran_is_gone_at_the_next_opening() {
        store.create("q", QueueSettings.DEFAULT).send("old");
        clock.advance(Duration.ofDays(4));
        reopen();

        assertThat(store.queue("q").receive(1, AT_ONCE)).isEmpty();
    }

    @Test
    void an_attribute_says_how_long() {
        Queue queue = store.create("q", set("{\"MessageRetentionPeriod\": \"60\"}"));
        queue.send("short");

        assertThat(QueueAttributes.of(queue, List.of("MessageRetentionPeriod")).toString())
                .isEqualTo("{\"MessageRetentionPeriod\":\"60\"}");
        clock.advance(Duration.ofSeconds(60));
        assertThat(queue.counts().visible()).isZero();
        assertThatThrownBy(() -> set("{\"MessageRetentionPeriod\": \"59\"}"))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("is 60 to 1209600 seconds, found '59'");
    }

    @Test
    void settings_that_do_not_say_it_are_those_of_sqs() {
        QueueSettings old = JsonMapper.shared()
                .readValue("{\"visibilitySeconds\": 30, \"delaySeconds\": 0, \"redrive\": null}", QueueSettings.class);

        assertThat(old).isEqualTo(QueueSettings.DEFAULT);
        assertThat(old.retentionSeconds()).isEqualTo(345_600);
    }

    private QueueSettings set(String attributes) {
        return QueueAttributes.changed(
                QueueSettings.DEFAULT, JsonMapper.shared().readTree(attributes), store);
    }

    private void reopen() {
        close();
        state = StateFolder.open(folder);
        store = QueueStore.open(state, clock);
    }
}
