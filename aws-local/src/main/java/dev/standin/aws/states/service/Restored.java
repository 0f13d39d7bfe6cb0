package dev.standin.aws.states.service;

import dev.standin.aws.states.history.HistoryEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the journal has; for one thread. */
final class Restored implements StatesJournal.Replay {
    private final Machines machines = new Machines();
    private final Map<String, Execution.Identity> executions = new LinkedHashMap<>();
    private final Map<String, List<HistoryEvent>> events = new LinkedHashMap<>();
    private final Map<String, Long> announced = new LinkedHashMap<>();

    Machines machines() {
        return machines;
    }

    Collection<Execution.Identity> executions() {
        return executions.values();
    }

    List<HistoryEvent> events(String executionArn) {
        return events.getOrDefault(executionArn, List.of());
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
        executions.put(identity.arn(), identity);
    }

    @Override
    public void event(String executionArn, HistoryEvent event) {
        events.computeIfAbsent(executionArn, arn -> new ArrayList<>()).add(event);
    }

    @Override
    public void announced(String executionArn, long closingEventId) {
        announced.put(executionArn, closingEventId);
    }
}
