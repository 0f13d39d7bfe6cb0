package dev.larder.aws;

import dev.larder.functions.port.Queues;
import dev.larder.functions.port.Settings;
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

    private void send(String queue, String body) {
        client.sendMessage(message -> message.queueUrl(queue).messageBody(body));
    }
}
