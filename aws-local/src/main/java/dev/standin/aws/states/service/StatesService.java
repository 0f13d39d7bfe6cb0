package dev.standin.aws.states.service;

import dev.standin.aws.Caller;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.JsonService;
import dev.standin.aws.internal.json.ServiceFailure;
import dev.standin.aws.states.FunctionInvoker;
import dev.standin.aws.states.StatusListener;
import dev.standin.aws.states.Ticks;
import dev.standin.aws.states.internal.request.Request;
import dev.standin.aws.states.internal.run.Coverage;
import dev.standin.aws.states.internal.run.Engine;
import dev.standin.aws.states.internal.task.TaskTokens;
import dev.standin.aws.states.language.Edge;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Step Functions on one machine; safe for use by many threads.
 *
 * <p>Operations that are not in {@link #call} are answered with {@code UnknownOperationException}.
 */
public final class StatesService implements JsonService, AutoCloseable {
    private final Coverage coverage;
    private final Machines machines;
    private final Executions executions;
    private final StateFolder folder;
    private final StatesJournal journal;
    private final List<Execution> untold;
    private final MachineOperations machineOperations;
    private final ExecutionOperations executionOperations;
    private final TaskOperations taskOperations;

    /** What the service needs from outside; {@code random} spreads retries with jitter. */
    public record Ports(Ticks ticks, FunctionInvoker functions, StatusListener listener, RandomGenerator random) {}

    private StatesService(StateFolder folder, Ports ports) {
        Restored restored = new Restored();
        this.folder = folder;
        this.journal = StatesJournal.open(folder, restored);
        this.machines = restored.machines();
        this.coverage = new Coverage();
        TaskTokens tokens = new TaskTokens();
        Engine engine = new Engine(ports.ticks(), ports.functions(), tokens, ports.random(), coverage);
        HistoryFiles files = new HistoryFiles(folder);
        files.keepOnly(restored.inFiles());
        this.executions = new Executions(
                machines, new Executions.Storage(journal, new EventStore(journal, files)), engine, ports.listener());
        this.untold = executions.restore(restored);
        this.machineOperations = new MachineOperations(machines, journal, ports.ticks());
        this.executionOperations = new ExecutionOperations(machines, executions, ports.ticks());
        this.taskOperations = new TaskOperations(tokens);
    }

    /** Opens the service on the folder's journal; executions that it finds running are failed with {@code Local.Restarted}. */
    public static StatesService open(StateFolder folder, Ports ports) {
        return new StatesService(folder, ports);
    }

    /**
     * Tells the listener of the executions that {@link #open} failed, and of ends that a crash kept from it; call this
     * once what it calls is ready.
     */
    public void announceInterrupted() {
        untold.forEach(executions::announce);
    }

    @Override
    public String signingName() {
        return "states";
    }

    @Override
    public String targetPrefix() {
        return "AWSStepFunctions";
    }

    @Override
    public JsonNode call(Caller caller, String operation, JsonNode body) {
        Request request = new Request(caller, body);
        return switch (operation) {
            case "CreateStateMachine" -> machineOperations.create(request);
            case "UpdateStateMachine" -> machineOperations.update(request);
            case "DescribeStateMachine" -> machineOperations.describe(request);
            case "ListStateMachines" -> machineOperations.list(request);
            case "DeleteStateMachine" -> machineOperations.delete(request);
            case "ValidateStateMachineDefinition" -> machineOperations.validate(request);
            case "StartExecution" -> executionOperations.start(request);
            case "DescribeExecution" -> executionOperations.describe(request);
            case "ListExecutions" -> executionOperations.list(request);
            case "GetExecutionHistory" -> executionOperations.history(request);
            case "StopExecution" -> executionOperations.stop(request);
            case "RedriveExecution" -> executionOperations.redrive(request);
            case "DescribeStateMachineForExecution" ->
                machineOperations.describe(executionOperations.machineOf(request));
            case "SendTaskSuccess" -> taskOperations.success(request);
            case "SendTaskFailure" -> taskOperations.failure(request);
            case "SendTaskHeartbeat" -> taskOperations.heartbeat(request);
            default -> throw ServiceFailure.unknownOperation(targetPrefix(), operation);
        };
    }

    /** Every transition between the states of a machine, in the order written. */
    public List<Edge> edges(String stateMachineArn) {
        return Machines.parse(machines.get(stateMachineArn).definition()).edges();
    }

    /** The transitions that executions have taken since the service was opened. */
    public Set<Edge> edgesTaken(String stateMachineArn) {
        return coverage.taken(stateMachineArn);
    }

    /** Ends the runs and gives the journal back; what is running is failed when the folder is opened again. */
    @Override
    public void close() {
        executions.abandonAll();
        if (folder.isThere() && folder.trouble().isEmpty()) {
            journal.end();
        }
        journal.close();
    }
}
