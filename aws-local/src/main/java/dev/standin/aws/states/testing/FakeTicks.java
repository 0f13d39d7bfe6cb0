package dev.standin.aws.states.testing;

import dev.standin.aws.states.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that stands still: sleeping advances it at once, and what falls due on the way runs before the sleeper goes on. */
public final class FakeTicks implements Ticks {
    private record Timer(Instant due, Runnable action) {}

    private final List<Timer> timers = new ArrayList<>();
    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-14T09:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        synchronized (this) {
            sleeps.add(duration);
        }
        advance(duration);
        if (Thread.interrupted()) {
            throw new InterruptedException("stopped while asleep");
        }
    }

    @Override
    public synchronized Cancellation after(Duration delay, Runnable action) {
        Timer timer = new Timer(now.plus(delay), action);
        timers.add(timer);
        return () -> cancel(timer);
    }

    /** Advances the time, and runs what falls due on the way. */
    public void advance(Duration duration) {
        Instant end = now().plus(duration);
        for (Optional<Timer> timer = next(end); timer.isPresent(); timer = next(end)) {
            timer.get().action().run();
        }
        synchronized (this) {
            now = now.isAfter(end) ? now : end;
        }
    }

    /** Every sleep that was asked for, in order. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    private synchronized Optional<Timer> next(Instant end) {
        Optional<Timer> first =
                timers.stream().filter(timer -> !timer.due().isAfter(end)).min(Comparator.comparing(Timer::due));
        first.ifPresent(timer -> {
            timers.remove(timer);
            now = timer.due().isAfter(now) ? timer.due() : now;
        });
        return first;
    }

    private synchronized void cancel(Timer timer) {
        timers.remove(timer);
    }
}
