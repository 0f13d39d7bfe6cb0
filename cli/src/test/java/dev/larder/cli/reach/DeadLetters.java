package dev.larder.cli.reach;

import dev.larder.aws.AwsClients;
import dev.larder.cli.environment.Reached;
import dev.larder.functions.port.Settings;

/** Dead-letter queues of a local environment, in which its owner puts what nobody can hand over. */
public record DeadLetters(AwsClients owner, Settings settings) {
    DeadLetters(Reached reached) {
        this(reached.clients(), reached.environment().settings());
    }

    /** Into the queue {@code <name>-dead}. */
    public void send(String name, String body) {
        String landed = settings.landedQueue();
        String queue = landed.substring(0, landed.lastIndexOf('/') + 1)
                + settings.names().deadLetterQueue(name);
        owner.sqs().sendMessage(send -> send.queueUrl(queue).messageBody(body));
    }

    /** Ends what was put back and fails again, so that nobody waits for it. */
    public void purgeLanded() {
        owner.sqs().purgeQueue(purge -> purge.queueUrl(settings.landedQueue()));
    }
}
