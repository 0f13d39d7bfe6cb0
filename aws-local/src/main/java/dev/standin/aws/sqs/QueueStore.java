package dev.standin.aws.sqs;

import dev.standin.aws.Callers;
import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All queues of a state folder; safe for use by many threads, which change queues one at a time. */
public final class QueueStore implements AutoCloseable {

    /** The region that every local queue's ARN names. */
    public static final String REGION = Callers.REGION;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableMap<String, Queue> queues = new ConcurrentSkipListMap<>();
    private final Journal journal;

    private QueueStore(StateFolder folder, Clock clock) {
        this.clock = clock;
        this.journal = folder.journal("sqs", entry -> apply(MAPPER.treeToValue(entry, QueueChange.class)));
    }

    /** Opens the queues in a state folder; the clock says when messages are sent and become visible. */
    public static QueueStore open(StateFolder folder, Clock clock) {
        QueueStore store = new QueueStore(folder, clock);
        return store.locked(() -> {
            store.list().forEach(queue -> queue.dropExpired(store.now()));
            store.compact();
            return store;
        });
    }

    /** Creates the queue, or changes the settings of the existing one. */
    public Queue create(String name, QueueSettings settings) {
        return locked(() -> {
            if (find(name).filter(queue -> queue.settings().equals(settings)).isEmpty()) {
                commit(new QueueChange.SettingsMade(name, settings, now()));
            }
            return queue(name);
        });
    }

    public Optional<Queue> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    /** All queues in the order of their names. */
    public List<Queue> list() {
        return List.copyOf(queues.values());
    }

    /** Removes the queue with its messages. */
    public void delete(String name) {
        locked(() -> {
            queue(name);
            commit(new QueueChange.QueueDeleted(name));
            return name;
        });
    }

    static String arn(String queue) {
        return "arn:aws:sqs:%s:%s:%s".formatted(REGION, Callers.ACCOUNT, queue);
    }

    /** Gives the journal back; nothing needs to be written. */
    @Override
    public void close() {
        locked(() -> {
            journal.compactAtEnd(this::living);
            return journal;
        });
        journal.close();
    }

    Queue queue(String name) {
        return find(name).orElseThrow(() -> SqsFailures.noSuchQueue(name));
    }

    Instant now() {
        return clock.instant();
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Tries again whenever something may have changed, until there is a result or the time is up. */
    <T> List<T> awaitSome(Duration wait, Supplier<List<T>> attempt) {
        long end = System.nanoTime() + wait.toNanos();
        return locked(() -> {
            for (List<T> found = attempt.get(); ; found = attempt.get()) {
                long left = end - System.nanoTime();
                if (!found.isEmpty() || left <= 0 || !isWoken(Math.min(left, nap().toNanos()))) {
                    return found;
                }
            }
        });
    }

    /** Wakes waiting receivers; call with the lock held. */
    void wake() {
        changed.signalAll();
    }

    /** Writes the change, then makes it; call with the lock held. */
    void commit(QueueChange change) {
        try {
            journal.append(MAPPER.valueToTree(change));
        } catch (UncheckedIOException told) {
            throw new ServiceFailure(
                    "InternalFailure",
                    "The change could not be written; try again when the state folder can be written",
                    500);
        }
        apply(change);
        wake();
        compact();
    }

    private void apply(QueueChange change) {
        switch (change) {
            case QueueChange.SettingsMade made ->
                queues.computeIfAbsent(made.queue(), name -> new Queue(this, made))
                        .set(made);
            case QueueChange.QueueDeleted deleted -> queues.remove(deleted.queue());
            case QueueChange.Sent sent -> queue(sent.queue()).add(sent.messages());
            case QueueChange.Received received ->
                received.ids().forEach(id -> queue(received.queue()).countReceive(id, received.at()));
            case QueueChange.Deleted deleted -> deleted.ids().forEach(queue(deleted.queue())::remove);
            case QueueChange.Moved moved -> moved.ids().forEach(id -> move(moved, id));
            case QueueChange.Purged purged -> queue(purged.queue()).clear();
        }
    }

    private void move(QueueChange.Moved moved, String id) {
        @Nullable StoredMessage message = queue(moved.from()).remove(id);
        if (message != null) {
            queue(moved.to()).add(List.of(message.movedFrom(moved.from())));
        }
    }

    /**
     * How long to wait: no longer than until the next hidden message appears, and never long, since a test may move the
     * clock.
     */
    private Duration nap() {
        Instant now = now();
        return queues.values().stream()
                .flatMap(queue -> queue.nextVisible().stream())
                .map(instant -> Duration.between(now, instant))
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                .filter(until -> until.compareTo(LONGEST_NAP) < 0)
                .orElse(LONGEST_NAP);
    }

    /** Waits at most this long; returns false if the thread was interrupted. */
    @SuppressWarnings("WaitNotInLoop") // The loop is in awaitSome, which tries again after each wake-up.
    private boolean isWoken(long nanos) {
        try {
            changed.await(Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)), TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Compacts the journal: a message that came and went leaves three dead lines. */
    private void compact() {
        journal.compactIfLong(this::living);
    }

    private Stream<JsonNode> living() {
        return queues.values().stream().flatMap(QueueStore::living);
    }

    private static Stream<JsonNode> living(Queue queue) {
        QueueChange created = new QueueChange.SettingsMade(queue.name(), queue.settings(), queue.created());
        QueueChange changed = new QueueChange.SettingsMade(queue.name(), queue.settings(), queue.changed());
        QueueChange sent = new QueueChange.Sent(queue.name(), queue.afterRestart());
        return Stream.of(created, changed, sent).map(MAPPER::<JsonNode>valueToTree);
    }
}
