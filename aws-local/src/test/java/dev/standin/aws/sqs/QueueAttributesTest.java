package dev.standin.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.StateFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class QueueAttributesTest {
    @TempDir
    private Path folder = Path.of("");

    /** Each setting is made in a second of its own, which is the setting. */
    @Test
    void settings_are_told_with_the_time_at_which_they_were_made() throws Exception {
        AtomicLong second = new AtomicLong(1);
        AtomicBoolean over = new AtomicBoolean();
        try (StateFolder state = StateFolder.open(folder);
                QueueStore store = QueueStore.open(state, ticking(second));
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Queue queue = store.create("q", new QueueSettings(1, 0, null));
            Future<?> looking = threads.submit(() -> {
                while (!over.get()) {
                    JsonNode told = QueueAttributes.of(queue, List.of("All"));
                    assertThat(told.path("LastModifiedTimestamp")).isEqualTo(told.path("VisibilityTimeout"));
                }
            });
            for (int next = 2; next < 100; next++) {
                second.set(next);
                store.create("q", new QueueSettings(next, 0, null));
            }
            over.set(true);
            looking.get();
        }
    }

    private static Clock ticking(AtomicLong second) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochSecond(second.get());
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
