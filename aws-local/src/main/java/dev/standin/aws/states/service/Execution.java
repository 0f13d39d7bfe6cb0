package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.History;
import dev.standin.aws.states.internal.history.HistoryEvent;
import dev.standin.aws.states.internal.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One execution with all its redrives; safe for use by many threads. Its events are in memory while it runs and on the disk
 * only afterwards. Whoever starts, redrives, stops or settles it holds its monitor.
 */
final class Execution {
    private final Identity identity;
    private final EventStore store;
    private final RedriveTokens redriveTokens = new RedriveTokens();
    private volatile Phase phase;
    private volatile @Nullable History history;
    private volatile @Nullable Run run;

    /** An execution that is closed. */
    Execution(Identity identity, EventStore store, Phase phase) {
        this.identity = identity;
        this.store = store;
        this.phase = phase;
    }

    /** An execution that is open, or whose events have not been put away. */
    Execution(Identity identity, EventStore store, List<HistoryEvent> events) {
        this(identity, store, Phase.of(events));
        this.history = new History(events, this::keep);
    }

    /**
     * What never changes.
     *
     * @param input text of JSON, as given
     */
    record Identity(String arn, String name, Origin origin, String input, Instant startDate) {}

    /** The revision of the machine that it was started with, which redrives use too. */
    record Origin(String machineArn, String revision) {}

    Identity identity() {
        return identity;
    }

    String arn() {
        return identity.arn();
    }

    Sight sight() {
        return new Sight(identity, phase);
    }

    Phase phase() {
        return phase;
    }

    /** All events so far. */
    List<HistoryEvent> events() {
        History inMemory = history;
        return inMemory == null ? store.read(arn(), phase.events()) : inMemory.events();
    }

    RedriveTokens redriveTokens() {
        return redriveTokens;
    }

    /** The events, to add to; those of a closed execution are read first. */
    History wake() {
        History inMemory = history;
        if (inMemory == null) {
            inMemory = new History(store.read(arn(), phase.events()), this::keep);
            history = inMemory;
        }
        return inMemory;
    }

    private void keep(HistoryEvent event) {
        store.write(arn(), event);
        phase = phase.after(event);
    }

    /** Puts the events of a closed execution where they need no memory. */
    void putAway() {
        History inMemory = history;
        if (inMemory != null) {
            store.putAway(sight(), inMemory.events());
            history = null;
        }
    }

    /** The run that is under way, or whose end is not settled. */
    Optional<Run> run() {
        return Optional.ofNullable(run);
    }

    void runs(Run current) {
        run = current;
    }

    /** Notes that its run is over and all that follows from its end is done. */
    void settled() {
        run = null;
    }
}
