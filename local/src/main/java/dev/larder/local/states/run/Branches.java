package dev.larder.local.states.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

    private record Progress(
            List<Branch> branches, Map<Integer, JsonNode> results, AtomicInteger next, AtomicReference<Throwable> failure) {}

    /** The results in the order of the branches. */
    List<JsonNode> run(Flow flow, List<Branch> branches, int concurrency) throws StateFailure, InterruptedException {
        Progress progress = new Progress(branches, new ConcurrentSkipListMap<>(), new AtomicInteger(), new AtomicReference<>());
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < Math.min(concurrency, branches.size()); worker++) {
            Turn.Ticket ticket = turn.queueUp();
            threads.add(Thread.ofVirtual().unstarted(() -> work(progress, ticket, threads)));
        }
        threads.forEach(Thread::start);
        join(threads);
        branches.forEach(branch -> flow.lastEventId(Math.max(flow.lastEventId(), branch.flow().lastEventId())));
        return results(progress);
    }

    private static List<JsonNode> results(Progress progress) throws StateFailure, InterruptedException {
        Optional<Throwable> failure = Optional.ofNullable(progress.failure().get());
        if (failure.isEmpty()) {
            return List.copyOf(progress.results().values());
        }
        switch (failure.get()) {
            case StateFailure error -> throw error;
            case InterruptedException stopped -> throw stopped;
            case RuntimeException broken -> throw broken;
            default -> throw new IllegalStateException(failure.get());
        }
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
            while (index < progress.branches().size() && progress.failure().get() == null) {
                progress.results().put(index, progress.branches().get(index).body().run());
                index = progress.next().getAndIncrement();
            }
        } catch (StateFailure | InterruptedException | RuntimeException failure) {
            if (progress.failure().compareAndSet(null, failure)) {
                threads.stream().filter(thread -> !thread.equals(Thread.currentThread())).forEach(Thread::interrupt);
            }
        } finally {
            turn.give();
        }
    }
}
