package dev.standin.aws.internal.json;

import com.sun.net.httpserver.HttpExchange;
import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.signature.SentRequest;
import dev.standin.aws.internal.signature.SignatureRefused;
import dev.standin.aws.internal.signature.Target;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the AWS JSON protocol for the registered services; safe for use by many threads. */
public final class JsonProtocol {

    private static final Logger LOG = System.getLogger(JsonProtocol.class.getName());
    private static final int LONGEST_REQUEST_BYTES = 16 * 1024 * 1024;

    private final JsonMapper mapper = JsonMapper.shared();
    private final Map<String, JsonService> services = new ConcurrentHashMap<>();
    private final Callers callers;

    public JsonProtocol(Callers callers) {
        this.callers = callers;
    }

    /** Adds a service; a second one with the same prefix is refused. */
    public void register(JsonService service) {
        if (services.putIfAbsent(service.targetPrefix(), service) != null) {
            throw new IllegalArgumentException("two services have the target prefix " + service.targetPrefix());
        }
    }

    /** Answers one request whose {@code X-Amz-Target} is {@code target}. */
    public void answer(HttpExchange exchange, String target) throws IOException {
        try {
            JsonNode response = call(exchange, target);
            send(exchange, 200, response);
        } catch (ServiceFailure failure) {
            sendFailure(exchange, failure);
        } catch (RuntimeException | Error unexpected) {
            // Rethrown, it would close the connection without an answer.
            LOG.log(Level.ERROR, target + " failed", unexpected);
            sendFailure(exchange, new ServiceFailure("InternalFailure", unexpected.toString(), 500));
        }
    }

    private JsonNode call(HttpExchange exchange, String target) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST_BYTES + 1);
        if (body.length > LONGEST_REQUEST_BYTES) {
            exchange.getRequestBody().skip(Long.MAX_VALUE);
            throw new ServiceFailure(
                    "RequestEntityTooLarge", "the request has more than " + LONGEST_REQUEST_BYTES + " bytes", 413);
        }
        int dot = target.lastIndexOf('.');
        String prefix = dot < 0 ? target : target.substring(0, dot);
        @Nullable JsonService service = services.get(prefix);
        @Nullable String name = service == null ? null : service.signingName();
        try {
            Caller caller = callers.of(SentRequest.of(exchange), new Target(name, Callers.REGION), body);
            if (service == null) {
                throw ServiceFailure.unknownOperation(prefix, target.substring(dot + 1));
            }
            return service.call(caller, target.substring(dot + 1), parse(body));
        } catch (SignatureRefused refused) {
            throw SignatureFailures.of(refused, name == null ? "" : name);
        } catch (AccessDenied denied) {
            throw SignatureFailures.of(denied, name == null ? "" : name);
        }
    }

    private JsonNode parse(byte[] body) {
        if (body.length == 0) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(body);
        } catch (JacksonException malformed) {
            throw new ServiceFailure("SerializationException", malformed.getOriginalMessage(), 400);
        }
    }

    private void sendFailure(HttpExchange exchange, ServiceFailure failure) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-errortype", failure.code());
        if (failure.queryCode() != null) {
            String side = failure.httpStatus() < 500 ? "Sender" : "Receiver";
            exchange.getResponseHeaders().set("x-amzn-query-error", failure.queryCode() + ";" + side);
        }
        send(
                exchange,
                failure.httpStatus(),
                mapper.createObjectNode().put("__type", failure.code()).put("message", failure.getMessage()));
    }

    private void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = mapper.writeValueAsBytes(body);
        String asked = exchange.getRequestHeaders().getFirst("Content-Type");
        exchange.getResponseHeaders().set("Content-Type", asked == null ? "application/x-amz-json-1.0" : asked);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
