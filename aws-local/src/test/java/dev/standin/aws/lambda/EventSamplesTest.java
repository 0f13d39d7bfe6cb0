package dev.standin.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.sqs.QueueSettings;
import dev.standin.aws.sqs.QueueStore;
import dev.standin.aws.sqs.SqsService;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Events as AWS's own libraries for functions have them as samples. */
final class EventSamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/events");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Callers callers = new Callers();

    @Test
    void a_function_that_reads_a_queue_is_given_the_fields_of_the_sample(@TempDir Path folder) throws Exception {
        JsonNode sample = sample("sqs_event_product.json").path("Records").get(0);

        JsonNode given = eventOf("hello", folder).path("Records").get(0);

        assertThat(types(given)).isEqualTo(types(sample));
        assertThat(types(given.path("attributes"))).containsAllEntriesOf(types(sample.path("attributes")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs_event_product.json", "sqs_event_nobody.json"})
    void a_handler_of_queue_messages_reads_the_sample(String name) {
        JsonNode sample = sample(name);
        try (FunctionHost host =
                new FunctionHost(List.of(SampleHandlers.deployed(SampleHandlers.Batch.class, MINUTE)), callers)) {
            SampleHandlers.Batch.SEEN.clear();
            assertThat(host.run("stack-test-Batch", sample.toString())).isInstanceOf(Outcome.Returned.class);
            assertThat(SampleHandlers.Batch.SEEN)
                    .containsExactly(
                            List.of(sample.path("Records").get(0).path("body").asString()));
        }
    }

    @Test
    void the_sampled_answer_leaves_its_message_in_the_queue() {
        JsonNode answer = sample("sqs_batch_response.json");
        String failed =
                answer.path("batchItemFailures").get(0).path("itemIdentifier").asString();
        JsonNode done = message("another");
        MessageBatch batch = new MessageBatch(List.of(message(failed), done));

        assertThat(batch.done(new Outcome.Returned(answer.toString()))).containsExactly(done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3_event.json", "sns_event.json", "cloudwatch_event.json"})
    void an_event_reaches_a_handler_of_streams_as_it_is(String name) {
        JsonNode sample = sample(name);
        try (FunctionHost host =
                new FunctionHost(List.of(SampleHandlers.deployed(SampleHandlers.Echo.class, MINUTE)), callers)) {
            Outcome outcome = host.run("stack-test-Echo", sample.toString());
            assertThat(SampleHandlers.JSON.readTree(outcome.payload()).path("request"))
                    .isEqualTo(sample);
        }
    }

    /** What a function gets when a message with that body lies in its queue. */
    private JsonNode eventOf(String body, Path folder) throws InterruptedException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        Function function = SampleHandlers.deployed(SampleHandlers.Batch.class, MINUTE);
        try (StateFolder state = StateFolder.open(folder);
                QueueStore store = QueueStore.open(state, Clock.systemUTC())) {
            Queue queue = store.create("landed", new QueueSettings(60, 0, null));
            queue.send(body);
            SqsService sqs = new SqsService(store, URI.create("http://127.0.0.1:1"));
            EventSource source = new EventSource(
                    "id",
                    "arn:aws:sqs:us-east-1:000000000000:landed",
                    sqs.url("landed"),
                    1,
                    Duration.ZERO,
                    function,
                    callers.owner());
            try (QueuePoller poller = QueuePoller.start(source, sqs, remembering(events), true)) {
                return SampleHandlers.JSON.readTree(
                        Objects.requireNonNull(events.poll(20, TimeUnit.SECONDS), poller.state()));
            }
        }
    }

    private static FunctionRunner remembering(BlockingQueue<String> events) {
        return new FunctionRunner() {
            @Override
            public void logTo(FunctionLog log) {}

            @Override
            public Outcome run(String name, String payload) {
                events.add(payload);
                return new Outcome.Returned("{}");
            }

            @Override
            public void abandon() {}

            @Override
            public void close() {}
        };
    }

    private static JsonNode message(String id) {
        return SampleHandlers.JSON
                .createObjectNode()
                .put("MessageId", id)
                .put("ReceiptHandle", "r")
                .put("Body", "b");
    }

    private static Map<String, String> types(JsonNode object) {
        Map<String, String> types = new TreeMap<>();
        object.properties()
                .forEach(field ->
                        types.put(field.getKey(), field.getValue().getNodeType().name()));
        return types;
    }

    private static JsonNode sample(String name) {
        return SampleHandlers.JSON.readTree(SAMPLES.resolve(name));
    }
}
