package dev.standin.aws.local;

import dev.standin.aws.Access;
import dev.standin.aws.Callers;
import dev.standin.aws.StateFolder;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.cloudwatch.CloudWatchService;
import dev.standin.aws.cloudwatch.Metric;
import dev.standin.aws.direct.DirectCalls;
import dev.standin.aws.internal.s3.S3Service;
import dev.standin.aws.internal.signature.AccessKey;
import dev.standin.aws.kms.Keys;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.sqs.SqsService;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.sts.StsService;
import dev.standin.aws.transfer.Connectors;
import dev.standin.aws.transfer.SftpEndpoint;
import dev.standin.redshift.DurableWrites;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One AWS account on this machine: S3, SQS, Lambda, Step Functions and the Redshift Data API on one port of 127.0.0.1, their state in
 * a folder. Safe for use by many threads, but for {@link #poll}, {@link #start} and {@link #close}, which one thread calls.
 *
 * <p>After a crash nothing needs to be done by hand. Messages that a function was working on when the process ended are visible
 * again at the next start: who received them died with the process, and their visibility timeout would be waiting for nobody. Each
 * such message has been received once more, which counts towards the dead-letter queue. Executions that were running are failed and
 * announced as failed.
 */
public final class LocalAws implements AutoCloseable {

    private final Opened opened = new Opened();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Map<String, String> variables;
    private final StateFolder folder;
    private final Endpoint endpoint;
    private final Place place;
    private final Storage storage;
    private final Monitor monitor;
    private final Compute compute;
    private final Optional<SftpEndpoint> sftp;

    /**
     * Where it is.
     *
     * @param state folder that keeps it, created if need be
     * @param port 0 for any free one
     */
    public record Options(Path state, int port) {}

    /** What stands in the account, which may depend on where its services answer. */
    @FunctionalInterface
    public interface Blueprint {
        /** The stack, when the services answer at this address. */
        Stack at(URI endpoint);

        /** Makes in the warehouse what no stack says, before anybody may come in; called at each opening. */
        default void furnish(Admin admin) {}
    }

    private record Deployment(int port, Blueprint blueprint, Clock clock) {}

    /**
     * What a test watches or replaces.
     *
     * @param writes is told of every write that must survive a crash
     * @param accesses is told of every permission that a call needs
     * @param hosts runs the functions
     */
    public record Watch(DurableWrites writes, Consumer<Access> accesses, FunctionHosts hosts) {
        /** Watches nothing, and runs the functions in this JVM. */
        public static final Watch NOTHING = new Watch(DurableWrites.UNOBSERVED, access -> {}, FunctionHost::new);
    }

    /** Makes what runs the functions; each sandbox's access key is registered with the callers. */
    @FunctionalInterface
    public interface FunctionHosts {
        /** A runner of these functions, closed with the account. */
        FunctionRunner host(List<Function> functions, Callers callers);
    }

    private LocalAws(Watch watch, Deployment deployment, StateFolder folder) {
        this.folder = opened.add(folder);
        Callers callers = new Callers(watch.accesses());
        AccessKey ownersKey = AccessKey.permanent();
        try {
            this.endpoint = opened.add(Endpoint.bind(deployment.port(), callers));
            Stack stack = deployment.blueprint().at(endpoint.uri());
            callers.encrypted(new Keys(stack.keys()));
            this.place = new Place(stack, callers, callers.addOwner(ownersKey), deployment.clock());
            this.storage = Storage.open(place, folder, opened);
            storage.deploy(place);
            deployment.blueprint().furnish(storage.admin());
            this.monitor = opened.add(new Monitor(place, storage.queues(), folder));
            this.compute = compute(watch);
            new StateMachines(place).deploy(compute.states());
            compute.register(endpoint, place);
            endpoint.start();
            this.sftp = stack.transfer()
                    .map(server ->
                            opened.add(SftpEndpoint.open(server, place.roles(), storage.objects(), callers, folder)));
            this.variables = variables(stack, ownersKey);
            new RunningEnvironment(ProcessHandle.current().pid(), variables).announce(folder.root());
            opened.add((AutoCloseable) () -> RunningEnvironment.withdraw(folder));
        } catch (RuntimeException failed) {
            closeAfter(failed);
            throw failed;
        }
    }

    private Compute compute(Watch watch) {
        SqsService queues = new SqsService(storage.queues(), endpoint.uri());
        List<Function> functions =
                place.stack().functions().stream().map(this::located).toList();
        FunctionRunner runner = new WatchedFunctions(watch.hosts().host(functions, place.callers()), monitor);
        Connectors connectors = opened.add(new Connectors(
                place.stack().connectors(),
                new Connectors.Account(storage.objects(), storage.secrets(), place.roles(), place.callers())));
        endpoint.registerQueries(new StsService(place.callers(), place.roles(), place.clock()))
                .register(queues)
                .register(storage.data())
                .register(storage.parameters())
                .register(storage.secrets())
                .register(new CloudWatchService(monitor::standings))
                .register(connectors)
                .register("/", new S3Service(storage.objects(), place.callers()));
        return Compute.open(place, folder, new Compute.Hosting(functions, runner, queues, monitor, connectors), opened);
    }

    private Function located(Function function) {
        Map<String, String> variables = new LinkedHashMap<>(function.environment());
        variables.putAll(location());
        return function.withEnvironment(variables);
    }

    private Map<String, String> location() {
        Map<String, String> location = new LinkedHashMap<>();
        location.put("AWS_REGION", Arns.REGION);
        location.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
        return location;
    }

    private Map<String, String> variables(Stack stack, AccessKey accessKey) {
        Map<String, String> all = new LinkedHashMap<>(stack.outputs());
        all.putAll(location());
        sftp.ifPresent(server -> {
            all.put("SFTP_ENDPOINT", "sftp://127.0.0.1:" + server.port());
            all.put("SFTP_HOST_KEY", server.fingerprint());
        });
        all.put("AWS_ACCESS_KEY_ID", accessKey.id());
        all.put("AWS_SECRET_ACCESS_KEY", accessKey.secret());
        return all;
    }

    private void closeAfter(RuntimeException failed) {
        try {
            opened.close();
        } catch (RuntimeException more) {
            failed.addSuppressed(more);
        }
    }

    /**
     * Opens an account: its services answer, but nothing is polled or scheduled before {@link #start}.
     *
     * @throws dev.standin.aws.OpeningRefused if the folder or the port is in use, another version wrote the folder, or a state
     *     machine is not valid
     */
    public static LocalAws open(Options options, Stack stack) {
        return open(options, Watch.NOTHING, endpoint -> stack);
    }

    /** The same, watched, with a stack that depends on where its services answer; throws {@link Unwritable} for a full disk. */
    public static LocalAws open(Options options, Watch watch, Blueprint blueprint) {
        return open(options, watch, blueprint, Clock.systemUTC());
    }

    /**
     * The same with a clock that a test moves: by it metrics are counted, alarms evaluated, and the account forgets executions, statements and messages, as AWS does. Waiting, the
     * limits of functions and the dates of signatures go by the machine's clock.
     */
    public static LocalAws open(Options options, Watch watch, Blueprint blueprint, Clock clock) {
        FileLimit.check();
        StateFolder folder = StateFolder.open(options.state(), watch.writes());
        try {
            return new LocalAws(watch, new Deployment(options.port(), blueprint, clock), folder);
        } catch (RuntimeException failed) {
            throw folder.trouble()
                    .<RuntimeException>map(why -> new Unwritable(why, failed))
                    .orElse(failed);
        }
    }

    /** Polls the queues of these names and no others, whatever was polled before. */
    public void poll(Predicate<String> queues) {
        compute.pollers()
                .forEach(poller -> poller.enable(queues.test(poller.source().queueName())));
    }

    /**
     * Begins to work: tells of executions that the last end of the process interrupted, takes up asynchronous invocations
     * that it left, polls the queues, evaluates the alarms each minute, and starts the schedules with a first tick each. Called again, it polls all queues again.
     */
    public void start() {
        if (started.compareAndSet(false, true)) {
            compute.events().resume();
            compute.states().announceInterrupted();
            opened.add(Schedules.start(place, compute.events()));
            monitor.start();
        }
        poll(queue -> true);
    }

    /** What SDK clients need to know: the stack's outputs, region, endpoint and the owner's access key; in a fixed order. */
    public Map<String, String> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** Where all services answer. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /** Calls of clients in this process, without a network. */
    public DirectCalls direct() {
        return endpoint.direct();
    }

    /** The SFTP server, if the stack has one. */
    public Optional<SftpEndpoint> sftp() {
        return sftp;
    }

    /** Invokes a function and waits; the payload is JSON text. */
    public Outcome invoke(String function, String payload) {
        return compute.functions().run(function, payload);
    }

    /**
     * Why the first write that failed since the opening did so, and what to do, for example make room on the disk; empty
     * if none did. Whatever was acknowledged is kept all the same.
     */
    public Optional<String> trouble() {
        return folder.trouble();
    }

    /** A queue; throws {@link IllegalArgumentException} if there is none of this name. */
    public Queue queue(String name) {
        return storage.queues()
                .find(name)
                .orElseThrow(() -> new IllegalArgumentException("the account has no queue " + name));
    }

    /** How the alarms stand, in the stack's order; all have insufficient data at the opening, since metrics end with the process. */
    public List<Standing> alarms() {
        return monitor.standings();
    }

    /** Tells of every change of an alarm from now on. */
    public void tellAlarms(Consumer<Standing> whom) {
        monitor.tell(whom);
    }

    /** Samples the queues and evaluates the alarms now, as happens each minute after {@link #start}; for a test that moves the clock. */
    public void evaluateAlarms() {
        monitor.look();
    }

    /** Counts a value of a metric of a service that is not here, or not counted here. */
    public void count(Metric metric, double value) {
        monitor.count(metric, value);
    }

    /** Every way between the states of a machine. */
    public List<Edge> edges(String machine) {
        return compute.states().edges(Arns.machine(machine));
    }

    /** The ways that executions of the machine have taken since the account was opened. */
    public Set<Edge> edgesTaken(String machine) {
        return compute.states().edgesTaken(Arns.machine(machine));
    }

    /**
     * Stops the schedules and pollers, lets running calls end for half a minute each, and closes the services. Executions
     * that are running are interrupted as by a crash; calls that are not done are taken up at the next start. When nothing can
     * be written any more, no call is waited for.
     */
    @Override
    public void close() {
        if (folder.trouble().isPresent()) {
            compute.functions().abandon();
        }
        opened.close();
    }
}
