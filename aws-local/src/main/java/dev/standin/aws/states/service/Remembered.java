package dev.standin.aws.states.service;

import dev.standin.aws.states.Ticks;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Executions by ARN until they are forgotten, 90 days after they closed; their names are free then. Safe for use by many threads.
 *
 * <p>Source: Step Functions Developer Guide, "Service quotas", execution history retention time.
 */
final class Remembered {
    private static final Logger LOG = System.getLogger(Remembered.class.getName());
    private static final Duration KEPT = Duration.ofDays(90);

    private final Map<String, Execution> byArn = new LinkedHashMap<>();
    private final Queue<Closed> closed = new PriorityQueue<>(Comparator.comparing(Closed::at));
    private final EventStore store;
    private final Machines machines;
    private final Ticks ticks;

    Remembered(EventStore store, Machines machines, Ticks ticks) {
        this.store = store;
        this.machines = machines;
        this.ticks = ticks;
    }

    private record Closed(Instant at, Execution execution) {
        /** Whether it still stands like this: a redrive opens an execution again. */
        boolean isLatest() {
            return execution
                    .phase()
                    .closing()
                    .filter(event -> event.timestamp().equals(at))
                    .isPresent();
        }
    }

    synchronized void add(Execution execution) {
        byArn.put(execution.arn(), execution);
        closed(execution);
    }

    /** Begins to count the days if the execution is closed. */
    synchronized void closed(Execution execution) {
        execution.phase().closing().ifPresent(event -> closed.add(new Closed(event.timestamp(), execution)));
    }

    synchronized Optional<Execution> find(String arn) {
        forgetOld();
        return Optional.ofNullable(byArn.get(arn));
    }

    synchronized List<Execution> newestFirst() {
        forgetOld();
        return new ArrayList<>(byArn.values()).reversed();
    }

    synchronized void forgetOld() {
        Instant limit = ticks.now().minus(KEPT);
        boolean forgotten = false;
        for (Closed oldest = closed.peek(); oldest != null && oldest.at().isBefore(limit); oldest = closed.peek()) {
            closed.remove();
            if (oldest.isLatest()) {
                forget(oldest.execution());
                forgotten = true;
            }
        }
        if (forgotten) {
            machines.keepOnly(byArn.values().stream()
                    .map(execution -> execution.identity().origin())
                    .toList());
        }
    }

    private void forget(Execution execution) {
        byArn.remove(execution.arn());
        try {
            store.forget(execution.arn());
        } catch (UncheckedIOException failed) {
            LOG.log(Level.WARNING, "{0} is forgotten once more at the next start: {1}", execution.arn(), failed);
        }
    }
}
