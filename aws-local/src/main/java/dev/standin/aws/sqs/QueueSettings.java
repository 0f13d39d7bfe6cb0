package dev.standin.aws.sqs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a queue behaves.
 *
 * @param visibilitySeconds how long a received message stays hidden, 0 to 43,200
 * @param delaySeconds how long a sent message stays hidden, 0 to 900
 * @param retentionSeconds how long after it was first sent a message is dropped, 60 to 1,209,600
 * @param redrive where messages that were received too often go; null for nowhere
 */
public record QueueSettings(
        int visibilitySeconds,
        int delaySeconds,
        int retentionSeconds,
        @Nullable Redrive redrive) {

    /** The longest retention that SQS knows, 14 days. */
    public static final int LONGEST_RETENTION = 1_209_600;

    private static final int FOUR_DAYS = 345_600;

    /** SQS's defaults: 30 seconds, no delay, four days, no dead-letter queue. */
    public static final QueueSettings DEFAULT = new QueueSettings(30, 0, null);

    /** As a journal has them; one that was written before there was a retention does not say it. */
    @JsonCreator
    static QueueSettings of(
            @JsonProperty("visibilitySeconds") int visibilitySeconds,
            @JsonProperty("delaySeconds") int delaySeconds,
            @JsonProperty("retentionSeconds") @Nullable Integer retentionSeconds,
            @JsonProperty("redrive") @Nullable Redrive redrive) {
        return new QueueSettings(
                visibilitySeconds, delaySeconds, Objects.requireNonNullElse(retentionSeconds, FOUR_DAYS), redrive);
    }

    /** With the retention that SQS has if nothing is said, four days. */
    public QueueSettings(int visibilitySeconds, int delaySeconds, @Nullable Redrive redrive) {
        this(visibilitySeconds, delaySeconds, FOUR_DAYS, redrive);
    }

    /** Keeps messages for so long. */
    public QueueSettings retaining(int seconds) {
        return new QueueSettings(visibilitySeconds, delaySeconds, seconds, redrive);
    }

    /**
     * A message that was received {@code maxReceives} times moves to the queue {@code deadLetterQueue} instead of being
     * received once more.
     */
    public record Redrive(String deadLetterQueue, int maxReceives) {}
}
