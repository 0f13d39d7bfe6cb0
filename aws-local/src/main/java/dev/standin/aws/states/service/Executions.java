package dev.standin.aws.states.service;

import dev.standin.aws.states.StatusListener;
import dev.standin.aws.states.history.Closing;
import dev.standin.aws.states.history.History;
import dev.standin.aws.states.history.HistoryEvent;
import dev.standin.aws.states.run.Engine;
import dev.standin.aws.states.run.ExecutionFacts;
import dev.standin.aws.states.run.Run;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Every execution ever started, and their runs; safe for use by many threads. */
final class Executions {
    private static final Logger LOG = System.getLogger(Executions.class.getName());

    private final Map<String, Execution> byArn = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Machines machines;
    private final StatesJournal journal;
    private final Engine engine;
    private final StatusListener listener;

    Executions(Machines machines, StatesJournal journal, Engine engine, StatusListener listener) {
        this.machines = machines;
        this.journal = journal;
        this.engine = engine;
        this.listener = listener;
    }

    /** Puts back what the journal has and fails what was running; returns those whose end the listener has not taken yet. */
    List<Execution> restore(Restored restored) {
        List<Execution> untold = new ArrayList<>();
        for (Execution.Identity identity : restored.executions()) {
            Execution execution = new Execution(identity, history(identity.arn(), restored.events(identity.arn())));
            byArn.put(identity.arn(), execution);
            boolean isTold = execution
                    .phase()
                    .closing()
                    .filter(closing -> restored.isAnnounced(identity.arn(), closing))
                    .isPresent();
            if (!isTold) {
                untold.add(execution);
            }
        }
        untold.stream().filter(execution -> execution.phase().isRunning()).forEach(this::failLeftOver);
        return untold;
    }

    private void failLeftOver(Execution execution) {
        Run.closeLeftOver(
                execution.history(),
                engine.ticks(),
                Closing.failed(
                        "Larder.Restarted",
                        "The local AWS ended while this execution was running; redrive it or start it again."));
    }

    Optional<Execution> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    Execution get(String arn) {
        return find(arn).orElseThrow(() -> Failures.noExecution(arn));
    }

    /** The newest first. */
    List<Execution> newestFirst() {
        synchronized (byArn) {
            return new ArrayList<>(byArn.values()).reversed();
        }
    }

    /** Starts an execution; an open one of the same name and input is returned as it is. */
    Execution start(Machine machine, String name, String input) {
        String arn = Arns.execution(machine.identity().name(), name);
        Execution execution;
        synchronized (byArn) {
            Optional<Execution> existing = find(arn);
            if (existing.isPresent()) {
                return sameOrRefused(existing.get(), input);
            }
            Execution.Origin origin = new Execution.Origin(machine.arn(), machine.revision().id());
            Execution.Identity identity = new Execution.Identity(arn, name, origin, input, now());
            journal.write(identity);
            execution = new Execution(identity, history(arn, List.of()));
            byArn.put(arn, execution);
        }
        run(execution, machine, 0);
        return execution;
    }

    /** Takes a closed execution up again where it failed; the caller has checked that it may be. */
    Instant redrive(Execution execution) {
        synchronized (execution) {
            Phase phase = execution.phase();
            if (phase.isRunning()) {
                throw Failures.of("ExecutionNotRedrivable", "Execution is RUNNING and cannot be redriven");
            }
            run(execution, machines.revision(execution.identity().origin()), phase.redrives().size() + 1);
        }
        return execution.phase().redrives().getLast();
    }

    /** Tells the listener at least once: of an end that it has not taken it is told again after the next start. */
    void announce(Execution execution) {
        String arn = execution.identity().arn();
        try {
            listener.changed(execution.change());
            execution.phase().closing().ifPresent(closing -> journal.writeAnnounced(arn, closing));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the status change of {0} was not taken: {1}", arn, failed);
        }
    }

    void abandonAll() {
        synchronized (byArn) {
            byArn.values().forEach(execution -> execution.run().ifPresent(Run::abandon));
        }
    }

    private static Execution sameOrRefused(Execution existing, String input) {
        JsonMapper json = JsonMapper.shared();
        boolean same = json.readTree(existing.identity().input()).equals(json.readTree(input));
        if (same && existing.phase().isRunning()) {
            return existing;
        }
        throw Failures.of(
                "ExecutionAlreadyExists", "Execution Already Exists: '" + existing.identity().arn() + "'");
    }

    private void run(Execution execution, Machine machine, int redriveCount) {
        Execution.Identity identity = execution.identity();
        ExecutionFacts facts = new ExecutionFacts(
                new ExecutionFacts.Machine(machine.arn(), machine.identity().name(), machine.roleArn()),
                identity.arn(),
                identity.name(),
                JsonMapper.shared().readTree(identity.input()),
                identity.startDate(),
                redriveCount);
        Run.Parts parts = new Run.Parts(engine, closing -> announce(execution));
        Run run = Run.prepare(Machines.parse(machine.definition()), facts, execution.history(), parts);
        execution.runs(run);
        announce(execution);
        run.start();
    }

    private History history(String arn, List<HistoryEvent> events) {
        return new History(events, event -> journal.write(arn, event));
    }

    /** To the millisecond, as the API tells it. */
    private Instant now() {
        return Instant.ofEpochMilli(engine.ticks().now().toEpochMilli());
    }
}
