package dev.larder.functions.run;

import dev.larder.core.Sha256;
import dev.larder.core.decision.Decisions;
import dev.larder.core.lake.HistoryLayout;
import dev.larder.core.lake.MarkLayout;
import dev.larder.core.run.BatchingWindow;
import dev.larder.functions.Environment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What is pending, and whether a run may take it now or more deliveries are waited for. Only deliveries wait: whatever a person decided is
 * taken up at once, and so is all that came before it.
 */
public final class Gathering {
    /** A poke that was promised for a moment as near as this is expected no more: clocks differ, and it may be the one that has come. */
    private static final Duration NEAR = Duration.ofSeconds(2);

    /** Runs that follow one another with nothing new between them; one or two may be, where several things were decided at once. */
    private static final int MOST_REPEATED = 5;

    private final Environment environment;
    private final SequencedMap<String, Instant> causes;
    private final Gathered remembered;
    private final List<Instant> arrivals;
    private final Optional<Wait> wait;
    private @Nullable String begun;

    /**
     * A window that is open.
     *
     * @param deliveries how many wait
     * @param until when a run begins if nothing more comes
     * @param latest when it begins whatever comes
     */
    public record Wait(int deliveries, Instant until, Instant latest) {
        /** In words, without a full stop. */
        public String sentence() {
            return (deliveries == 1 ? "1 delivery waits" : deliveries + " deliveries wait")
                    + " for more: the run begins at " + until.truncatedTo(ChronoUnit.SECONDS)
                    + " if nothing else comes, and at " + latest.truncatedTo(ChronoUnit.SECONDS) + " at the latest";
        }
    }

    private Gathering(Environment environment, SequencedMap<String, Instant> causes, Instant now) {
        this.environment = environment;
        this.causes = causes;
        this.remembered = causes.isEmpty()
                ? Gathered.NOTHING
                : environment.lake().find(MarkLayout.gathered(), Gathered.class).orElse(Gathered.NOTHING);
        Map<String, Instant> fresh = new HashMap<>(causes);
        fresh.values().removeIf(at -> !at.isAfter(remembered.taken()));
        this.arrivals = List.copyOf(fresh.values());
        boolean isUrgent = fresh.keySet().stream().anyMatch(key -> !isDelivery(key));
        this.wait = fresh.isEmpty() || isUrgent ? Optional.empty() : waiting(now);
    }

    /** What is there now. */
    public static Gathering now(Environment environment) {
        Instant now = environment.clock().instant();
        return new Gathering(environment, environment.pokes().causes(now), now);
    }

    /** Keys of the causes. */
    public List<String> pending() {
        return List.copyOf(causes.keySet());
    }

    /** The window, if it is open. */
    public Optional<Wait> open() {
        return wait;
    }

    /** Sees to it that {@code start-run} is called when the window closes. */
    public void promise(Wait open) {
        Instant now = environment.clock().instant();
        boolean isPromised = remembered.promised().isAfter(now.plus(NEAR))
                && !remembered.promised().isAfter(open.until().plus(NEAR));
        if (!isPromised) {
            // One second more, since a delay has whole ones.
            Duration later =
                    Duration.ofSeconds(Duration.between(now, open.until()).toSeconds() + 1);
            environment.pokes().pokeAfter(later);
            remember(remembered.promising(now.plus(later)));
        }
    }

    /**
     * The run that was begun last, if runs repeat: what ends one pokes for the next, and so they would follow one another for ever if each found that there is
     * something to do. None is begun then before anything comes, or a person takes it up.
     */
    public Optional<String> repeating() {
        return settled() >= MOST_REPEATED ? Optional.ofNullable(remembered.begun()) : Optional.empty();
    }

    /** The run that is begun for all of it. */
    public void begun(String run) {
        begun = run;
    }

    /** Remembers that all of it was looked at, and which run was begun. */
    public void taken() {
        Gathered now = arrivals.isEmpty() ? remembered : remembered.taking(Collections.max(arrivals));
        if (begun != null && !begun.equals(remembered.begun())) {
            remember(now.beginning(begun, digest(), settled()));
        } else if (!arrivals.isEmpty()) {
            remember(now);
        }
    }

    /** Runs that were begun for just what is pending now, and ended without having failed: what fails waits for other reasons. */
    private int settled() {
        String last = remembered.begun();
        if (last == null || !digest().equals(remembered.causes())) {
            return 0;
        }
        return Objects.requireNonNullElse(remembered.settled(), 0) + (isSettled(RunFolder.of(last)) ? 1 : 0);
    }

    /** Of the causes and when they were written: when the same file lands again, or somebody decides the same again, it is another. */
    String digest() {
        return Sha256.hex(causes.toString());
    }

    /** Known by keys alone, which whoever begins runs may list: a few dozen. */
    private boolean isSettled(RunFolder run) {
        return run.isSettled(environment.lake().objects().keys(run.prefix()));
    }

    private Optional<Wait> waiting(Instant now) {
        Decisions decisions = environment.decisions().read();
        String deployed = environment.settings().plan();
        BatchingWindow window = BatchingWindow.of(decisions.knobs(
                environment.plan(decisions.pinned().plan(deployed).orElse(deployed)), now));
        return window.until(arrivals, now).map(until -> new Wait(arrivals.size(), until, window.latest(arrivals)));
    }

    private void remember(Gathered now) {
        environment.lake().put(MarkLayout.gathered(), now);
    }

    private static boolean isDelivery(String key) {
        return HistoryLayout.recordOfCause(key).isPresent() || HistoryLayout.isFormerCause(key);
    }
}
