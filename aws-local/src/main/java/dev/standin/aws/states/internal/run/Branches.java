package dev.standin.aws.states.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Runs branches or iterations side by side; the first that fails stops the others. */
final class Branches {
    private final Turn turn;

    Branches(Turn turn) {
        this.turn = turn;
    }

    /** One branch or iteration; {@code flow} tells where its events end. */
    record Branch(Flow flow, Body body) {}

    interface Body {
        JsonNode run() throws StateFailure, InterruptedException;
    }

    private record Failed(Branch branch, Throwable why) {}

    private record Progress(
            List<Branch> branches,
            Map<Integer, JsonNode> results,
            AtomicInteger next,
            AtomicReference<Failed> failure) {}

    /**
     * The results in the order of the branches.
     *
     * @param onFailure is told the branch that failed first, once all have stopped
     */
    List<JsonNode> run(Flow flow, List<Branch> branches, int concurrency, Consumer<Branch> onFailure)
            throws StateFailure, InterruptedException {
        flow.begin(branches.stream().map(Branch::flow).toList());
        Progress progress =
                new Progress(branches, new ConcurrentSkipListMap<>(), new AtomicInteger(), new AtomicReference<>());
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < Math.min(concurrency, branches.size()); worker++) {
            Turn.Ticket ticket = turn.queueUp();
            threads.add(Thread.ofVirtual().unstarted(() -> work(progress, ticket, threads)));
        }
        threads.forEach(Thread::start);
        join(threads);
        Optional<Failed> failed = Optional.ofNullable(progress.failure().get());
        if (failed.isPresent()) {
            throw failure(failed.get(), flow, onFailure);
        }
        branches.forEach(branch ->
                flow.lastEventId(Math.max(flow.lastEventId(), branch.flow().lastEventId())));
        return List.copyOf(progress.results().values());
    }

    private static StateFailure failure(Failed failed, Flow flow, Consumer<Branch> onFailure)
            throws InterruptedException {
        return switch (failed.why()) {
            case StateFailure error -> {
                flow.lastEventId(failed.branch().flow().lastEventId());
                if (!error.endsAtOnce()) {
                    onFailure.accept(failed.branch());
                }
                yield error;
            }
            case InterruptedException stopped -> throw stopped;
            case RuntimeException broken -> throw broken;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(failed.why());
        };
    }

    private void join(List<Thread> threads) throws InterruptedException {
        turn.away(() -> {
            try {
                for (Thread thread : threads) {
                    thread.join();
                }
            } catch (InterruptedException stopped) {
                threads.forEach(Thread::interrupt);
                joinAll(threads);
                throw stopped;
            }
            return threads;
        });
    }

    private static void joinAll(List<Thread> threads) {
        for (Thread thread : threads) {
            boolean joined = false;
            while (!joined) {
                try {
                    thread.join();
                    joined = true;
                } catch (InterruptedException again) {
                    // Already stopping; the branches were told.
                    thread.interrupt();
                }
            }
        }
    }

    private void work(Progress progress, Turn.Ticket ticket, List<Thread> threads) {
        turn.take(ticket);
        try {
            int index = progress.next().getAndIncrement();
            boolean goesOn = true;
            while (index < progress.branches().size() && progress.failure().get() == null && goesOn) {
                goesOn = succeeds(progress, index, threads);
                int done = index;
                index = progress.next().getAndIncrement();
                takeOver(progress.branches(), done, index);
            }
        } finally {
            turn.give();
        }
    }

    private static boolean succeeds(Progress progress, int index, List<Thread> threads) {
        Branch branch = progress.branches().get(index);
        branch.flow().running(true);
        try {
            progress.results().put(index, branch.body().run());
            branch.flow().running(false);
            return true;
        } catch (StateFailure | InterruptedException | RuntimeException | Error failure) {
            if (progress.failure().compareAndSet(null, new Failed(branch, failure))) {
                threads.stream()
                        .filter(thread -> !thread.equals(Thread.currentThread()))
                        .forEach(Thread::interrupt);
            }
            return false;
        }
    }

    /** Lets an iteration that had to wait for another to end follow what happened there. */
    private static void takeOver(List<Branch> branches, int done, int next) {
        if (next < branches.size()) {
            Flow flow = branches.get(next).flow();
            flow.lastEventId(
                    Math.max(flow.lastEventId(), branches.get(done).flow().handOverId()));
        }
    }
}
