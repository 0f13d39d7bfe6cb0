package dev.standin.aws.sqs;

import dev.standin.aws.internal.json.ServiceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One queue, for callers in this JVM; permissions are not checked here. Safe for use by many threads. */
public final class Queue {

    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    private static final int POISON = 3;
    private static final Pattern RECEIPT = Pattern.compile("[0-9a-f-]{36}\\.\\d{1,9}");

    private final QueueStore store;
    private final String name;
    private final Instant created;
    private final Map<String, StoredMessage> messages = new LinkedHashMap<>();
    private QueueSettings settings;
    private Instant changed;

    Queue(QueueStore store, QueueChange.SettingsMade made) {
        this.store = store;
        this.name = made.queue();
        this.created = made.at();
        this.changed = made.at();
        this.settings = made.settings();
    }

    /** How many messages are where. */
    public record Counts(int visible, int inFlight, int delayed) {}

    public String name() {
        return name;
    }

    public String arn() {
        return QueueStore.arn(name);
    }

    public Instant created() {
        return created;
    }

    /** A queue at one moment; {@code changed} is when its settings were last set. */
    public record Standing(QueueSettings settings, Instant changed, Counts counts) {}

    public Standing standing() {
        return store.locked(() -> new Standing(settings, changed, countsNow()));
    }

    /** When the settings were last made. */
    Instant changed() {
        return store.locked(() -> changed);
    }

    public QueueSettings settings() {
        return store.locked(() -> settings);
    }

    public Counts counts() {
        return store.locked(this::countsNow);
    }

    /**
     * How long ago the oldest message was sent, as CloudWatch has it; empty if there is none. Left out is what was received three times and
     * not deleted, and what came from another queue as a dead letter, whose age counts anew on AWS.
     *
     * <p>Source: SQS Developer Guide, sqs-available-cloudwatch-metrics.html, ApproximateAgeOfOldestMessage.
     */
    public Optional<Duration> ageOfOldest() {
        return store.locked(() -> {
            Instant now = store.now();
            dropExpired(now);
            return messages.values().stream()
                    .filter(message -> message.receives() < POISON && message.deadLetterSource() == null)
                    .map(StoredMessage::sent)
                    .min(Instant::compareTo)
                    .map(sent -> Duration.between(sent, now));
        });
    }

    private Counts countsNow() {
        Instant now = store.now();
        dropExpired(now);
        int hidden = 0;
        int delayed = 0;
        for (StoredMessage message : messages.values()) {
            if (message.visibleFrom().isAfter(now)) {
                hidden++;
                delayed += message.receives() == 0 ? 1 : 0;
            }
        }
        return new Counts(messages.size() - hidden, hidden - delayed, delayed);
    }

    /** Adds a message, which is on the disk when this returns, and returns its id. */
    public String send(String body) {
        return send(List.of(new Draft(body, null))).getFirst();
    }

    /** A message to send; {@code delay} null for the queue's own. */
    record Draft(String body, @Nullable Duration delay) {}

    /** Adds messages, all or none, and returns their ids. */
    List<String> send(List<Draft> drafts) {
        return store.locked(() -> {
            Instant now = store.now();
            List<StoredMessage> sent = drafts.stream()
                    .map(draft -> {
                        Duration delay =
                                draft.delay() == null ? Duration.ofSeconds(settings.delaySeconds()) : draft.delay();
                        return new StoredMessage(
                                UUID.randomUUID().toString(), draft.body(), now, now.plus(delay), 0, null, null);
                    })
                    .toList();
            store.commit(new QueueChange.Sent(name, sent));
            return sent.stream().map(StoredMessage::id).toList();
        });
    }

    /**
     * Hands out messages, hidden from others for the queue's visibility timeout.
     *
     * @param max the most messages, 1 to 10
     * @param wait how long to wait for the first one; an interrupt ends the waiting with what there is
     */
    public List<ReceivedMessage> receive(int max, Duration wait) {
        return receive(max, wait, null);
    }

    List<ReceivedMessage> receive(int max, Duration wait, @Nullable Duration visibility) {
        return store.awaitSome(wait, () -> {
            Duration hidden = visibility == null ? Duration.ofSeconds(settings.visibilitySeconds()) : visibility;
            return handOut(max, hidden);
        });
    }

    /** Deletes the message if this is its newest receipt; an older one changes nothing, as on AWS. */
    public void delete(String receiptHandle) {
        store.locked(() -> {
            find(receiptHandle)
                    .ifPresent(message -> store.commit(new QueueChange.Deleted(name, List.of(message.id()))));
            return receiptHandle;
        });
    }

    /** Hides a message that was received for this long from now; zero makes it visible at once. */
    public void changeVisibility(String receiptHandle, Duration visibility) {
        if (visibility.isNegative() || visibility.compareTo(LONGEST_VISIBILITY) > 0) {
            throw SqsFailures.invalidParameter("VisibilityTimeout is 0 to 43200 seconds");
        }
        store.locked(() -> {
            Instant now = store.now();
            StoredMessage message = find(receiptHandle)
                    .filter(found -> found.visibleFrom().isAfter(now))
                    .orElseThrow(() -> new ServiceFailure(
                            "MessageNotInflight",
                            "The message referred to is not in flight.",
                            400,
                            "AWS.SimpleQueueService.MessageNotInflight"));
            messages.put(message.id(), message.visibleFrom(now.plus(visibility)));
            store.wake();
            return message;
        });
    }

    public void purge() {
        store.locked(() -> {
            store.commit(new QueueChange.Purged(name));
            return name;
        });
    }

    // What follows is called with the store's lock held.

    void set(QueueChange.SettingsMade made) {
        settings = made.settings();
        changed = made.at();
    }

    void add(Collection<StoredMessage> sent) {
        sent.forEach(message -> messages.put(message.id(), message));
    }

    @Nullable
    StoredMessage remove(String id) {
        return messages.remove(id);
    }

    void clear() {
        messages.clear();
    }

    void countReceive(String id, Instant at) {
        messages.computeIfPresent(id, (same, message) -> message.received(at));
    }

    /** What a restart should find: messages in flight visible again, delayed ones still waiting. */
    List<StoredMessage> afterRestart() {
        return messages.values().stream()
                .map(message -> message.receives() == 0 ? message : message.visibleFrom(Instant.EPOCH))
                .toList();
    }

    /** When the first hidden message becomes visible; empty if none is hidden. */
    Optional<Instant> nextVisible() {
        return messages.values().stream().map(StoredMessage::visibleFrom).min(Instant::compareTo);
    }

    private List<ReceivedMessage> handOut(int max, Duration hidden) {
        Instant now = store.now();
        dropExpired(now);
        moveExhausted(now);
        List<String> ids = new ArrayList<>();
        for (StoredMessage message : messages.values()) {
            if (ids.size() < max && !message.visibleFrom().isAfter(now)) {
                ids.add(message.id());
            }
        }
        if (ids.isEmpty()) {
            return List.of();
        }
        store.commit(new QueueChange.Received(name, ids, now));
        ids.forEach(id -> messages.computeIfPresent(id, (same, message) -> message.visibleFrom(now.plus(hidden))));
        return ids.stream().map(messages::get).map(Queue::shown).toList();
    }

    /**
     * A message is as old as it was first sent, in a dead-letter queue too. Source: SQS Developer Guide, "Using dead-letter queues in
     * Amazon SQS": of a standard queue's message the original enqueue timestamp counts.
     */
    void dropExpired(Instant now) {
        Instant limit = now.minusSeconds(settings.retentionSeconds());
        List<String> expired = messages.values().stream()
                .filter(message -> !message.sent().isAfter(limit))
                .map(StoredMessage::id)
                .toList();
        if (!expired.isEmpty()) {
            store.commit(new QueueChange.Deleted(name, expired));
        }
    }

    private void moveExhausted(Instant now) {
        QueueSettings.Redrive redrive = settings.redrive();
        if (redrive == null || store.find(redrive.deadLetterQueue()).isEmpty()) {
            return;
        }
        List<String> exhausted = messages.values().stream()
                .filter(message -> message.receives() >= redrive.maxReceives()
                        && !message.visibleFrom().isAfter(now))
                .map(StoredMessage::id)
                .toList();
        if (!exhausted.isEmpty()) {
            store.commit(new QueueChange.Moved(name, redrive.deadLetterQueue(), exhausted));
            store.queue(redrive.deadLetterQueue()).dropExpired(now);
        }
    }

    private Optional<StoredMessage> find(String receiptHandle) {
        if (!RECEIPT.matcher(receiptHandle).matches()) {
            throw new ServiceFailure(
                    "ReceiptHandleIsInvalid",
                    "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(receiptHandle),
                    404,
                    "ReceiptHandleIsInvalid");
        }
        String id = receiptHandle.substring(0, receiptHandle.indexOf('.'));
        return Optional.ofNullable(messages.get(id))
                .filter(message -> message.receiptHandle().equals(receiptHandle));
    }

    private static ReceivedMessage shown(StoredMessage message) {
        Instant first = message.firstReceived();
        String source = message.deadLetterSource();
        return new ReceivedMessage(
                message.id(),
                message.receiptHandle(),
                message.body(),
                message.sent(),
                first == null ? message.sent() : first,
                message.receives(),
                source == null ? null : QueueStore.arn(source));
    }
}
