package dev.larder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.standin.aws.local.LocalAws;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SchedulesTest {

    @TempDir
    private Path state;

    @BeforeEach
    void forget() {
        SmallHandlers.forget();
    }

    @Test
    void a_function_is_called_at_once_and_again_but_never_while_its_former_call_works() throws Exception {
        try (LocalLarder aws = open()) {
            aws.start();
            JsonNode first = Objects.requireNonNull(SmallHandlers.TICKS.poll(20, TimeUnit.SECONDS));
            assertThat(first.path("detail-type").asString()).isEqualTo("Scheduled Event");
            assertThat(first.path("source").asString()).isEqualTo("aws.events");
            assertThat(first.path("resources").get(0).asString())
                    .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/larder-test-tick-schedule");
            await().during(200, TimeUnit.MILLISECONDS).until(() -> SmallHandlers.TICKS.isEmpty());
            SmallHandlers.TICKS_ALLOWED.release(3);
            await().until(() -> SmallHandlers.TICKS.size() == 3);
            assertThat(SmallHandlers.TICKS_AT_ONCE).hasValue(1);
            SmallHandlers.TICKS_ALLOWED.release(1_000_000);
        }
    }

    @Test
    void the_event_has_the_fields_of_the_sample_from_awss_own_libraries() throws Exception {
        Path samples = Path.of(System.getProperty("larder.root", "..")).resolve("aws-local/src/test/resources/events");
        JsonNode sample = JsonMapper.shared().readTree(samples.resolve("cloudwatch_event.json"));
        try (LocalLarder aws = open()) {
            aws.start();
            SmallHandlers.TICKS_ALLOWED.release(1_000_000);
            JsonNode event = Objects.requireNonNull(SmallHandlers.TICKS.poll(20, TimeUnit.SECONDS));
            assertThat(event.propertyNames()).containsExactlyInAnyOrderElementsOf(sample.propertyNames());
            assertThat(event.propertyNames())
                    .allSatisfy(name -> assertThat(event.path(name).getNodeType())
                            .isEqualTo(sample.path(name).getNodeType()));
        }
    }

    private LocalLarder open() {
        return LocalLarder.open(
                new LocalLarder.Options(state, "test", SmallWiring.PLAN, 0),
                LocalAws.Watch.NOTHING,
                SmallWiring.ticking());
    }
}
