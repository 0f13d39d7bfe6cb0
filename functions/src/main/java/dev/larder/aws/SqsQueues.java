package dev.larder.aws;

import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The environment's queues in Amazon SQS. Thread-safe. */
public final class SqsQueues implements Queues {
    private static final String NOTHING_TO_SAY = "{}";

    private final SqsClient client;
    private final Settings settings;

    /** The settings' queues. */
    public SqsQueues(SqsClient client, Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public void announceLanded(String event) {
        send(settings.landedQueue(), event);
    }

    @Override
    public void poke() {
        send(settings.acceptedQueue(), NOTHING_TO_SAY);
    }

    @Override
    public void poke(Duration later) {
        client.sendMessage(message -> message.queueUrl(settings.acceptedQueue())
                .messageBody(NOTHING_TO_SAY)
                .delaySeconds(Math.toIntExact(later.toSeconds())));
    }

    private void send(String queue, String body) {
        client.sendMessage(message -> message.queueUrl(queue).messageBody(body));
    }
}
