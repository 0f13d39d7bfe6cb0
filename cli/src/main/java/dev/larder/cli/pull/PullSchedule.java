package dev.larder.cli.pull;

import dev.larder.cli.environment.Reached;
import dev.larder.core.wiring.SupplierPull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at each server as often as the project says, one after the other; the first look is at once. A trouble is told when it begins. */
public final class PullSchedule implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pull").factory());
    private final Map<SupplierPull, String> troubles = new HashMap<>();
    private final Consumer<String> tell;

    private PullSchedule(Consumer<String> tell) {
        this.tell = tell;
    }

    /** Begins. */
    public static PullSchedule start(
            List<SupplierPull> pulls, Reached environment, Secrets secrets, Consumer<String> tell) {
        PullSchedule schedule = new PullSchedule(tell);
        for (SupplierPull pull : pulls) {
            Pulling pulling = new Pulling(environment, pull, secrets, tell);
            var _ = schedule.clock.scheduleWithFixedDelay(
                    () -> schedule.look(pull, pulling), 0, pull.every().toMillis(), TimeUnit.MILLISECONDS);
        }
        return schedule;
    }

    private void look(SupplierPull pull, Pulling pulling) {
        @Nullable String now = null;
        try {
            pulling.look();
        } catch (PullFailed failed) {
            now = failed.getMessage();
        } catch (RuntimeException failed) {
            now = pull.feed() + ": " + failed.getMessage();
        }
        @Nullable String before = now == null ? troubles.remove(pull) : troubles.put(pull, now);
        if (now != null && !now.equals(before)) {
            tell.accept("not pulled " + now);
        } else if (now == null && before != null) {
            tell.accept("pulled     again from " + pull.server());
        }
    }

    /** Ends; a look that is going on is broken off. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
