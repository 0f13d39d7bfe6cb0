package dev.larder.local;

import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.standin.aws.Access;
import dev.standin.aws.Callers;
import dev.standin.aws.Endpoint;
import dev.standin.aws.StateFolder;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.lambda.FunctionRunner;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.s3.S3Service;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.sqs.SqsService;
import dev.standin.aws.states.language.Edge;
import dev.standin.redshift.DurableWrites;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The local AWS of one environment: every service on one port of 127.0.0.1, made from the wiring, its state in a folder.
 * Safe for use by many threads, but for {@link #receive}, {@link #start} and {@link #close}, which one thread calls.
 *
 * <p>After a crash nothing needs to be done by hand. Messages that a function was working on when the process ended are
 * visible again at the next start: who received them died with the process, and a queue's visibility timeout, 15 minutes
 * for landed files, would be waiting for nobody. Each such message has been received once more, which counts towards the
 * dead-letter queue. Executions that were running are failed and announced as failed.
 */
public final class LocalAws implements AutoCloseable {

    private final Opened opened = new Opened();
    private final AtomicBoolean started = new AtomicBoolean();
    private final Place place;
    private final Map<String, String> variables;
    private final StateFolder folder;
    private final Endpoint endpoint;
    private final Storage storage;
    private final Compute compute;

    /**
     * Which environment, and where.
     *
     * @param state folder that keeps it, created if need be
     * @param environment its name, a slug, for example {@code local}
     * @param planHash hash of the compiled project that functions work with, 64 hexadecimal digits
     * @param port 0 for any free one
     */
    public record Options(Path state, String environment, String planHash, int port) {
        /** Refuses a hash of another form. */
        public Options {
            if (!planHash.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a plan's hash has 64 hexadecimal digits, found '%s'".formatted(planHash));
            }
        }
    }

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

    /** Makes what runs the functions of an environment; each sandbox's access key is registered with the callers. */
    @FunctionalInterface
    public interface FunctionHosts {
        /** A runner of these functions, closed with the environment. */
        FunctionRunner host(List<Function> functions, Callers callers);
    }

    private LocalAws(Options options, Watch watch, Wiring wiring, StateFolder folder) {
        this.folder = opened.add(folder);
        Callers callers = new Callers(watch.accesses());
        String ownersKey = Place.newAccessKey("AKIA");
        this.place = Place.of(wiring, options.environment(), callers, callers.addOwner(ownersKey));
        try {
            this.storage = Storage.open(place, folder, opened);
            this.endpoint = opened.add(Endpoint.bind(options.port(), callers));
            storage.deploy(place);
            Map<String, String> common = common(options);
            SqsService queues = new SqsService(storage.queues(), endpoint.uri());
            List<Function> functions = Compute.deployed(place, common);
            this.compute = Compute.open(
                    place,
                    folder,
                    new Compute.Hosting(functions, watch.hosts().host(functions, callers), queues),
                    opened);
            new StateMachines(place).deploy(compute.states());
            compute.register(endpoint, place);
            endpoint.register(queues).register(storage.data()).register("/", new S3Service(storage.objects(), callers));
            endpoint.start();
            this.variables = owners(common, ownersKey);
            new RunningEnvironment(ProcessHandle.current().pid(), variables).announce(folder.root());
            opened.add((AutoCloseable) () -> RunningEnvironment.withdraw(folder.root()));
        } catch (RuntimeException failed) {
            closeAfter(failed);
            throw failed;
        }
    }

    private void closeAfter(RuntimeException failed) {
        try {
            opened.close();
        } catch (RuntimeException more) {
            failed.addSuppressed(more);
        }
    }

    /**
     * Opens Larder's environment: its services answer, but nothing is polled or scheduled before {@link #start}.
     *
     * @throws dev.standin.aws.OpeningRefused if the folder or the port is in use, another version of Larder wrote the
     *     folder, or a state machine is not valid
     */
    public static LocalAws open(Options options) {
        return open(options, Watch.NOTHING);
    }

    /** The same, watched. */
    public static LocalAws open(Options options, Watch watch) {
        return open(options, watch, LarderWiring.wiring());
    }

    /** The same with another wiring. */
    public static LocalAws open(Options options, Watch watch, Wiring wiring) {
        StateFolder folder = StateFolder.open(options.state(), watch.writes());
        try {
            return new LocalAws(options, watch, wiring, folder);
        } catch (RuntimeException failed) {
            throw folder.trouble().<RuntimeException>map(why -> new IllegalStateException(why, failed)).orElse(failed);
        }
    }

    private Map<String, String> common(Options options) {
        String queues = endpoint.uri() + "/" + Callers.ACCOUNT;
        Map<String, String> common =
                new LinkedHashMap<>(FunctionVariables.of(place.arns(), queues, options.planHash()));
        common.put("AWS_REGION", Place.REGION);
        common.put("AWS_ENDPOINT_URL", endpoint.uri().toString());
        return common;
    }

    private static Map<String, String> owners(Map<String, String> common, String accessKey) {
        Map<String, String> variables = new LinkedHashMap<>(common);
        variables.put("AWS_ACCESS_KEY_ID", accessKey);
        variables.put("AWS_SECRET_ACCESS_KEY", UUID.randomUUID().toString());
        return variables;
    }

    /**
     * Receives what has landed, and nothing else: no poke starts a run before {@link #start}. Called after it, this pauses what starts
     * runs; only the schedules go on.
     */
    public void receive() {
        compute.pollers().forEach(poller -> poller.enable(poller.source().queueName().equals(place.names().queue(LarderWiring.LANDED))));
    }

    /**
     * Begins to work: tells of executions that the last end of the process interrupted, takes up asynchronous invocations
     * that it left, polls the queues, and starts the schedules with a first tick each. Called again, it polls all queues again.
     */
    public void start() {
        if (started.compareAndSet(false, true)) {
            compute.events().resume();
            compute.states().announceInterrupted();
            opened.add(Schedules.start(place, compute.events()));
        }
        compute.pollers().forEach(poller -> poller.enable(true));
    }

    /** What functions and SDK clients need to know, with the owner's access key; in a fixed order. */
    public Map<String, String> variables() {
        return new LinkedHashMap<>(variables);
    }

    /** Where all services answer. */
    public URI endpoint() {
        return endpoint.uri();
    }

    /**
     * Invokes a function and waits, as CloudFormation does at a deployment.
     *
     * @param function its name in the wiring
     * @param payload JSON text
     */
    public Outcome invoke(String function, String payload) {
        return compute.functions().run(place.names().function(function), payload);
    }

    /**
     * Why the first write that failed since the opening did so, and what to do, for example make room on the disk; empty
     * if none did. Whatever was acknowledged is kept all the same.
     */
    public Optional<String> trouble() {
        return folder.trouble();
    }

    /** A queue of the wiring; its dead-letter queue is {@code <name>-dead}. */
    public Queue queue(String name) {
        String physical = place.names().queue(name);
        return storage.queues()
                .find(physical)
                .orElseThrow(() -> new IllegalArgumentException("the environment has no queue " + physical));
    }

    /** Every way between the states of a machine of the wiring. */
    public List<Edge> edges(String machine) {
        return compute.states().edges(place.arns().machine(machine));
    }

    /** The ways that executions of the machine have taken since the environment was opened. */
    public Set<Edge> edgesTaken(String machine) {
        return compute.states().edgesTaken(place.arns().machine(machine));
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
