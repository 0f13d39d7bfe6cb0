package dev.larder.functions;

import dev.larder.core.lake.LakeLayout;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Wakes {@code start-run}. A cause is written before the poke, so a poke that is lost only delays: the schedule finds the cause.
 * Thread-safe.
 */
public final class Pokes {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Lake lake;
    private final SqsClient sqs;
    private final String acceptedQueue;

    Pokes(Lake lake, SqsClient sqs, String acceptedQueue) {
        this.lake = lake;
        this.sqs = sqs;
        this.acceptedQueue = acceptedQueue;
    }

    /** Writes {@code pending/<cause>} and pokes. */
    public void pending(String cause) {
        lake.objects().write(LakeLayout.pending(cause), NOTHING, "application/json");
        poke();
    }

    /** Pokes for whatever is pending. */
    public void poke() {
        sqs.sendMessage(message -> message.queueUrl(acceptedQueue).messageBody("{}"));
    }
}
