package dev.standin.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call of a sandbox's handler on a thread of its own, which ends by itself or by its timeout, whichever is first;
 * nobody needs to wait for it. Safe for use by many threads.
 */
final class Invocation implements Runnable {
    private final Sandbox sandbox;
    private final byte[] request;
    private final InvocationContext context;
    private final Consumer<Sandbox> reuse;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private volatile @Nullable Thread thread;

    /** Gives the sandbox to {@code reuse} afterwards, if it may be used for another call. */
    Invocation(Sandbox sandbox, byte[] request, InvocationContext context, Consumer<Sandbox> reuse) {
        this.sandbox = sandbox;
        this.request = request;
        this.context = context;
        this.reuse = reuse;
    }

    /** Runs the handler on this thread, which is used for nothing else. */
    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            byte[] answer = sandbox.handle(request, context);
            complete(
                    answer.length > Limits.RESPONSE_BYTES
                            ? Failures.answerTooLarge(answer.length)
                            : new Outcome.Returned(new String(answer, StandardCharsets.UTF_8)));
        } catch (Exception thrown) {
            complete(Failures.thrown(thrown));
        } catch (Error broken) {
            // On AWS the function's process ends here; this one goes on without the sandbox.
            end(Failures.thrown(broken));
        }
    }

    private void complete(Outcome how) {
        if (ended.compareAndSet(false, true)) {
            reuse.accept(sandbox);
            outcome.complete(how);
        }
    }

    /** Ends the call with this failure, unless it is over; the sandbox can then do nothing more. */
    void end(Outcome.Failed failed) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        sandbox.close();
        Thread handler = thread;
        if (handler != null) {
            handler.interrupt();
        }
        outcome.complete(failed);
    }

    /** Completes with how the call ended. */
    CompletableFuture<Outcome> outcome() {
        return outcome;
    }
}
