package dev.standin.aws.lambda;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as {@code ReceiveMessage} gave them, and the event and answer of the function that takes them. */
record MessageBatch(List<JsonNode> messages) {
    private static final JsonMapper JSON = JsonMapper.shared();

    MessageBatch {
        messages = List.copyOf(messages);
    }

    /** The event that Lambda gives to a function that reads a queue. */
    String event(String queueArn, String region) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (JsonNode message : messages) {
            ObjectNode entry = records.addObject();
            entry.set("messageId", message.path("MessageId"));
            entry.set("receiptHandle", message.path("ReceiptHandle"));
            entry.set("body", message.path("Body"));
            entry.set("attributes", object(message.path("Attributes")));
            entry.set("messageAttributes", attributes(message.path("MessageAttributes")));
            entry.set("md5OfBody", message.path("MD5OfBody"));
            entry.put("eventSource", "aws:sqs").put("eventSourceARN", queueArn).put("awsRegion", region);
        }
        return event.toString();
    }

    private static JsonNode object(JsonNode value) {
        return value.isObject() ? value : JSON.createObjectNode();
    }

    private static ObjectNode attributes(JsonNode given) {
        ObjectNode attributes = JSON.createObjectNode();
        for (var attribute : given.properties()) {
            ObjectNode value = attributes.putObject(attribute.getKey());
            attribute.getValue().properties().forEach(part -> value.set(decapitalised(part.getKey()), part.getValue()));
            value.putArray("stringListValues");
            value.putArray("binaryListValues");
        }
        return attributes;
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** The messages that are done; none if the answer says that the whole batch failed. */
    List<JsonNode> done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> List.of();
            case Outcome.Returned returned ->
                failures(returned.payload())
                        .map(failed -> messages.stream()
                                .filter(message -> !failed.contains(id(message)))
                                .toList())
                        .orElse(List.of());
        };
    }

    /** The ids of the failed messages; empty if the answer is malformed, which fails all of them, as on AWS. */
    private Optional<Set<String>> failures(String answer) {
        JsonNode failures;
        try {
            failures = JSON.readTree(answer).path("batchItemFailures");
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
        Set<String> failed = new LinkedHashSet<>();
        for (JsonNode failure : failures) {
            String id = failure.path("itemIdentifier").asString("");
            if (messages.stream().noneMatch(message -> id(message).equals(id))) {
                return Optional.empty();
            }
            failed.add(id);
        }
        return Optional.of(failed);
    }

    private static String id(JsonNode message) {
        return message.path("MessageId").asString("");
    }
}
