package dev.larder.functions;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads events of queues into AWS's own class of them. Lambda's serializer would do it too, and asks for a calendar library that no event of a queue
 * needs, a twentieth of what a function unpacks at a cold start.
 */
public final class QueueEvent {
    private QueueEvent() {}

    /**
     * The event, with id, body and system attributes of each message, in their order.
     *
     * <p>Source: Lambda Developer Guide, with-sqs.html.
     *
     * @throws IllegalArgumentException if it is none of a queue
     */
    public static SQSEvent read(InputStream event) throws IOException {
        JsonNode records = Lake.JSON.readTree(event.readAllBytes()).path("Records");
        if (!records.isArray()) {
            throw new IllegalArgumentException(
                    "expected an event of a queue, with \"Records\"; found one without: is the function called by hand?");
        }
        SQSEvent read = new SQSEvent();
        read.setRecords(records.valueStream().map(QueueEvent::message).toList());
        return read;
    }

    private static SQSMessage message(JsonNode record) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(record.path("messageId").asString(""));
        message.setBody(record.path("body").asString(""));
        Map<String, String> attributes = new HashMap<>();
        record.path("attributes").forEachEntry((name, value) -> attributes.put(name, value.asString("")));
        message.setAttributes(attributes);
        return message;
    }
}
