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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks the AWS JSON protocol for the registered services, and Smithy's RPC v2 in CBOR for those that have it; safe for use by many threads.
 *
 * <p>Source: smithy.io, "Smithy RPC v2 CBOR protocol" (additional-specs/protocols/smithy-rpc-v2.html).
 */
public final class JsonProtocol {

    private static final Logger LOG = System.getLogger(JsonProtocol.class.getName());
    private static final int LONGEST_REQUEST_BYTES = 16 * 1024 * 1024;
    private static final String RPC = "rpc-v2-cbor";
    private static final String RPC_HEADER = "smithy-protocol";
    private static final Pattern RPC_PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");

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

    /** Whether a request is one of RPC v2. */
    public static boolean isRpc(HttpExchange exchange) {
        return RPC.equals(exchange.getRequestHeaders().getFirst(RPC_HEADER));
    }

    /** Answers one request of RPC v2. */
    public void answerRpc(HttpExchange exchange) throws IOException {
        Matcher path = RPC_PATH.matcher(exchange.getRequestURI().getRawPath());
        exchange.getResponseHeaders().set(RPC_HEADER, RPC);
        answer(exchange, path.matches() ? path.group(1) + "." + path.group(2) : "", Encoding.cbor());
    }

    /** Answers one request whose {@code X-Amz-Target} is {@code target}. */
    public void answer(HttpExchange exchange, String target) throws IOException {
        answer(exchange, target, Encoding.json());
    }

    private void answer(HttpExchange exchange, String target, Encoding encoding) throws IOException {
        try {
            JsonNode response = call(exchange, target, encoding);
            send(exchange, 200, encoding.write(response));
        } catch (ServiceFailure failure) {
            sendFailure(exchange, failure, encoding);
        } catch (RuntimeException | Error unexpected) {
            // Rethrown, it would close the connection without an answer.
            LOG.log(Level.ERROR, target + " failed", unexpected);
            sendFailure(exchange, new ServiceFailure("InternalFailure", unexpected.toString(), 500), encoding);
        }
    }

    private JsonNode call(HttpExchange exchange, String target, Encoding encoding) throws IOException {
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
            if (service == null || (encoding != Encoding.json() && !service.speaksRpc())) {
                throw ServiceFailure.unknownOperation(prefix, target.substring(dot + 1));
            }
            return service.call(caller, target.substring(dot + 1), encoding.read(body));
        } catch (SignatureRefused refused) {
            throw SignatureFailures.of(refused, name == null ? "" : name);
        } catch (AccessDenied denied) {
            throw SignatureFailures.of(denied, name == null ? "" : name);
        }
    }

    private static void sendFailure(HttpExchange exchange, ServiceFailure failure, Encoding encoding)
            throws IOException {
        exchange.getResponseHeaders().set("x-amzn-errortype", failure.code());
        if (failure.queryCode() != null) {
            String side = failure.httpStatus() < 500 ? "Sender" : "Receiver";
            exchange.getResponseHeaders().set("x-amzn-query-error", failure.queryCode() + ";" + side);
        }
        send(
                exchange,
                failure.httpStatus(),
                encoding.write(JsonMapper.shared()
                        .createObjectNode()
                        .put("__type", failure.code())
                        .put("message", failure.getMessage())));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        String asked = exchange.getRequestHeaders().getFirst("Content-Type");
        exchange.getResponseHeaders().set("Content-Type", asked == null ? "application/x-amz-json-1.0" : asked);
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
