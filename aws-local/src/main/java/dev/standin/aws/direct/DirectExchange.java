package dev.standin.aws.direct;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client in this process and its answer, as the server of the port would hand them to a handler, without the port. A short answer is
 * handed over whole; a longer one flows.
 */
final class DirectExchange extends HttpExchange {
    /** Answers up to this length are held whole. */
    private static final long SHORT = 64 * 1024;

    /** Statuses that say of themselves that nothing follows. */
    private static final Set<Integer> NEVER_A_BODY = Set.of(204, 304);

    private final DirectCalls.Request request;
    private final InetSocketAddress address;
    private final InputStream requestBody;
    private final Headers responseHeaders = new Headers();
    private final CompletableFuture<DirectCalls.Answer> answered = new CompletableFuture<>();
    private volatile @Nullable IOException unreadable;
    private int status = -1;
    private OutputStream responseBody = OutputStream.nullOutputStream();
    private Runnable ending = () -> {};

    DirectExchange(DirectCalls.Request request, InetSocketAddress address) {
        this.request = request;
        this.address = address;
        this.requestBody = new BufferedInputStream(new Sent(request.body()));
    }

    /** The answer, once its status is known, and all of it if it is short; fails if the exchange ends without. */
    CompletableFuture<DirectCalls.Answer> answered() {
        return answered;
    }

    /** Throws what was thrown where the request's body was read, if anything was. */
    void requireReadable() throws IOException {
        IOException failed = unreadable;
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void sendResponseHeaders(int code, long length) throws IOException {
        if (status >= 0) {
            throw new IOException("headers were sent already");
        }
        status = code;
        boolean isHead = request.method().equals("HEAD");
        if (length > 0 || (length < 0 && !isHead && !NEVER_A_BODY.contains(code))) {
            responseHeaders.set("Content-Length", Long.toString(Math.max(length, 0)));
        }
        if (length < 0 || isHead) {
            hand(InputStream.nullInputStream());
        } else if (length > SHORT || length == 0) {
            Conduit conduit = new Conduit();
            Counted counted = new Counted(conduit.entry(), length == 0 ? Long.MAX_VALUE : length);
            responseBody = counted;
            ending = () -> conduit.end(length == 0 || counted.left() == 0);
            hand(conduit.exit());
        } else {
            ByteArrayOutputStream whole = new ByteArrayOutputStream((int) length);
            Counted counted = new Counted(whole, length);
            responseBody = counted;
            ending = () -> {
                if (counted.left() == 0) {
                    hand(new ByteArrayInputStream(whole.toByteArray()));
                }
            };
        }
    }

    private void hand(InputStream body) {
        answered.complete(new DirectCalls.Answer(status, responseHeaders, body));
    }

    @Override
    public void close() {
        ending.run();
        ending = () -> {};
        answered.completeExceptionally(new IOException("the connection was closed without an answer"));
    }

    @Override
    public Headers getRequestHeaders() {
        return request.headers();
    }

    @Override
    public Headers getResponseHeaders() {
        return responseHeaders;
    }

    @Override
    public URI getRequestURI() {
        return request.target();
    }

    @Override
    public String getRequestMethod() {
        return request.method();
    }

    @Override
    public InputStream getRequestBody() {
        return requestBody;
    }

    @Override
    public OutputStream getResponseBody() {
        return responseBody;
    }

    @Override
    public int getResponseCode() {
        return status;
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return address;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return address;
    }

    @Override
    public HttpContext getHttpContext() {
        throw new UnsupportedOperationException("no handler asks for it");
    }

    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return null;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        throw new UnsupportedOperationException("no handler sets attributes");
    }

    @Override
    public void setStreams(InputStream input, OutputStream output) {
        throw new UnsupportedOperationException("no filter stands before the handlers");
    }

    /** The body as the client sends it, in pieces. */
    private final class Sent extends FilterInputStream {
        private Sent(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            try {
                return super.read(target, from, length);
            } catch (IOException failed) {
                unreadable = failed;
                throw failed;
            } catch (RuntimeException failed) {
                unreadable = new IOException(failed);
                throw failed;
            }
        }
    }

    /** Takes as many bytes as were announced. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long left;

        private Counted(OutputStream out, long announced) {
            this.out = out;
            this.left = announced;
        }

        private long left() {
            return left;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > left) {
                throw new IOException("more bytes were written than were announced");
            }
            left -= length;
            out.write(bytes, from, length);
        }
    }
}
