package dev.standin.aws.sqs;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SQS's JSON protocol over a {@link QueueStore}: standard queues, without message attributes, tags and expiry; everything
 * else is refused. Safe for use by many threads.
 */
public final class SqsService implements JsonService {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final int MOST_MESSAGES = 10;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final QueueStore store;
    private final URI endpoint;

    /** A service whose queues' addresses begin with the endpoint's. */
    public SqsService(QueueStore store, URI endpoint) {
        this.store = store;
        this.endpoint = endpoint;
    }

    @Override
    public String signingName() {
        return "sqs";
    }

    @Override
    public String targetPrefix() {
        return "AmazonSQS";
    }

    /** The address of a queue, which clients send back with every call. */
    public String url(String queue) {
        return "%s/%s/%s".formatted(endpoint, Callers.ACCOUNT, queue);
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode request) {
        return switch (operation) {
            case "CreateQueue" -> create(caller, request);
            case "GetQueueUrl" -> getUrl(caller, request);
            case "ListQueues" -> list(caller, request);
            case "DeleteQueue" -> {
                store.delete(queue(caller, operation, request).name());
                yield nothing();
            }
            case "PurgeQueue" -> {
                queue(caller, operation, request).purge();
                yield nothing();
            }
            case "GetQueueAttributes" -> {
                Queue queue = queue(caller, operation, request);
                yield nothing().set("Attributes", QueueAttributes.of(queue, texts(request, "AttributeNames")));
            }
            case "SetQueueAttributes" -> set(queue(caller, operation, request), request);
            case "SendMessage" -> send(queue(caller, operation, request), request);
            case "SendMessageBatch" -> SqsBatches.send(queue(caller, "SendMessage", request), request.path("Entries"));
            case "ReceiveMessage" -> receive(queue(caller, operation, request), request);
            case "DeleteMessage" -> {
                queue(caller, operation, request).delete(text(request, "ReceiptHandle"));
                yield nothing();
            }
            case "DeleteMessageBatch" ->
                SqsBatches.delete(queue(caller, "DeleteMessage", request), request.path("Entries"));
            case "ChangeMessageVisibility" -> {
                Queue queue = queue(caller, operation, request);
                queue.changeVisibility(text(request, "ReceiptHandle"), visibility(request));
                yield nothing();
            }
            case "ChangeMessageVisibilityBatch" ->
                SqsBatches.changeVisibility(queue(caller, "ChangeMessageVisibility", request), request.path("Entries"));
            default -> throw ServiceFailure.unknownOperation("AmazonSQS", operation);
        };
    }

    private JsonNode create(Caller caller, JsonNode request) {
        String name = text(request, "QueueName");
        caller.require("sqs:CreateQueue", QueueStore.arn(name));
        if (!NAME.matcher(name).matches()) {
            throw SqsFailures.invalidParameter("Can only include alphanumeric characters, hyphens, or underscores."
                    + " 1 to 80 in length (FIFO queues are not implemented): " + name);
        }
        if (!request.path("tags").isEmpty()) {
            throw SqsFailures.unsupported("a queue with tags");
        }
        return store.locked(() -> {
            QueueSettings base = store.find(name).map(Queue::settings).orElse(QueueSettings.DEFAULT);
            QueueSettings settings = QueueAttributes.changed(base, request.path("Attributes"), store);
            if (store.find(name).isPresent() && !settings.equals(base)) {
                throw new ServiceFailure(
                        "QueueNameExists",
                        "A queue already exists with the same name and a different value for its attributes: " + name,
                        400,
                        "QueueAlreadyExists");
            }
            return nothing().put("QueueUrl", url(store.create(name, settings).name()));
        });
    }

    private JsonNode getUrl(Caller caller, JsonNode request) {
        String name = text(request, "QueueName");
        caller.require("sqs:GetQueueUrl", QueueStore.arn(name));
        return nothing().put("QueueUrl", url(store.queue(name).name()));
    }

    private JsonNode list(Caller caller, JsonNode request) {
        caller.require("sqs:ListQueues", "*");
        int most = request.path("MaxResults").asInt(1000);
        String after = request.path("NextToken").asString("");
        String prefix = request.path("QueueNamePrefix").asString("");
        List<String> rest = store.list().stream()
                .map(Queue::name)
                .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
                .toList();
        List<String> page = rest.subList(0, Math.min(most, rest.size()));
        ObjectNode result = nothing();
        ArrayNode urls = result.putArray("QueueUrls");
        page.forEach(name -> urls.add(url(name)));
        if (page.size() < rest.size() && !page.isEmpty()) {
            result.put("NextToken", page.getLast());
        }
        return result;
    }

    private JsonNode set(Queue queue, JsonNode request) {
        store.locked(() -> store.create(
                queue.name(), QueueAttributes.changed(queue.settings(), request.path("Attributes"), store)));
        return nothing();
    }

    private JsonNode send(Queue queue, JsonNode request) {
        Queue.Draft draft = MessageRules.draft(request);
        String id = queue.send(List.of(draft)).getFirst();
        return nothing().put("MessageId", id).put("MD5OfMessageBody", MessageRules.md5(draft.body()));
    }

    private JsonNode receive(Queue queue, JsonNode request) {
        int max = number(request, "MaxNumberOfMessages", 1, MOST_MESSAGES);
        int wait = number(request, "WaitTimeSeconds", 0, LONGEST_WAIT_SECONDS);
        @Nullable Duration visibility = request.path("VisibilityTimeout").isNumber() ? visibility(request) : null;
        Set<String> names = Set.copyOf(Stream.concat(
                        texts(request, "AttributeNames").stream(),
                        texts(request, "MessageSystemAttributeNames").stream())
                .distinct()
                .toList());
        List<ReceivedMessage> messages = queue.receive(max, Duration.ofSeconds(wait), visibility);
        ObjectNode result = nothing();
        if (!messages.isEmpty()) {
            ArrayNode shown = result.putArray("Messages");
            messages.forEach(message -> shown.add(shown(message, names)));
        }
        return result;
    }

    private static JsonNode shown(ReceivedMessage message, Set<String> names) {
        ObjectNode all = nothing()
                .put("SenderId", Callers.ACCOUNT)
                .put("SentTimestamp", Long.toString(message.sent().toEpochMilli()))
                .put("ApproximateReceiveCount", Integer.toString(message.receives()))
                .put(
                        "ApproximateFirstReceiveTimestamp",
                        Long.toString(message.firstReceived().toEpochMilli()));
        if (message.deadLetterSource() != null) {
            all.put("DeadLetterQueueSourceArn", message.deadLetterSource());
        }
        ObjectNode shown = nothing()
                .put("MessageId", message.id())
                .put("ReceiptHandle", message.receiptHandle())
                .put("MD5OfBody", MessageRules.md5(message.body()))
                .put("Body", message.body());
        if (!names.isEmpty()) {
            shown.set("Attributes", names.contains("All") ? all : all.retain(names));
        }
        return shown;
    }

    private Queue queue(Caller caller, String action, JsonNode request) {
        String url = text(request, "QueueUrl");
        String name = url.substring(url.lastIndexOf('/') + 1);
        try {
            caller.require("sqs:" + action, QueueStore.arn(name));
        } catch (AccessDenied denied) {
            throw denied.isByKey() ? SqsFailures.ofKey(denied) : denied;
        }
        return store.queue(name);
    }

    static ObjectNode nothing() {
        return MAPPER.createObjectNode();
    }

    /** A member that must be there. */
    static String text(JsonNode request, String member) {
        String text = request.path(member).asString("");
        if (text.isEmpty()) {
            throw missing(member);
        }
        return text;
    }

    private static ServiceFailure missing(String member) {
        return new ServiceFailure(
                "MissingParameter",
                "The request must contain the parameter %s.".formatted(member),
                400,
                "MissingParameter");
    }

    static Duration visibility(JsonNode request) {
        if (!request.path("VisibilityTimeout").isNumber()) {
            throw missing("VisibilityTimeout");
        }
        return Duration.ofSeconds(number(request, "VisibilityTimeout", 0, 43_200));
    }

    private static int number(JsonNode request, String member, int least, int most) {
        int number = request.path(member).asInt(least);
        if (number < least || number > most) {
            throw SqsFailures.invalidParameter(
                    "Value %d for parameter %s is invalid. Reason: Must be between %d and %d."
                            .formatted(number, member, least, most));
        }
        return number;
    }

    private static List<String> texts(JsonNode request, String member) {
        return request.path(member).valueStream().map(name -> name.asString("")).toList();
    }
}
