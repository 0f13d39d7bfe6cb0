package dev.standin.aws.lambda;

import dev.standin.aws.internal.json.JsonService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Feeds a function from a queue as an event source mapping does: long polling, batch size and window, partial failures.
 * A failed message stays in the queue until its visibility timeout ends and goes to the dead-letter queue after the
 * queue's number of receives, so it holds up no other. One thread of its own; the methods are safe for many.
 */
public final class QueuePoller implements AutoCloseable {
    private static final Logger LOG = System.getLogger(QueuePoller.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int MOST_MESSAGES_PER_RECEIVE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(100);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final EventSource source;
    private final JsonService sqs;
    private final FunctionRunner functions;
    private final Turnstile turnstile;
    private final Thread thread;
    private @Nullable String lastFailure;

    private QueuePoller(EventSource source, JsonService sqs, FunctionRunner functions, boolean enabled) {
        this.source = source;
        this.sqs = sqs;
        this.functions = functions;
        this.turnstile = new Turnstile(enabled);
        this.thread = Thread.ofVirtual().name("poller-" + source.queueName()).unstarted(this::poll);
    }

    /**
     * Begins to poll, or to wait until it is enabled.
     *
     * @throws IllegalArgumentException if a message would appear again while the function may still work on it
     */
    public static QueuePoller start(EventSource source, JsonService sqs, FunctionRunner functions, boolean enabled) {
        QueuePoller poller = new QueuePoller(source, sqs, functions, enabled);
        poller.checkVisibility();
        poller.thread.start();
        return poller;
    }

    public EventSource source() {
        return source;
    }

    /** {@code Enabled}, {@code Disabling} while a last batch is being worked on, or {@code Disabled}. */
    public String state() {
        return switch (turnstile.standing()) {
            case OPEN -> "Enabled";
            case FINISHING -> "Disabling";
            case PARKED -> "Disabled";
        };
    }

    /** Resumes or pauses polling; a batch that is being worked on is finished. */
    public void enable(boolean enabled) {
        turnstile.set(enabled);
    }

    /** Stops polling, and waits at most half a minute until the batch that is being worked on is done. */
    @Override
    public void close() {
        turnstile.dismantle();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkVisibility() {
        ObjectNode request = JSON.createObjectNode().put("QueueUrl", source.queueUrl());
        request.putArray("AttributeNames").add("VisibilityTimeout");
        JsonNode attributes =
                sqs.call(source.reader(), "GetQueueAttributes", request).path("Attributes");
        long visibility = Long.parseLong(attributes.path("VisibilityTimeout").asString("0"));
        long timeout = source.function().timeout().toSeconds();
        if (visibility < timeout) {
            throw new IllegalArgumentException(
                    "Queue visibility timeout: %d seconds is less than Function timeout: %d seconds (queue %s, function %s)"
                            .formatted(
                                    visibility,
                                    timeout,
                                    source.queueArn(),
                                    source.function().name()));
        }
    }

    private void poll() {
        try {
            while (turnstile.pass()) {
                try {
                    gather().ifPresent(this::handOver);
                } catch (Exception failed) {
                    tell(failed);
                    turnstile.pause(AFTER_A_FAILURE);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.log(Level.WARNING, "polling {0} was interrupted", source.queueArn());
        }
    }

    /**
     * Reports a failure once, not every second: lasting trouble, such as a full disk, fails every attempt in the same
     * way.
     */
    private void tell(Exception failed) {
        boolean isNews = !failed.toString().equals(lastFailure);
        lastFailure = failed.toString();
        LOG.log(isNews ? Level.WARNING : Level.DEBUG, "cannot poll {0}; trying again: {1}", source.queueArn(), failed);
    }

    /** Gathers a batch: the first messages, and those that come while the window is open. */
    private Optional<MessageBatch> gather() throws Exception {
        List<JsonNode> messages = new ArrayList<>(receive(LONGEST_WAIT_SECONDS, source.batch()));
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        long end = System.nanoTime() + source.window().toNanos();
        boolean isMore = messages.size() == MOST_MESSAGES_PER_RECEIVE;
        while (messages.size() < source.batch() && turnstile.isOpen()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!left.isPositive()) {
                break;
            }
            int most = source.batch() - messages.size();
            List<JsonNode> next = isMore ? receive(0, most) : receiveWithin(left, most);
            // As many as one receive gives: others lie behind them.
            isMore = next.size() == MOST_MESSAGES_PER_RECEIVE;
            messages.addAll(next);
        }
        return Optional.of(new MessageBatch(messages));
    }

    /** A receive waits whole seconds, so that the last part of a window is waited for in front of it. */
    private List<JsonNode> receiveWithin(Duration left, int most) throws Exception {
        int wholeSeconds = (int) Math.min(LONGEST_WAIT_SECONDS, left.toSeconds());
        if (wholeSeconds == 0) {
            turnstile.pause(left.compareTo(SHORT_PAUSE) < 0 ? left : SHORT_PAUSE);
        }
        return receive(wholeSeconds, most);
    }

    private List<JsonNode> receive(int waitSeconds, int most) throws Exception {
        ObjectNode request = JSON.createObjectNode()
                .put("QueueUrl", source.queueUrl())
                .put("MaxNumberOfMessages", Math.min(MOST_MESSAGES_PER_RECEIVE, most))
                .put("WaitTimeSeconds", waitSeconds);
        request.putArray("MessageSystemAttributeNames").add("All");
        request.putArray("MessageAttributeNames").add("All");
        Optional<JsonNode> answer = turnstile.whileOpen(() -> sqs.call(source.reader(), "ReceiveMessage", request));
        return answer.stream()
                .flatMap(given -> given.path("Messages").valueStream())
                .toList();
    }

    private void handOver(MessageBatch batch) {
        Outcome outcome = functions.run(source.function().name(), batch.event(source.queueArn(), region()));
        if (outcome instanceof Outcome.Failed failed) {
            LOG.log(
                    Level.WARNING,
                    "{0} failed on {1} messages of {2}: {3}: {4}",
                    source.function().name(),
                    batch.messages().size(),
                    source.queueName(),
                    failed.errorType(),
                    failed.errorMessage());
        }
        delete(batch.done(outcome));
    }

    private void delete(List<JsonNode> done) {
        for (int from = 0; from < done.size(); from += MOST_MESSAGES_PER_RECEIVE) {
            List<JsonNode> some = done.subList(from, Math.min(done.size(), from + MOST_MESSAGES_PER_RECEIVE));
            ObjectNode request = JSON.createObjectNode().put("QueueUrl", source.queueUrl());
            ArrayNode entries = request.putArray("Entries");
            for (JsonNode message : some) {
                ObjectNode entry = entries.addObject().put("Id", Integer.toString(entries.size()));
                entry.set("ReceiptHandle", message.path("ReceiptHandle"));
            }
            sqs.call(source.reader(), "DeleteMessageBatch", request);
        }
    }

    private String region() {
        return source.queueArn().split(":", -1)[3];
    }
}
