package dev.standin.aws.sqs;

import dev.standin.aws.internal.json.ServiceFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls with up to ten entries, each of which succeeds or fails on its own. */
final class SqsBatches {

    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final ObjectNode result = SqsService.nothing();
    private final ArrayNode successful = result.putArray("Successful");
    private final ArrayNode failed = result.putArray("Failed");

    private SqsBatches() {}

    static JsonNode send(Queue queue, JsonNode entries) {
        check(entries);
        int bytes = entries.valueStream()
                .mapToInt(entry -> MessageRules.bytes(entry.path("MessageBody").asString("")))
                .sum();
        if (bytes > MessageRules.LONGEST_BYTES) {
            throw new ServiceFailure(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
                            .formatted(MessageRules.LONGEST_BYTES, bytes),
                    400,
                    "AWS.SimpleQueueService.BatchRequestTooLong");
        }
        SqsBatches batch = new SqsBatches();
        List<String> entryIds = new ArrayList<>();
        List<Queue.Draft> drafts = new ArrayList<>();
        batch.each(entries, entry -> {
            drafts.add(MessageRules.draft(entry));
            entryIds.add(entry.path("Id").asString(""));
        });
        List<String> ids = drafts.isEmpty() ? List.of() : queue.send(drafts);
        batch.successful.removeAll();
        for (int i = 0; i < ids.size(); i++) {
            batch.successful
                    .addObject()
                    .put("Id", entryIds.get(i))
                    .put("MessageId", ids.get(i))
                    .put("MD5OfMessageBody", MessageRules.md5(drafts.get(i).body()));
        }
        return batch.result;
    }

    static JsonNode delete(Queue queue, JsonNode entries) {
        check(entries);
        return new SqsBatches().each(entries, entry -> queue.delete(SqsService.text(entry, "ReceiptHandle")));
    }

    static JsonNode changeVisibility(Queue queue, JsonNode entries) {
        check(entries);
        return new SqsBatches()
                .each(
                        entries,
                        entry -> queue.changeVisibility(
                                SqsService.text(entry, "ReceiptHandle"), SqsService.visibility(entry)));
    }

    private JsonNode each(JsonNode entries, Consumer<JsonNode> action) {
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asString("");
            try {
                action.accept(entry);
                successful.addObject().put("Id", id);
            } catch (ServiceFailure failure) {
                failed.addObject()
                        .put("Id", id)
                        .put("SenderFault", failure.httpStatus() < 500)
                        .put("Code", failure.code())
                        .put("Message", failure.getMessage());
            }
        }
        return result;
    }

    private static void check(JsonNode entries) {
        if (entries.isEmpty()) {
            throw refused("EmptyBatchRequest", "There should be at least one entry in the request.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw refused(
                    "TooManyEntriesInBatchRequest",
                    "Maximum number of entries per request are %d. You have sent %d."
                            .formatted(MOST_ENTRIES, entries.size()));
        }
        Set<String> seen = new HashSet<>();
        for (JsonNode entry : entries) {
            String id = entry.path("Id").asString("");
            if (!ID.matcher(id).matches()) {
                throw refused(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores."
                                + " It can be at most 80 letters long.");
            }
            if (!seen.add(id)) {
                throw refused("BatchEntryIdsNotDistinct", "Id %s repeated.".formatted(id));
            }
        }
    }

    private static ServiceFailure refused(String code, String message) {
        return new ServiceFailure(code, message, 400, "AWS.SimpleQueueService." + code);
    }
}
