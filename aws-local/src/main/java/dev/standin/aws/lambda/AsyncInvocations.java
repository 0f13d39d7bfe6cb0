package dev.standin.aws.lambda;

import dev.standin.aws.Journal;
import dev.standin.aws.StateFolder;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Invocations whose answer nobody waits for: accepted ones survive a crash, failed ones are repeated after each of the
 * delays and then dropped with a message in the log. Safe for use by many threads.
 */
public final class AsyncInvocations implements AutoCloseable {
    /** What AWS Lambda does: try again after a minute, and after two more. */
    public static final List<Duration> AS_LAMBDA = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private static final Logger LOG = System.getLogger(AsyncInvocations.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();

    private final FunctionRunner functions;
    private final List<Duration> delays;
    private final Journal journal;
    private final List<Invocation> left;
    // Guarded by the journal's monitor, like all that is appended to it.
    private final Map<String, Invocation> open = new LinkedHashMap<>();
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("async-invocations").factory());

    private record Invocation(String id, String function, String payload) {
        JsonNode entry() {
            return JSON.createObjectNode()
                    .put("accepted", id)
                    .put("function", function)
                    .put("payload", payload);
        }
    }

    /** Does not yet invoke what was accepted but not done when the process ended: see {@link #resume}. */
    public AsyncInvocations(FunctionRunner functions, StateFolder state, List<Duration> delays) {
        this.functions = functions;
        this.delays = List.copyOf(delays);
        Map<String, Invocation> accepted = new LinkedHashMap<>();
        this.journal = state.journal("lambda", entry -> replay(entry, accepted));
        this.left = List.copyOf(accepted.values());
        open.putAll(accepted);
        journal.compactIfLong(this::living);
    }

    /** Takes up what was left when the process ended; call this once, when everything that functions call is ready. */
    public void resume() {
        left.forEach(invocation -> attempt(invocation, 0));
    }

    /** Whether an accepted invocation of the function is not done yet. */
    public boolean isBusy(String function) {
        synchronized (journal) {
            return open.values().stream()
                    .anyMatch(invocation -> invocation.function().equals(function));
        }
    }

    private static void replay(JsonNode entry, Map<String, Invocation> open) {
        if (entry.has("done")) {
            open.remove(entry.path("done").asString());
            return;
        }
        String id = entry.path("accepted").asString();
        open.put(
                id,
                new Invocation(
                        id,
                        entry.path("function").asString(),
                        entry.path("payload").asString()));
    }

    /**
     * Accepts an invocation; it is on the disk when this returns.
     *
     * @param function physical name
     * @param payload JSON text of at most {@link Limits#EVENT_BYTES}
     * @throws PayloadTooLarge if it is longer
     */
    public void submit(String function, String payload) {
        Limits.check(payload, Limits.EVENT_BYTES);
        Invocation invocation = new Invocation(UUID.randomUUID().toString(), function, payload);
        synchronized (journal) {
            journal.append(invocation.entry());
            open.put(invocation.id(), invocation);
        }
        attempt(invocation, 0);
    }

    private Stream<JsonNode> living() {
        return open.values().stream().map(Invocation::entry);
    }

    private void attempt(Invocation invocation, int failures) {
        if (timer.isShutdown()) {
            return;
        }
        attempts.execute(() -> {
            try {
                Outcome outcome = run(invocation);
                if (outcome instanceof Outcome.Failed failed && !isStopped(failed)) {
                    retry(invocation, failures, failed);
                } else if (outcome instanceof Outcome.Returned) {
                    done(invocation);
                }
            } catch (UncheckedIOException unrecorded) {
                LOG.log(Level.ERROR, "{0} is invoked again at the next start: {1}", invocation.function(), unrecorded);
            }
        });
    }

    /**
     * Runs it; what the runner throws, for example for a function that is no longer deployed, is a failure like any
     * other.
     */
    private Outcome run(Invocation invocation) {
        try {
            return functions.run(invocation.function(), invocation.payload());
        } catch (RuntimeException | Error broken) {
            return Failures.thrown(broken);
        }
    }

    /** Whether the run ended with the local AWS, in which case it is taken up again at the next start. */
    private boolean isStopped(Outcome.Failed failed) {
        return failed.errorType().equals(Failures.EXITED) && timer.isShutdown();
    }

    private void retry(Invocation invocation, int failures, Outcome.Failed failed) {
        String what = "%s failed: %s: %s".formatted(invocation.function(), failed.errorType(), failed.errorMessage());
        if (failures == delays.size()) {
            LOG.log(Level.ERROR, "{0}; given up after {1} attempts (event {2})", what, failures + 1, invocation.id());
            done(invocation);
            return;
        }
        Duration delay = delays.get(failures);
        LOG.log(Level.WARNING, "{0}; again in {1}", what, delay);
        try {
            var _ = timer.schedule(() -> attempt(invocation, failures + 1), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            LOG.log(Level.INFO, "{0} is taken up again at the next start", invocation.function());
        }
    }

    private void done(Invocation invocation) {
        synchronized (journal) {
            journal.append(JSON.createObjectNode().put("done", invocation.id()));
            open.remove(invocation.id());
            journal.compactIfLong(this::living);
        }
    }

    /** Starts no further attempt; what is accepted from now on, or fails, is left to the next start. */
    public void stop() {
        timer.shutdownNow();
    }

    /** Starts no further attempt, waits for those that run, and leaves the rest to the next start. */
    @Override
    public void close() {
        stop();
        attempts.close();
        journal.close();
    }
}
