package dev.larder.local.states;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Functions written in the test; remembers what they were called with. */
final class FakeFunctions implements FunctionInvoker {
    interface Body {
        InvocationResult answer(JsonNode payload) throws InterruptedException;
    }

    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private final List<JsonNode> payloads = new ArrayList<>();

    FakeFunctions add(String name, Body body) {
        bodies.put(name, body);
        return this;
    }

    @Override
    public InvocationResult invoke(String functionNameOrArn, JsonNode payload, Duration timeout) throws InterruptedException {
        synchronized (payloads) {
            payloads.add(payload);
        }
        Body body = bodies.get(functionNameOrArn);
        return body == null
                ? new InvocationResult.Refused("Lambda.ResourceNotFoundException", "no function " + functionNameOrArn)
                : body.answer(payload);
    }

    List<JsonNode> payloads() {
        synchronized (payloads) {
            return List.copyOf(payloads);
        }
    }

    static InvocationResult returned(String json) {
        return new InvocationResult.Returned(JsonMapper.shared().readTree(json));
    }

    static InvocationResult failed(String errorType, String message) {
        return new InvocationResult.Failed(JsonMapper.shared()
                .createObjectNode()
                .put("errorMessage", message)
                .put("errorType", errorType));
    }
}
