package dev.standin.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.standin.aws.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Handlers with which the tests look at what Lambda does. */
public final class SampleHandlers {
    static final JsonMapper JSON = JsonMapper.shared();

    private SampleHandlers() {}

    static Function deployed(Class<?> handler, Duration timeout, Permission... permissions) {
        String name = "stack-test-" + handler.getSimpleName();
        return new Function(
                name,
                "arn:aws:lambda:us-east-1:000000000000:function:" + name,
                handler.getName(),
                512,
                timeout,
                Map.of("AWS_REGION", "us-east-1", "STACK_ENVIRONMENT", "test"),
                List.of(permissions));
    }

    /** Answers with the request, its variables, its context and the number of its instance. */
    public static final class Echo implements RequestStreamHandler {
        private static final AtomicInteger INSTANCES = new AtomicInteger();
        private final int instance = INSTANCES.incrementAndGet();
        private final Map<String, String> environment;

        public Echo() {
            this(System.getenv());
        }

        public Echo(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            JsonNode request = JSON.readTree(in.readAllBytes());
            var answer = JSON.createObjectNode().put("instance", instance).put("requestId", context.getAwsRequestId());
            answer.set("request", request);
            answer.put("function", context.getFunctionName()).put("left", context.getRemainingTimeInMillis());
            environment.forEach(answer.putObject("environment")::put);
            out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Writes what it is given to its log, by standard output, in two pieces. */
    public static final class Print implements RequestStreamHandler {
        private final PrintStream log;

        public Print() {
            this(System.getenv(), System.out);
        }

        public Print(Map<String, String> environment, PrintStream log) {
            assert environment.containsKey("AWS_LAMBDA_LOG_GROUP_NAME");
            this.log = log;
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            log.print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            log.println(" and more");
        }
    }

    /** Fails with the message that it is given, with a cause. */
    public static final class Fail implements RequestStreamHandler {
        static final AtomicInteger CALLS = new AtomicInteger();

        public Fail() {
            this(System.getenv());
        }

        public Fail(Map<String, String> environment) {
            assert !environment.isEmpty();
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            CALLS.incrementAndGet();
            String message = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            throw new IllegalStateException(message, new IOException("the cause"));
        }
    }

    /** Works until it is interrupted, or until the test lets it go on in spite of that. */
    public static final class Sleep implements RequestStreamHandler {
        static final BlockingQueue<String> INTERRUPTED = new LinkedBlockingQueue<>();
        private final String accessKey;

        public Sleep() {
            this(System.getenv());
        }

        public Sleep(Map<String, String> environment) {
            this.accessKey = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException timedOut) {
                INTERRUPTED.add(accessKey);
            }
        }
    }

    /** Answers with as many bytes as it is asked for. */
    public static final class Big implements RequestStreamHandler {
        public Big(Map<String, String> environment) {
            assert !environment.isEmpty();
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            int bytes = JSON.readTree(in.readAllBytes()).asInt();
            out.write(("\"" + "x".repeat(bytes - 2) + "\"").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Fails messages whose body is "poison", and tells the test of all it sees. */
    public static final class Batch implements RequestHandler<SQSEvent, SQSBatchResponse> {
        static final BlockingQueue<List<String>> SEEN = new LinkedBlockingQueue<>();

        public Batch() {
            this(System.getenv());
        }

        public Batch(Map<String, String> environment) {
            assert !environment.isEmpty();
        }

        @Override
        public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            SEEN.add(event.getRecords().stream()
                    .map(SQSEvent.SQSMessage::getBody)
                    .toList());
            return new SQSBatchResponse(event.getRecords().stream()
                    .filter(message -> message.getBody().equals("poison"))
                    .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                    .toList());
        }
    }

    /** Is no handler. */
    public static final class Neither {
        public Neither(Map<String, String> environment) {
            assert !environment.isEmpty();
        }
    }
}
