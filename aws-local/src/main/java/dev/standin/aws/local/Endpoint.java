package dev.standin.aws.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.standin.aws.Callers;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.direct.DirectCalls;
import dev.standin.aws.internal.json.JsonProtocol;
import dev.standin.aws.internal.json.JsonService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * One port of 127.0.0.1 for every service: a request with an {@code X-Amz-Target} header goes to the JSON service of
 * that prefix, one of RPC v2 to the service that its path names, a form that is posted to {@code /} to the service of the query protocol, any other one to the handler registered for the longest prefix of its path (S3 has {@code /}).
 *
 * <p>Order: {@link #bind}, register, {@link #start}, {@link #close}. Handlers run on virtual threads, many at once.
 */
public final class Endpoint implements AutoCloseable {

    private static final int MISDIRECTED = 421;
    private static final Logger LOG = System.getLogger(Endpoint.class.getName());

    static {
        // Without it every answer waits for the client's delayed acknowledgement: 46 ms instead of 3.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonProtocol json;
    private final NavigableMap<String, HttpHandler> handlers = new ConcurrentSkipListMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(prefix -> prefix));

    private volatile @Nullable HttpHandler queries;

    private Endpoint(HttpServer server, Callers callers) {
        this.server = server;
        this.json = new JsonProtocol(callers);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Takes the port without answering yet.
     *
     * @param port 0 for any free one
     * @throws OpeningRefused if another program has the port, or it may not be opened
     */
    public static Endpoint bind(int port, Callers callers) {
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            return new Endpoint(HttpServer.create(new InetSocketAddress(loopback, port), 256), callers);
        } catch (BindException refused) {
            boolean forbidden = String.valueOf(refused.getMessage()).contains("ermission");
            String sentence = forbidden
                    ? "port %d of 127.0.0.1 may not be opened by this user; choose one above 1023 (0 takes any free"
                            + " one)"
                    : "port %d of 127.0.0.1 is in use; stop the program that has it or choose another port (0 takes"
                            + " any free one)";
            throw new OpeningRefused(sentence.formatted(port), refused);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot listen on port %d of 127.0.0.1".formatted(port), failed);
        }
    }

    /** Adds a JSON service; a second one of the same target prefix is refused. */
    public Endpoint register(JsonService service) {
        json.register(service);
        return this;
    }

    /** Adds a handler for paths that begin with the prefix; it finds its caller with {@link Callers#of}. */
    public Endpoint register(String pathPrefix, HttpHandler handler) {
        if (handlers.putIfAbsent(pathPrefix, handler) != null) {
            throw new IllegalArgumentException("two handlers have the path prefix " + pathPrefix);
        }
        return this;
    }

    /** Sets what answers the query protocol; without it such requests go where their path says. */
    public Endpoint registerQueries(HttpHandler handler) {
        queries = handler;
        return this;
    }

    /** Begins to answer. */
    public Endpoint start() {
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address to give to SDK clients as endpoint override. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Calls it from within this process, as if by the port. */
    public DirectCalls direct() {
        return new DirectCalls(this::answer, threads, server.getAddress());
    }

    /** Stops listening and interrupts what is still being answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!isMeant(exchange)) {
                refuseHost(exchange);
                return;
            }
            @Nullable String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target != null) {
                json.answer(exchange, target);
                return;
            }
            if (JsonProtocol.isRpc(exchange)) {
                json.answerRpc(exchange);
                return;
            }
            Optional<HttpHandler> handler = isQuery(exchange)
                    ? Optional.ofNullable(queries)
                    : handlerOf(exchange.getRequestURI().getRawPath());
            if (handler.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            handler.get().handle(exchange);
        } catch (IOException gone) {
            // The client closed the connection: nobody is left to be told.
            LOG.log(Level.DEBUG, exchange.getRequestURI() + " was not answered", gone);
        }
    }

    /**
     * Whether the request was sent to this port of this machine under a name that only this machine can have: a web page
     * that has its own name resolved to 127.0.0.1 cannot speak to it.
     */
    private boolean isMeant(HttpExchange exchange) {
        @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
        String port = ":" + port();
        if (host == null || !host.endsWith(port)) {
            return false;
        }
        String name = host.substring(0, host.length() - port.length()).toLowerCase(Locale.ROOT);
        return name.equals("127.0.0.1") || name.equals("localhost") || name.endsWith(".localhost");
    }

    private void refuseHost(HttpExchange exchange) throws IOException {
        byte[] sentence =
                "the Host header of the request is neither 127.0.0.1:%1$d nor localhost:%1$d; address the endpoint %2$s\n"
                        .formatted(port(), uri())
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(MISDIRECTED, sentence.length);
        exchange.getResponseBody().write(sentence);
    }

    private boolean isQuery(HttpExchange exchange) {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return queries != null
                && exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getRawPath().equals("/")
                && type != null
                && type.startsWith("application/x-www-form-urlencoded");
    }

    private Optional<HttpHandler> handlerOf(String path) {
        return handlers.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
