package dev.standin.aws.states.service;

import dev.standin.aws.StateFolder;
import dev.standin.aws.states.internal.history.HistoryEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The executions in a state folder that nobody works on, read from its journal. */
public final class ExecutionList {
    private ExecutionList() {}

    /** An execution; the status is Step Functions' word. */
    public record Entry(String name, String machineArn, String status, Instant start) {}

    /** All executions, oldest first; one that is RUNNING was cut off. */
    public static List<Entry> read(StateFolder folder) {
        Gathered gathered = new Gathered();
        StatesJournal.read(folder, gathered);
        return gathered.executions.values().stream().map(gathered::entry).toList();
    }

    private static final class Gathered implements StatesJournal.Replay {
        private final Map<String, Execution.Identity> executions = new LinkedHashMap<>();
        private final Map<String, Phase> phases = new HashMap<>();

        Entry entry(Execution.Identity identity) {
            return new Entry(
                    identity.name(),
                    identity.origin().machineArn(),
                    phases.getOrDefault(identity.arn(), Phase.NEW).status(),
                    identity.startDate());
        }

        @Override
        public void machine(Machine machine) {}

        @Override
        public void machineDeleted(String arn) {}

        @Override
        public void execution(Execution.Identity identity) {
            forgotten(identity.arn());
            executions.put(identity.arn(), identity);
        }

        @Override
        public void event(String executionArn, HistoryEvent event) {
            phases.merge(executionArn, Phase.NEW.after(event), (before, first) -> before.after(event));
        }

        @Override
        public void closed(String executionArn, Phase phase) {
            phases.put(executionArn, phase);
        }

        @Override
        public void announced(String executionArn, long closingEventId) {}

        @Override
        public void forgotten(String executionArn) {
            executions.remove(executionArn);
            phases.remove(executionArn);
        }
    }
}
