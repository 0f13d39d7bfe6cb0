package dev.standin.aws.states.service;

import dev.standin.aws.states.StatusListener;
import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.request.Failures;
import dev.standin.aws.states.internal.run.Engine;
import dev.standin.aws.states.internal.run.ExecutionFacts;
import dev.standin.aws.states.internal.run.Run;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The executions that are not forgotten, and their runs; safe for use by many threads. */
final class Executions {
    private static final Logger LOG = System.getLogger(Executions.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Object starting = new Object();
    private final Remembered remembered;
    private final Machines machines;
    private final Storage storage;
    private final Engine engine;
    private final StatusListener listener;

    /** Where executions are kept. */
    record Storage(StatesJournal journal, EventStore events) {}

    Executions(Machines machines, Storage storage, Engine engine, StatusListener listener) {
        this.machines = machines;
        this.storage = storage;
        this.engine = engine;
        this.listener = listener;
        this.remembered = new Remembered(storage.events(), machines, engine.ticks());
    }

    /**
     * Restores what the journal has and fails what was running; returns those whose end the listener has not taken yet.
     */
    List<Execution> restore(Restored restored) {
        List<Execution> untold = new ArrayList<>();
        for (Execution execution : restored.executions(storage.events())) {
            boolean isTold = execution
                    .phase()
                    .closing()
                    .filter(closing -> restored.isAnnounced(execution.arn(), closing))
                    .isPresent();
            if (execution.phase().isRunning()) {
                failLeftOver(execution);
            }
            remembered.add(execution);
            if (!isTold) {
                untold.add(execution);
            }
            putAway(execution);
        }
        remembered.forgetOld();
        return untold;
    }

    private void failLeftOver(Execution execution) {
        Run.closeLeftOver(
                execution.wake(),
                engine.ticks(),
                Closing.failed(
                        "Local.Restarted",
                        "The local AWS ended while this execution was running; redrive it or start it again."));
    }

    Execution get(String arn) {
        return remembered.find(arn).orElseThrow(() -> Failures.noExecution(arn));
    }

    /** The newest first. */
    List<Execution> newestFirst() {
        return remembered.newestFirst();
    }

    /** Starts an execution; an open one of the same name and input is returned as it is. */
    Execution start(Machine machine, String name, String input) {
        String arn = Arns.execution(machine.identity().name(), name);
        Execution.Origin origin =
                new Execution.Origin(machine.arn(), machine.revision().id());
        Execution execution =
                new Execution(new Execution.Identity(arn, name, origin, input, now()), storage.events(), List.of());
        Run run;
        // Held until the listener has been told, so that whoever stops the execution meanwhile waits for its run.
        synchronized (execution) {
            synchronized (starting) {
                Optional<Execution> existing = remembered.find(arn);
                if (existing.isPresent()) {
                    return sameOrRefused(existing.get(), input);
                }
                storage.journal().write(execution.identity());
                run = prepare(execution, machine, 0);
                remembered.add(execution);
            }
            announce(execution);
            run.start();
        }
        return execution;
    }

    private static Execution sameOrRefused(Execution existing, String input) {
        JsonMapper json = JsonMapper.shared();
        boolean same = json.readTree(existing.identity().input()).equals(json.readTree(input));
        if (same && existing.phase().isRunning()) {
            return existing;
        }
        throw Failures.of("ExecutionAlreadyExists", "Execution Already Exists: '" + existing.arn() + "'");
    }

    /** Resumes a closed execution where it failed, and returns when; the same token again is the same redrive. */
    Instant redrive(Execution execution, String token) {
        synchronized (execution) {
            Instant now = now();
            Optional<Instant> before = execution.redriveTokens().redriven(token, now);
            if (before.isPresent()) {
                return before.get();
            }
            Phase phase = execution.phase();
            String refusal = Redrives.refusal(phase, now);
            if (!refusal.isEmpty()) {
                throw Failures.of("ExecutionNotRedrivable", refusal);
            }
            Run run = prepare(
                    execution,
                    machines.revision(execution.identity().origin()),
                    phase.redrives().size() + 1);
            Instant redriven = execution.phase().redrives().getLast();
            execution.redriveTokens().add(token, redriven);
            announce(execution);
            run.start();
            return redriven;
        }
    }

    /** Stops it unless it is closed, and returns when it was closed. */
    Instant stop(Execution execution, @Nullable String error, @Nullable String cause) {
        synchronized (execution) {
            execution.run().ifPresent(run -> run.stop(error, cause));
            return execution.phase().closing().orElseThrow().timestamp();
        }
    }

    private void settle(Execution execution) {
        synchronized (execution) {
            putAway(execution);
            remembered.closed(execution);
            announce(execution);
            execution.settled();
        }
    }

    private static void putAway(Execution execution) {
        try {
            execution.putAway();
        } catch (UncheckedIOException failed) {
            LOG.log(Level.WARNING, "the events of {0} stay in memory: {1}", execution.arn(), failed);
        }
    }

    /** Tells the listener at least once: of an end that it has not taken, it is told again after the next start. */
    void announce(Execution execution) {
        Sight sight = execution.sight();
        String arn = execution.arn();
        try {
            listener.changed(sight.change());
            sight.phase().closing().ifPresent(closing -> storage.journal().writeAnnounced(arn, closing));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the status change of {0} was not taken: {1}", arn, failed);
        }
    }

    /** Ends all runs, and returns once nothing more of them is written. */
    void abandonAll() {
        List<Run> runs = newestFirst().stream()
                .flatMap(execution -> execution.run().stream())
                .toList();
        runs.forEach(Run::abandon);
        try {
            for (Run run : runs) {
                run.join(PATIENCE);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private Run prepare(Execution execution, Machine machine, int redriveCount) {
        Execution.Identity identity = execution.identity();
        ExecutionFacts facts = new ExecutionFacts(
                new ExecutionFacts.Machine(machine.arn(), machine.identity().name(), machine.roleArn()),
                identity.arn(),
                identity.name(),
                JsonMapper.shared().readTree(identity.input()),
                identity.startDate(),
                redriveCount);
        Run.Parts parts = new Run.Parts(engine, closing -> settle(execution));
        Run run = Run.prepare(Machines.parse(machine.definition()), facts, execution.wake(), parts);
        execution.runs(run);
        return run;
    }

    /** The time to the millisecond, as in the API. */
    private Instant now() {
        return Instant.ofEpochMilli(engine.ticks().now().toEpochMilli());
    }
}
