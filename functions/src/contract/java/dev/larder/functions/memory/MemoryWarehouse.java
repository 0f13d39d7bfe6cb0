package dev.larder.functions.memory;

import dev.larder.core.engine.Batch;
import dev.larder.functions.port.AccessRefused;
import dev.larder.functions.port.Warehouse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A warehouse that is as slow as a test wants, and answers what it is told to. */
public final class MemoryWarehouse implements Warehouse {
    /** How long one look at a batch takes that is not done. */
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final HandClock clock;
    private final Map<String, Sent> byToken = new HashMap<>();
    private final Map<String, Sent> byId = new HashMap<>();
    private final List<String> cancelled = new ArrayList<>();
    private final List<Batch> sent = new ArrayList<>();
    private final Deque<String> errors = new ArrayDeque<>();
    private BiFunction<String, Map<String, String>, Rows> answers =
            (sql, _) -> new Rows(List.of("sql"), List.of("varchar"), List.of(List.of(sql)));
    private BiFunction<String, Map<String, String>, String> refusals = (_, _) -> "";
    private int looksNeeded;
    private Duration taken = Duration.ZERO;
    private int denials;

    MemoryWarehouse(HandClock clock) {
        this.clock = clock;
    }

    private static final class Sent {
        private final String id;
        private final Batch batch;
        private final String error;
        private final int failed;
        private int looksLeft;

        Sent(String id, Batch batch, String error, int failed, int looksLeft) {
            this.id = id;
            this.batch = batch;
            this.error = error;
            this.failed = failed;
            this.looksLeft = looksLeft;
        }
    }

    /** The next calls, so many of them, are not allowed. */
    public void denies(int calls) {
        denials = calls;
    }

    @Override
    public Outcome submit(String token, String name, Batch batch) {
        if (denials > 0) {
            denials--;
            throw new AccessRefused("not authorized", new IllegalStateException("IAM"));
        }
        Sent entry = byToken.computeIfAbsent(token, _ -> accept(batch));
        if (!entry.batch.equals(batch)) {
            throw new IllegalArgumentException(
                    "the token of \"" + entry.batch.name() + "\" was used for \"" + batch.name() + "\"");
        }
        return look(entry);
    }

    private Sent accept(Batch batch) {
        clock.advance(taken);
        sent.add(batch);
        Sent entry = entry(batch);
        byId.put(entry.id, entry);
        return entry;
    }

    private Sent entry(Batch batch) {
        String id = "id-" + sent.size();
        for (int i = 0; errors.isEmpty() && i < batch.statements().size(); i++) {
            String error = refusals.apply(batch.statements().get(i), batch.parameters());
            if (!error.isEmpty()) {
                return new Sent(id, batch, error, i, looksNeeded);
            }
        }
        return new Sent(
                id,
                batch,
                errors.isEmpty() ? "" : errors.remove(),
                batch.statements().size() - 1,
                looksNeeded);
    }

    @Override
    public Optional<Outcome> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(this::look);
    }

    @Override
    public void cancel(String id) {
        cancelled.add(id);
    }

    /** Ids of the batches that were to be cancelled. */
    public List<String> cancelled() {
        return List.copyOf(cancelled);
    }

    private Outcome look(Sent entry) {
        List<String> ids = IntStream.range(0, entry.batch.statements().size())
                .mapToObj(i -> entry.id + ":" + i)
                .toList();
        if (entry.looksLeft > 0) {
            entry.looksLeft--;
            clock.advance(LOOK);
            return new Outcome(entry.id, Status.RUNNING, null, ids, -1);
        }
        return entry.error.isEmpty()
                ? new Outcome(entry.id, Status.FINISHED, null, ids, -1)
                : new Outcome(entry.id, Status.FAILED, entry.error, ids, entry.failed);
    }

    @Override
    public Rows rows(String statementId) {
        int colon = statementId.indexOf(':');
        Sent entry = byId.get(statementId.substring(0, colon));
        if (entry == null) {
            throw new IllegalStateException("no statement " + statementId);
        }
        return answers.apply(
                entry.batch.statements().get(Integer.parseInt(statementId.substring(colon + 1))),
                entry.batch.parameters());
    }

    /** From now on a batch is done after so many looks, of 20 seconds each. */
    public void needs(int looks) {
        looksNeeded = looks;
    }

    /** From now on a batch takes so long, which is within its first look. */
    public void takes(Duration time) {
        taken = time;
    }

    /** The next batches fail, one an error; an empty one is none. */
    public void refuses(String... next) {
        errors.addAll(List.of(next));
    }

    /** What it says of a statement; empty when it takes it. */
    public void refuses(Function<String, String> error) {
        refusals = (sql, _) -> error.apply(sql);
    }

    /** What it says of a statement with these parameters; empty when it takes it. */
    public void refuses(BiFunction<String, Map<String, String>, String> error) {
        refusals = error;
    }

    /** What its selects give. */
    public void answers(Function<String, Rows> rows) {
        answers = (sql, _) -> rows.apply(sql);
    }

    /** What its selects give with these parameters. */
    public void answers(BiFunction<String, Map<String, String>, Rows> rows) {
        answers = rows;
    }

    /** Knows nothing any more of what was sent, as after a day. */
    public void forgets() {
        byId.clear();
        byToken.clear();
    }

    /** Every batch that it took on, in this order. */
    public List<Batch> sent() {
        return List.copyOf(sent);
    }
}
