package dev.standin.aws.states.service;

import dev.standin.aws.states.internal.history.HistoryEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what the journal has; not thread-safe. */
final class Restored implements StatesJournal.Replay {
    private final Machines machines = new Machines();
    private final Map<String, Execution.Identity> executions = new LinkedHashMap<>();
    private final Map<String, Phase> closed = new LinkedHashMap<>();
    private final Map<String, List<HistoryEvent>> events = new LinkedHashMap<>();
    private final Map<String, Long> announced = new LinkedHashMap<>();

    Machines machines() {
        return machines;
    }

    /** The executions in the order in which they were started. */
    List<Execution> executions(EventStore store) {
        return executions.values().stream()
                .map(identity -> execution(identity, store))
                .toList();
    }

    private Execution execution(Execution.Identity identity, EventStore store) {
        @Nullable Phase phase = closed.get(identity.arn());
        List<HistoryEvent> later = events.getOrDefault(identity.arn(), List.of());
        if (phase == null) {
            return new Execution(identity, store, later);
        }
        if (later.isEmpty()) {
            return new Execution(identity, store, phase);
        }
        List<HistoryEvent> before = store.read(identity.arn(), phase.events());
        return new Execution(
                identity, store, Stream.concat(before.stream(), later.stream()).toList());
    }

    /** The ARNs of executions whose events are in files. */
    Set<String> inFiles() {
        return closed.keySet();
    }

    /** Whether the listener has taken this end of the execution. */
    boolean isAnnounced(String executionArn, HistoryEvent closing) {
        return announced.getOrDefault(executionArn, 0L) == closing.id();
    }

    @Override
    public void machine(Machine machine) {
        machines.put(machine);
    }

    @Override
    public void machineDeleted(String arn) {
        machines.delete(arn);
    }

    @Override
    public void execution(Execution.Identity identity) {
        forgotten(identity.arn());
        executions.put(identity.arn(), identity);
    }

    @Override
    public void event(String executionArn, HistoryEvent event) {
        events.computeIfAbsent(executionArn, arn -> new ArrayList<>()).add(event);
    }

    @Override
    public void closed(String executionArn, Phase phase) {
        closed.put(executionArn, phase);
        events.remove(executionArn);
    }

    @Override
    public void announced(String executionArn, long closingEventId) {
        announced.put(executionArn, closingEventId);
    }

    @Override
    public void forgotten(String executionArn) {
        executions.remove(executionArn);
        closed.remove(executionArn);
        events.remove(executionArn);
        announced.remove(executionArn);
    }
}
