package dev.standin.aws.states.internal.run;

import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.Ticks.Cancellation;
import dev.standin.aws.states.internal.history.Closing;
import dev.standin.aws.states.internal.history.Details;
import dev.standin.aws.states.internal.history.History;
import dev.standin.aws.states.language.Definition;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One run of an execution, from its start or from where a redrive takes it up; safe for use by many threads. */
public final class Run {
    private static final Logger LOG = System.getLogger(Run.class.getName());

    private final Definition definition;
    private final ExecutionFacts facts;
    private final History history;
    private final Engine engine;
    private final Recorder recorder;
    private final Thread thread;

    private Run(Definition definition, ExecutionFacts facts, History history, Parts parts) {
        this.definition = definition;
        this.facts = facts;
        this.history = history;
        this.engine = parts.engine();
        this.recorder = new Recorder(history, engine.ticks(), parts.onClosed());
        this.thread = Thread.ofVirtual().name("execution " + facts.name()).unstarted(this::work);
    }

    /** What a run is given besides its execution; the listener is called once, after the closing event is recorded. */
    public record Parts(Engine engine, Consumer<Closing> onClosed) {}

    /** Records that the execution starts or, if its history has events, that it is redriven. */
    public static Run prepare(Definition definition, ExecutionFacts facts, History history, Parts parts) {
        Run run = new Run(definition, facts, history, parts);
        run.recordStart();
        return run;
    }

    /** Begins to work; call this only once. */
    public void start() {
        thread.start();
    }

    /** Ends it as aborted, unless it has ended; returns whether this call ended it. */
    public boolean stop(@Nullable String error, @Nullable String cause) {
        return close(Closing.aborted(error, cause));
    }

    /** Ends its threads and leaves the execution open, as the end of the process would. */
    public void abandon() {
        if (recorder.abandon()) {
            thread.interrupt();
        }
    }

    /** Closes an execution to which no run of this process belongs. */
    public static void closeLeftOver(History history, Ticks ticks, Closing closing) {
        new Recorder(history, ticks, closed -> {}).close(closing);
    }

    /** Waits until its threads have ended, after which nothing more of it is recorded. */
    public void join() throws InterruptedException {
        thread.join();
    }

    /** The same, but waits no longer than this. */
    public void join(Duration patience) throws InterruptedException {
        var _ = thread.join(patience);
    }

    private boolean close(Closing closing) {
        boolean first = recorder.close(closing);
        if (first) {
            // Otherwise the thread is ending, and must not be disturbed in what it still writes.
            thread.interrupt();
        }
        return first;
    }

    private void recordStart() {
        if (history.size() > 0) {
            recorder.recordAside("ExecutionRedriven", Details.none().put("redriveCount", facts.redriveCount()));
            return;
        }
        ObjectNode details = Details.data(Details.none(), "input", facts.input());
        recorder.recordAside(
                "ExecutionStarted", details.put("roleArn", facts.machine().roleArn()));
    }

    private void work() {
        Optional<Cancellation> timeout =
                definition.timeout().map(limit -> engine.ticks().after(limit, () -> close(Closing.timedOut())));
        Flow flow = Flow.ofMachine();
        try {
            recorder.close(outcome(flow), flow);
        } catch (InterruptedException | RunClosed stopped) {
            recorder.close(Closing.aborted(null, null), flow);
        } catch (UncheckedIOException unrecorded) {
            // As after a crash: the next start finds the execution open, and fails it.
            LOG.log(Level.ERROR, "the end of execution " + facts.name() + " could not be recorded", unrecorded);
        } finally {
            timeout.ifPresent(Cancellation::cancel);
        }
    }

    private Closing outcome(Flow flow) throws InterruptedException {
        States states = new States(engine, facts, recorder);
        states.turn().take(states.turn().queueUp());
        try {
            Scopes scopes = new Scopes(states, recorder, engine);
            JsonNode output = scopes.run(definition.scope(), facts.input(), flow, new Rewind(history.events()));
            return Closing.succeeded(output);
        } catch (StateFailure failure) {
            return Closing.failed(failure.error(), failure.reason());
        } catch (RunClosed closed) {
            throw closed;
        } catch (RuntimeException | Error broken) {
            // The operator reads executions, not our log: a defect ends the execution visibly.
            return Closing.failed(StateFailure.RUNTIME, "The local interpreter failed: " + broken);
        } finally {
            states.turn().give();
        }
    }
}
