package dev.larder.functions;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Messages of a queue as an event source mapping hands them to a function, and its answer. Read here, since AWS's own classes of events bring a calendar
 * library along, a twentieth of what a function unpacks at a cold start.
 *
 * <p>Source: Lambda Developer Guide, with-sqs.html and services-sqs-errorhandling.html.
 *
 * @param messages in the order of the event
 */
public record QueueMessages(List<Message> messages) {
    /** Copies the list. */
    public QueueMessages {
        messages = List.copyOf(messages);
    }

    /** One message. */
    public record Message(String id, String body) {}

    /** What a function answers: the messages that are to be given again; the others are done. */
    public record Answer(List<Failed> batchItemFailures) {
        /** Copies the list. */
        public Answer {
            batchItemFailures = List.copyOf(batchItemFailures);
        }

        /** The answer by the ids of the messages that failed. */
        public static Answer failed(List<String> ids) {
            return new Answer(ids.stream().map(Failed::new).toList());
        }
    }

    /** A message that failed. */
    public record Failed(String itemIdentifier) {}

    /**
     * The messages of an event.
     *
     * @throws IllegalArgumentException if it is none of a queue
     */
    public static QueueMessages read(InputStream event) throws IOException {
        JsonNode records = Lake.JSON.readTree(event.readAllBytes()).path("Records");
        if (!records.isArray()) {
            throw new IllegalArgumentException(
                    "expected an event of a queue, with \"Records\"; found one without: is the function called by hand?");
        }
        return new QueueMessages(
                records.valueStream().map(QueueMessages::message).toList());
    }

    private static Message message(JsonNode record) {
        return new Message(
                record.path("messageId").asString(""), record.path("body").asString(""));
    }
}
