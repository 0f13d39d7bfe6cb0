package dev.larder.infra;

import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.infra.finding.Acknowledged;
import dev.larder.infra.given.Lifetime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** The queues, each with its dead-letter queue. */
final class Queues extends Construct {
    private final Map<String, Queue> byName = new LinkedHashMap<>();

    Queues(Construct scope, Place place, Wiring wiring) {
        super(scope, "Queues");
        for (Wiring.Queue declared : wiring.queues()) {
            DeadLetterQueue dead = DeadLetterQueue.builder()
                    .queue(deadLetters(this, place, declared.name()))
                    .maxReceiveCount(declared.maxReceives())
                    .build();
            Queue queue = queue(this, place, declared.name(), place.names().queue(declared.name()))
                    .visibilityTimeout(Duration.seconds(declared.visibility().toSeconds()))
                    .deadLetterQueue(dead)
                    .build();
            byName.put(declared.name(), queue);
        }
    }

    /** A queue of the wiring. */
    Queue queue(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the wiring has no queue " + name));
    }

    /** The queue that takes what {@code name} could not hand over. */
    static Queue deadLetters(Construct scope, Place place, String name) {
        Queue dead = queue(scope, place, name + "-dead", place.names().deadLetterQueue(name))
                .build();
        Acknowledged.on(
                dead,
                "it is a dead-letter queue itself; an alarm watches it",
                "AwsSolutions-SQS3",
                "Serverless-SQSRedrivePolicy");
        return dead;
    }

    private static Queue.Builder queue(Construct scope, Place place, String id, String physicalName) {
        return Queue.Builder.create(scope, id)
                .queueName(physicalName)
                .encryption(QueueEncryption.KMS)
                .encryptionMasterKey(place.shared().key())
                .enforceSsl(true)
                .retentionPeriod(Duration.days(LarderWiring.RETENTION.toDays()))
                .removalPolicy(Lifetime.removal(place.stage()));
    }
}
