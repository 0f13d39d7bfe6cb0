package dev.standin.aws.sqs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/** One entry of the journal; replaying all of them in order gives the queues. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = QueueChange.SettingsMade.class, name = "settings-made"),
    @JsonSubTypes.Type(value = QueueChange.QueueDeleted.class, name = "queue-deleted"),
    @JsonSubTypes.Type(value = QueueChange.Sent.class, name = "sent"),
    @JsonSubTypes.Type(value = QueueChange.Received.class, name = "received"),
    @JsonSubTypes.Type(value = QueueChange.Deleted.class, name = "deleted"),
    @JsonSubTypes.Type(value = QueueChange.Moved.class, name = "moved"),
    @JsonSubTypes.Type(value = QueueChange.Purged.class, name = "purged")
})
sealed interface QueueChange {

    /** Creates the queue if there is none of that name. */
    record SettingsMade(String queue, QueueSettings settings, Instant at) implements QueueChange {}

    record QueueDeleted(String queue) implements QueueChange {}

    record Sent(String queue, List<StoredMessage> messages) implements QueueChange {}

    /** Messages were handed out once more. */
    record Received(String queue, List<String> ids, Instant at) implements QueueChange {}

    record Deleted(String queue, List<String> ids) implements QueueChange {}

    /** Messages went to a dead-letter queue. */
    record Moved(String from, String to, List<String> ids) implements QueueChange {}

    record Purged(String queue) implements QueueChange {}
}
