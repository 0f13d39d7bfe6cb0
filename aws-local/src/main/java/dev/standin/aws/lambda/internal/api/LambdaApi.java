package dev.standin.aws.lambda.internal.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.internal.json.SignatureFailures;
import dev.standin.aws.internal.signature.SentRequest;
import dev.standin.aws.internal.signature.SignatureRefused;
import dev.standin.aws.internal.signature.Target;
import dev.standin.aws.lambda.PayloadTooLarge;
import dev.standin.aws.lambda.UnknownFunction;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lambda's REST API at {@link #PATH}: {@code Invoke}, {@code ListFunctions}, {@code GetFunctionConfiguration}, {@code
 * ListEventSourceMappings} and {@code UpdateEventSourceMapping} (pausing and resuming only); every other call is answered
 * with 501. Safe for use by many threads.
 */
public final class LambdaApi implements HttpHandler {
    /** The prefix of the API's paths. */
    public static final String PATH = "/2015-03-31/";

    private static final Logger LOG = System.getLogger(LambdaApi.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Target TARGET = new Target("lambda", Callers.REGION);

    private final Callers callers;
    private final Invoke invoke;
    private final FunctionCatalog catalog;
    private final EventSources sources;

    /** Answers for these functions and event sources. */
    public LambdaApi(Callers callers, Invoke invoke, FunctionCatalog catalog, EventSources sources) {
        this.callers = callers;
        this.invoke = invoke;
        this.catalog = catalog;
        this.sources = sources;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            send(exchange, answer(exchange));
        } catch (LambdaFailure failure) {
            sendFailure(exchange, failure);
        } catch (SignatureRefused refused) {
            sendFailure(
                    exchange, new LambdaFailure(SignatureFailures.code(refused.reason()), refused.getMessage(), 403));
        } catch (AccessDenied denied) {
            sendFailure(exchange, new LambdaFailure("AccessDeniedException", denied.getMessage(), 403));
        } catch (UnknownFunction unknown) {
            sendFailure(exchange, new LambdaFailure("ResourceNotFoundException", unknown.getMessage(), 404));
        } catch (PayloadTooLarge tooLarge) {
            sendFailure(exchange, new LambdaFailure("RequestTooLargeException", tooLarge.getMessage(), 413));
        } catch (RuntimeException | Error unexpected) {
            LOG.log(Level.ERROR, exchange.getRequestURI() + " failed", unexpected);
            sendFailure(exchange, new LambdaFailure("ServiceException", unexpected.toString(), 500));
        }
    }

    private LambdaAnswer answer(HttpExchange exchange) throws IOException {
        byte[] content = LambdaRequest.content(exchange.getRequestBody());
        Caller caller = callers.of(SentRequest.of(exchange), TARGET, content);
        LambdaRequest request = LambdaRequest.of(exchange, PATH, content);
        return switch (request.operation()) {
            case "POST functions/{}/invocations" -> invoke.answer(caller, request);
            case "GET functions" -> LambdaAnswer.of(catalog.list(caller, request));
            case "GET functions/{}/configuration" -> LambdaAnswer.of(catalog.configuration(caller, request));
            case "GET event-source-mappings" -> LambdaAnswer.of(sources.list(caller, request));
            case "PUT event-source-mappings/{}" ->
                LambdaAnswer.accepted(sources.update(caller, request.name(), json(request.body())));
            default ->
                throw new LambdaFailure(
                        "UnknownOperationException",
                        "%s is not implemented by the local AWS.".formatted(request.operation()),
                        501);
        };
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw new LambdaFailure(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + malformed.getOriginalMessage(),
                    400);
        }
    }

    private static void sendFailure(HttpExchange exchange, LambdaFailure failure) throws IOException {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", failure.code());
        JsonNode body = JSON.createObjectNode()
                .put("Type", failure.httpStatus() < 500 ? "User" : "Service")
                .put("Message", failure.getMessage());
        send(exchange, LambdaAnswer.of(body).withStatus(failure.httpStatus()));
    }

    private static void send(HttpExchange exchange, LambdaAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        byte[] body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
