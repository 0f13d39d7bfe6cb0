package dev.standin.aws.lambda.internal.api;

import dev.standin.aws.Caller;
import dev.standin.aws.lambda.EventSource;
import dev.standin.aws.lambda.QueuePoller;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The event source mappings of an environment as the Lambda API shows them; safe for use by many threads. */
public final class EventSources {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> CHANGEABLE = Set.of("Enabled", "FunctionName", "UUID");

    private final List<QueuePoller> pollers;
    private final FunctionCatalog catalog;

    /** The mappings of these pollers, listed in this order. */
    public EventSources(List<QueuePoller> pollers, FunctionCatalog catalog) {
        this.pollers = List.copyOf(pollers);
        this.catalog = catalog;
    }

    JsonNode list(Caller caller, LambdaRequest request) {
        caller.require("lambda:ListEventSourceMappings", "*");
        String queue = request.query().getOrDefault("EventSourceArn", "");
        String function = request.query().containsKey("FunctionName")
                ? catalog.find(request.query().get("FunctionName")).name()
                : "";
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("EventSourceMappings");
        pollers.stream()
                .filter(poller -> queue.isEmpty() || poller.source().queueArn().equals(queue))
                .filter(poller ->
                        function.isEmpty() || poller.source().function().name().equals(function))
                .forEach(poller -> list.add(shown(poller)));
        return answer;
    }

    JsonNode update(Caller caller, String id, JsonNode change) {
        QueuePoller poller = pollers.stream()
                .filter(each -> each.source().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LambdaFailure(
                        "ResourceNotFoundException", "The resource you requested does not exist.", 404));
        caller.require("lambda:UpdateEventSourceMapping", arn(poller));
        for (String field : change.propertyNames()) {
            if (!CHANGEABLE.contains(field)) {
                throw new LambdaFailure(
                        "InvalidParameterValueException",
                        "%s cannot be changed: the local AWS changes Enabled only.".formatted(field),
                        400);
            }
        }
        if (change.path("Enabled").isBoolean()) {
            poller.enable(change.path("Enabled").booleanValue());
        }
        return shown(poller);
    }

    private static ObjectNode shown(QueuePoller poller) {
        EventSource source = poller.source();
        ObjectNode shown = JSON.createObjectNode()
                .put("UUID", source.id())
                .put("EventSourceMappingArn", arn(poller))
                .put("EventSourceArn", source.queueArn())
                .put("FunctionArn", source.function().arn())
                .put("BatchSize", source.batch())
                .put("MaximumBatchingWindowInSeconds", source.window().toSeconds())
                .put("State", poller.state())
                .put("StateTransitionReason", "USER_INITIATED");
        shown.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
        return shown;
    }

    private static String arn(QueuePoller poller) {
        String[] function = poller.source().function().arn().split(":function:", 2);
        return function[0] + ":event-source-mapping:" + poller.source().id();
    }
}
