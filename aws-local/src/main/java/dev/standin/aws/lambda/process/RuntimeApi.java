package dev.standin.aws.lambda.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.standin.aws.lambda.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runtime API from which a function's process gets its invocations, and to which it answers them; one per process.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String PREFIX = "/2018-06-01/runtime/";

    private final BlockingQueue<Pending> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Outcome>> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Outcome> broken = new CompletableFuture<>();
    private final HttpServer server;

    /** An invocation that the process has not asked for yet. */
    record Pending(String requestId, String functionArn, long deadlineMillis, String payload) {}

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext(PREFIX, this::answer);
        server.start();
    }

    /** Host and port. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the process has answered, or can answer no more. */
    CompletableFuture<Outcome> invoke(Pending invocation) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        answers.put(invocation.requestId(), answer);
        waiting.add(invocation);
        return answer.applyToEither(broken, Function.identity());
    }

    /** The process ended, or could not begin. */
    void breakWith(Outcome.Failed failed) {
        broken.complete(failed);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (path.equals("init/error")) {
                breakWith(failed(body));
                exchange.sendResponseHeaders(202, -1);
            } else {
                String[] parts = path.split("/");
                CompletableFuture<Outcome> answer = answers.getOrDefault(parts[1], new CompletableFuture<>());
                answer.complete(parts[2].equals("response") ? new Outcome.Returned(body) : failed(body));
                exchange.sendResponseHeaders(202, -1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Pending next = waiting.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", next.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(next.deadlineMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", next.functionArn());
        headers.set("Content-Type", "application/json");
        byte[] payload = next.payload().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, payload.length);
        exchange.getResponseBody().write(payload);
    }

    private static Outcome.Failed failed(String body) {
        JsonNode error = JsonMapper.shared().readTree(body);
        return new Outcome.Failed(
                body,
                error.path("errorType").asString(""),
                error.path("errorMessage").asString(""));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
