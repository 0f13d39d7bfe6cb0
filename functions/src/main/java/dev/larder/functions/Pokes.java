package dev.larder.functions;

import dev.larder.core.lake.LakeLayout;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Wakes {@code start-run} and {@code receive-delivery}. A cause is written before the poke, so a poke that is lost only delays: the schedule finds the cause.
 * Thread-safe.
 */
public final class Pokes {
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final Lake lake;
    private final SqsClient sqs;
    private final Settings settings;

    Pokes(Lake lake, SqsClient sqs, Settings settings) {
        this.lake = lake;
        this.sqs = sqs;
        this.settings = settings;
    }

    /** Writes {@code pending/<cause>} and pokes. */
    public void pending(String cause) {
        lake.objects().write(LakeLayout.pending(cause), NOTHING, "application/json");
        poke();
    }

    /** Pokes for whatever is pending. */
    public void poke() {
        sqs.sendMessage(message -> message.queueUrl(settings.acceptedQueue()).messageBody("{}"));
    }

    /** Announces a landed version once more, as one that is complete: if it is empty, it is not waited for that it be filled. */
    public void landed(String key, String versionId) {
        String event = LandedObject.reconciled(settings.landingBucket(), key, versionId);
        sqs.sendMessage(message -> message.queueUrl(settings.landedQueue()).messageBody(event));
    }
}
