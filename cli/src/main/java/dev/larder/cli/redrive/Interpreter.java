package dev.larder.cli.redrive;

import dev.larder.core.delivery.DeliveryId;
import dev.larder.core.delivery.LandingKey;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.Lake;
import dev.larder.functions.LandedObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Says what a message is about: which file, run or event. What it cannot read it shows as it begins. */
record Interpreter(Environment environment) {
    private static final int MOST_SHOWN = 60;

    /** The message, as a person reads it. */
    Letter read(DeadLetterQueue queue, Message message) {
        String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        Optional<LandedObject> landed =
                queue.kind() == DeadLetterQueue.Kind.LANDED ? landed(message) : Optional.empty();
        return new Letter(
                queue.name(),
                message.messageId(),
                Instant.ofEpochMilli(Long.parseLong(sent == null ? "0" : sent)),
                landed.map(object -> object.key() + " (version " + object.versionId() + ")")
                        .orElseGet(() -> what(queue, message)),
                why(queue, message, landed.isPresent()),
                landed.flatMap(this::answer).orElse(null));
    }

    private static Optional<LandedObject> landed(Message message) {
        try {
            return Optional.of(LandedObject.of(message.body()));
        } catch (IllegalArgumentException | JacksonException other) {
            return Optional.empty();
        }
    }

    /** What it is, of one that announces no file. */
    static String what(DeadLetterQueue queue, Message message) {
        JsonNode detail = json(message).path("detail");
        return switch (queue.kind()) {
            case LANDED -> "no announcement of a file: " + beginning(message);
            case POKE ->
                message.body().equals("{}")
                        ? "a poke: something may be there to run"
                        : "no poke: " + beginning(message);
            case TICK -> tick(json(message));
            case ENDING ->
                detail.path("name").asString("").isEmpty()
                        ? "no end of a run: " + beginning(message)
                        : "the run " + detail.path("name").asString() + " ended "
                                + detail.path("status").asString("");
            case NOTICE -> {
                String notice = json(message).path("notice").asString("");
                yield notice.isEmpty() ? "no notice: " + beginning(message) : "nobody was told of " + notice;
            }
        };
    }

    private static String tick(JsonNode message) {
        String pulled = message.path("feed").asString("");
        return pulled.isEmpty()
                ? "a tick of a schedule, " + message.path("time").asString("at an unknown time")
                : "a look at the server of " + pulled;
    }

    private static String why(DeadLetterQueue queue, Message message, boolean isRead) {
        MessageAttributeValue error = message.messageAttributes().get("ERROR_MESSAGE");
        if (error != null) {
            return "EventBridge could not deliver it: " + error.stringValue();
        }
        return queue.consumer()
                .map(function -> (queue.kind() == DeadLetterQueue.Kind.LANDED && !isRead
                                ? function + " cannot read it"
                                : function + " failed each time")
                        + "; its log says how: /aws/lambda/" + function)
                .orElse("EventBridge could not deliver it");
    }

    /** Its receipt, if it has been answered since. */
    private Optional<String> answer(LandedObject object) {
        String id = DeliveryId.of(object.bucket(), object.key(), object.versionId());
        String supplier =
                LandingKey.parse(object.key()).map(LandingKey::supplier).orElse("");
        String below = LakeLayout.deliveryRecords() + (supplier.isEmpty() ? "" : supplier + "/");
        return environment.lake().objects().keys(below).stream()
                .filter(key -> LakeLayout.deliveryOfRecord(key).equals(id))
                .findFirst()
                .map(_ -> "answered meanwhile as delivery " + LakeLayout.shortId(id));
    }

    private static JsonNode json(Message message) {
        try {
            return Lake.JSON.readTree(message.body());
        } catch (JacksonException other) {
            return Lake.JSON.createObjectNode();
        }
    }

    private static String beginning(Message message) {
        @Nullable String body = message.body();
        String line = String.valueOf(body).strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
    }
}
