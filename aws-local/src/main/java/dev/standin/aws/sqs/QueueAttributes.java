package dev.standin.aws.sqs;

import dev.standin.aws.internal.json.ServiceFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A queue's settings and counts in the form of SQS's attributes, which are all texts. */
final class QueueAttributes {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private QueueAttributes() {}

    /** The settings with these attributes changed; refuses any that cannot be set here. */
    static QueueSettings changed(QueueSettings settings, JsonNode attributes, QueueStore store) {
        QueueSettings result = settings;
        for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
            String value = attribute.getValue().asString("");
            result = switch (attribute.getKey()) {
                case "VisibilityTimeout" ->
                    new QueueSettings(
                            seconds(attribute.getKey(), value, 0, 43_200),
                            result.delaySeconds(),
                            result.retentionSeconds(),
                            result.redrive());
                case "DelaySeconds" ->
                    new QueueSettings(
                            result.visibilitySeconds(),
                            seconds(attribute.getKey(), value, 0, 900),
                            result.retentionSeconds(),
                            result.redrive());
                case "MessageRetentionPeriod" ->
                    result.retaining(seconds(attribute.getKey(), value, 60, QueueSettings.LONGEST_RETENTION));
                case "RedrivePolicy" ->
                    new QueueSettings(
                            result.visibilitySeconds(),
                            result.delaySeconds(),
                            result.retentionSeconds(),
                            redrive(value, store));
                default ->
                    throw new ServiceFailure(
                            "InvalidAttributeName",
                            "Unknown or unsupported attribute %s; the local SQS takes VisibilityTimeout, DelaySeconds, MessageRetentionPeriod and RedrivePolicy"
                                    .formatted(attribute.getKey()),
                            400,
                            "InvalidAttributeName");
            };
        }
        return result;
    }

    /** The requested attributes; {@code All} means every one. */
    static JsonNode of(Queue queue, List<String> names) {
        Map<String, String> all = all(queue);
        ObjectNode shown = MAPPER.createObjectNode();
        for (String name : names) {
            if (name.equals("All")) {
                all.forEach(shown::put);
            } else if (all.containsKey(name)) {
                shown.put(name, all.get(name));
            } else if (!name.equals("RedrivePolicy")) {
                throw new ServiceFailure(
                        "InvalidAttributeName", "Unknown Attribute " + name, 400, "InvalidAttributeName");
            }
        }
        return shown;
    }

    private static Map<String, String> all(Queue queue) {
        Queue.Standing now = queue.standing();
        QueueSettings settings = now.settings();
        Queue.Counts counts = now.counts();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("QueueArn", queue.arn());
        all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
        all.put("CreatedTimestamp", Long.toString(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(now.changed().getEpochSecond()));
        all.put("VisibilityTimeout", Integer.toString(settings.visibilitySeconds()));
        all.put("DelaySeconds", Integer.toString(settings.delaySeconds()));
        all.put("MessageRetentionPeriod", Integer.toString(settings.retentionSeconds()));
        all.put("MaximumMessageSize", Integer.toString(MessageRules.LONGEST_BYTES));
        all.put("ReceiveMessageWaitTimeSeconds", "0");
        QueueSettings.Redrive redrive = settings.redrive();
        if (redrive != null) {
            all.put(
                    "RedrivePolicy",
                    MAPPER.createObjectNode()
                            .put("deadLetterTargetArn", QueueStore.arn(redrive.deadLetterQueue()))
                            .put("maxReceiveCount", redrive.maxReceives())
                            .toString());
        }
        return all;
    }

    private static QueueSettings.@Nullable Redrive redrive(String policy, QueueStore store) {
        if (policy.isEmpty()) {
            return null;
        }
        JsonNode tree;
        try {
            tree = MAPPER.readTree(policy);
        } catch (JacksonException malformed) {
            throw invalid("RedrivePolicy", "is no JSON: " + policy);
        }
        String arn = tree.path("deadLetterTargetArn").asString("");
        int receives = tree.path("maxReceiveCount").asInt(0);
        String queue = arn.substring(arn.lastIndexOf(':') + 1);
        if (!arn.equals(QueueStore.arn(queue)) || store.find(queue).isEmpty()) {
            throw invalid("RedrivePolicy", "names a dead-letter queue that does not exist: " + arn);
        }
        if (receives < 1 || receives > 1000) {
            throw invalid("RedrivePolicy", "needs a maxReceiveCount from 1 to 1000");
        }
        return new QueueSettings.Redrive(queue, receives);
    }

    private static int seconds(String name, String value, int least, int most) {
        try {
            int seconds = Integer.parseInt(value);
            if (seconds >= least && seconds <= most) {
                return seconds;
            }
        } catch (NumberFormatException refusedBelow) {
            // The message is the same as for a number out of range.
        }
        throw invalid(name, "is %d to %d seconds, found '%s'".formatted(least, most, value));
    }

    private static ServiceFailure invalid(String name, String what) {
        return new ServiceFailure("InvalidAttributeValue", name + " " + what, 400, "InvalidAttributeValue");
    }
}
