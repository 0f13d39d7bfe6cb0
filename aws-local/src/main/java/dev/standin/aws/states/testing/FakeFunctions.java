package dev.standin.aws.states.testing;

import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Functions written in the test; remembers what they were called with. */
public final class FakeFunctions implements FunctionInvoker {
    /** What a function does. */
    public interface Body {
        /** Its answer to a payload. */
        InvocationResult answer(JsonNode payload) throws InterruptedException;
    }

    private final Map<String, Body> bodies = new ConcurrentHashMap<>();
    private final List<JsonNode> payloads = new ArrayList<>();

    /** Adds a function under a name or an ARN, in place of the one that has it. */
    public FakeFunctions add(String name, Body body) {
        bodies.put(name, body);
        return this;
    }

    @Override
    public InvocationResult invoke(String functionNameOrArn, JsonNode payload, Duration timeout)
            throws InterruptedException {
        synchronized (payloads) {
            payloads.add(payload);
        }
        Body body = bodies.get(functionNameOrArn);
        return body == null
                ? new InvocationResult.Refused("Lambda.ResourceNotFoundException", "no function " + functionNameOrArn)
                : body.answer(payload);
    }

    /** What was called, in order. */
    public List<JsonNode> payloads() {
        synchronized (payloads) {
            return List.copyOf(payloads);
        }
    }

    /** The answer of a function that returned this JSON text. */
    public static InvocationResult returned(String json) {
        return new InvocationResult.Returned(JsonMapper.shared().readTree(json));
    }

    /** The answer of a function that threw. */
    public static InvocationResult failed(String errorType, String message) {
        return new InvocationResult.Failed(JsonMapper.shared()
                .createObjectNode()
                .put("errorMessage", message)
                .put("errorType", errorType));
    }
}
