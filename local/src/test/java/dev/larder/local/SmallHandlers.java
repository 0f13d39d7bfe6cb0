package dev.larder.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.larder.aws.AwsClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The handlers of {@link SmallWiring}. */
public final class SmallHandlers {

    static final BlockingQueue<JsonNode> RECEIVED = new LinkedBlockingQueue<>();
    static final BlockingQueue<JsonNode> ENDED = new LinkedBlockingQueue<>();
    static final BlockingQueue<JsonNode> TICKS = new LinkedBlockingQueue<>();
    static final AtomicInteger TICKS_AT_ONCE = new AtomicInteger();
    static final Semaphore TICKS_ALLOWED = new Semaphore(0);

    private SmallHandlers() {}

    static void forget() {
        RECEIVED.clear();
        ENDED.clear();
        TICKS.clear();
        TICKS_ALLOWED.drainPermits();
    }

    private static JsonNode read(InputStream in) throws IOException {
        return JsonMapper.shared().readTree(in.readAllBytes());
    }

    private static void write(OutputStream out, String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Remembers the bodies of messages. */
    public static final class Receive implements RequestStreamHandler {
        public Receive(Map<String, String> environment) {
            assert !environment.isEmpty();
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            read(in).path("Records")
                    .forEach(message -> RECEIVED.add(
                            JsonMapper.shared().readTree(message.path("body").asString())));
            write(out, "{\"batchItemFailures\": []}");
        }
    }

    /** Fails if told to, reads an object of the lake if told to, and answers with what came of it. */
    public static final class Step implements RequestStreamHandler {
        private final Map<String, String> environment;

        public Step(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            JsonNode request = read(in);
            if (request.has("fail")) {
                throw new IllegalStateException(request.path("fail").asString());
            }
            String answer = request.has("read") ? lake(request.path("read").asString()) : "done";
            write(
                    out,
                    JsonMapper.shared().createObjectNode().put("answer", answer).toString());
        }

        private String lake(String key) {
            try (AwsClients clients = new AwsClients(environment);
                    S3Client s3 = clients.s3()) {
                return s3.getObjectAsBytes(get -> get.bucket(environment.get("LARDER_LAKE_BUCKET"))
                                .key(key))
                        .asUtf8String();
            } catch (S3Exception refused) {
                return String.valueOf(refused.awsErrorDetails().errorMessage());
            }
        }
    }

    /** Remembers the events of executions that ended badly. */
    public static final class OnEnd implements RequestStreamHandler {
        public OnEnd(Map<String, String> environment) {
            assert !environment.isEmpty();
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            ENDED.add(read(in));
            write(out, "{}");
        }
    }

    /** Remembers the tick and works on it until it is allowed to end. */
    public static final class Tick implements RequestStreamHandler {
        public Tick(Map<String, String> environment) {
            assert !environment.isEmpty();
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            TICKS_AT_ONCE.incrementAndGet();
            TICKS.add(read(in));
            TICKS_ALLOWED.acquireUninterruptibly();
            TICKS_AT_ONCE.decrementAndGet();
            write(out, "{}");
        }
    }
}
