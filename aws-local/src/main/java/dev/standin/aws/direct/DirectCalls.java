package dev.standin.aws.direct;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Calls a handler as the server of a port does, on a thread of the server's, so that whoever calls may be interrupted without breaking off what is being
 * written. Thread-safe.
 *
 * @param threads runs the handler; when it takes no more, nobody is answered
 * @param address of the port that the handler also has
 */
public record DirectCalls(HttpHandler handler, Executor threads, InetSocketAddress address) {
    private static final Logger LOG = System.getLogger(DirectCalls.class.getName());

    /**
     * What a client asks.
     *
     * @param target path and query, as they would stand in the first line
     * @param headers all of them, {@code Host} too
     */
    public record Request(String method, URI target, Headers headers, InputStream body) {}

    /** What it is answered; the body is closed by who reads it. */
    public record Answer(int status, Headers headers, InputStream body) {}

    /**
     * The answer, whose body may still be on its way.
     *
     * @throws IOException if the request's body cannot be read, or a connection would have been closed without an answer
     */
    public Answer exchange(Request request) throws IOException {
        DirectExchange exchange = new DirectExchange(request, address);
        try {
            threads.execute(() -> handle(exchange));
            Answer answer = exchange.answered().get();
            exchange.requireReadable();
            return answer;
        } catch (RejectedExecutionException closed) {
            throw (IOException)
                    new ConnectException("the endpoint on port " + address.getPort() + " is closed").initCause(closed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("interrupted while waiting for an answer").initCause(stopped);
        } catch (ExecutionException failed) {
            exchange.requireReadable();
            throw new IOException(failed.getCause());
        }
    }

    private void handle(DirectExchange exchange) {
        try {
            handler.handle(exchange);
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.DEBUG, exchange.getRequestURI() + " was not answered", failed);
        }
    }
}
