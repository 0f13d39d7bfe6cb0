package dev.standin.aws.lambda;

import dev.standin.aws.Callers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Runs the handlers of functions in this JVM; safe for use by many threads. As on AWS, an instance has one call at a
 * time, is reused for the next one, is thrown away after a timeout, and goes on even if nobody waits any more.
 */
public final class FunctionHost implements FunctionRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Function> functions;
    private final Map<String, Deque<Sandbox>> idle = new ConcurrentHashMap<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final Callers callers;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("function-", 0).factory());
    private final ScheduledThreadPoolExecutor timeouts = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("function-timeouts").factory());

    private volatile boolean abandoned;
    private volatile FunctionLog log = FunctionLog.NONE;

    /** Hosts these; each sandbox's access key is registered with {@code callers}. */
    public FunctionHost(List<Function> functions, Callers callers) {
        this.functions = functions.stream().collect(Collectors.toMap(Function::name, UnaryOperator.identity()));
        this.callers = callers;
        timeouts.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Outcome run(String name, String payload) {
        Function function = functions.get(name);
        if (function == null) {
            throw new UnknownFunction(name);
        }
        Limits.check(payload, Limits.REQUEST_BYTES);
        String requestId = UUID.randomUUID().toString();
        try {
            return await(start(function, payload, requestId), requestId);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
            return Failures.thrown(unusable);
        }
    }

    private CompletableFuture<Outcome> start(Function function, String payload, String requestId)
            throws ReflectiveOperationException {
        Deque<Sandbox> warm = idle.computeIfAbsent(function.name(), none -> new ConcurrentLinkedDeque<>());
        Sandbox reused = warm.poll();
        Sandbox sandbox = reused == null ? Sandbox.start(function, callers, this::logged) : reused;
        InvocationContext context = new InvocationContext(function, requestId);
        Invocation invocation = new Invocation(sandbox, payload.getBytes(StandardCharsets.UTF_8), context, warm::push);
        running.put(requestId, invocation);
        var _ = invocation.outcome().whenComplete((ended, never) -> running.remove(requestId));
        try {
            threads.execute(invocation);
            endInTime(invocation, Failures.timedOut(requestId, function.timeout()), context);
        } catch (RejectedExecutionException closed) {
            invocation.end(stopped(requestId));
        }
        return invocation.outcome();
    }

    private void endInTime(Invocation invocation, Outcome.Failed timedOut, InvocationContext context) {
        var timeout = timeouts.schedule(
                () -> invocation.end(timedOut), context.getRemainingTimeInMillis(), TimeUnit.MILLISECONDS);
        var _ = invocation.outcome().whenComplete((ended, never) -> timeout.cancel(false));
    }

    private static Outcome await(CompletableFuture<Outcome> outcome, String requestId) {
        try {
            return outcome.get();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return stopped(requestId);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("an invocation always completes with an outcome", impossible);
        }
    }

    private static Outcome.Failed stopped(String requestId) {
        return Failures.named(
                Failures.EXITED, "RequestId: %s Error: stopped before the function answered".formatted(requestId));
    }

    private void logged(String function, String line) {
        log.line(function, line);
    }

    @Override
    public void logTo(FunctionLog to) {
        log = to;
    }

    @Override
    public void abandon() {
        abandoned = true;
        threads.shutdownNow();
        running.forEach((requestId, invocation) -> invocation.end(stopped(requestId)));
    }

    /** Waits half a minute for what is running, then interrupts it. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!abandoned && !threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            threads.shutdownNow();
        }
        timeouts.shutdownNow();
    }
}
