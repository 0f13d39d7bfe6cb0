package dev.larder.local;

import dev.larder.aws.Transport;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.Wiring;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.cloudwatch.Alarms.Standing;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.LocalAws;
import dev.standin.aws.local.LocalAws.Watch;
import dev.standin.aws.sqs.Queue;
import dev.standin.aws.states.language.Edge;
import dev.standin.aws.transfer.SftpEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One environment of Larder on this machine, assembled from the wiring on the local AWS as CDK assembles it on AWS. For what is
 * left after a crash, see {@link LocalAws}. Thread-safe except for {@link #receive}, {@link #start} and {@link #close}, which one
 * thread calls.
 */
public final class LocalLarder implements AutoCloseable {

    private final LocalAws aws;
    private final Names names;
    private final Transport.Announcement announced;

    /**
     * Which environment, and where.
     *
     * @param state folder that keeps it, created if it does not exist
     * @param environment its name, a slug, for example {@code local}
     * @param planHash hash of the compiled project that functions work with, 64 hexadecimal digits
     * @param port 0 for any free one
     * @param suppliers who may take on a role or log in to drop files
     * @param pulls what connectors fetch
     */
    public record Options(
            Path state, String environment, String planHash, int port, LocalSuppliers suppliers, LocalPulls pulls) {
        /** Nothing is fetched by connectors. */
        public Options(Path state, String environment, String planHash, int port, LocalSuppliers suppliers) {
            this(state, environment, planHash, port, suppliers, LocalPulls.NONE);
        }

        /** Without suppliers: the owner drops files. */
        public Options(Path state, String environment, String planHash, int port) {
            this(state, environment, planHash, port, LocalSuppliers.NONE);
        }

        /** Refuses a hash of any other form. */
        public Options {
            if (!planHash.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "a plan's hash has 64 hexadecimal digits, found '%s'".formatted(planHash));
            }
        }
    }

    private LocalLarder(LocalAws aws, Names names) {
        this.aws = aws;
        this.names = names;
        this.announced = Transport.announce(aws.endpoint().toString(), new DirectHttpClient(aws.direct()));
    }

    /**
     * Opens Larder's environment: its services answer, but nothing is polled or scheduled before {@link #start}.
     *
     * @throws OpeningRefused if the folder or the port is in use, another version wrote the folder, or a state machine is not valid
     */
    public static LocalLarder open(Options options) {
        return open(options, Watch.NOTHING);
    }

    /** The same, watched. */
    public static LocalLarder open(Options options, Watch watch) {
        boolean pulls = !options.pulls().pulls().isEmpty();
        return open(options, watch, LarderWiring.of(pulls));
    }

    /** The same with another wiring. */
    public static LocalLarder open(Options options, Watch watch, Wiring wiring) {
        return open(options, watch, wiring, Clock.systemUTC());
    }

    /** The same with a clock by which the local AWS forgets; functions have the machine's. */
    public static LocalLarder open(Options options, Watch watch, Wiring wiring, Clock clock) {
        MachineDefinitions.refusal(wiring).ifPresent(problems -> {
            throw new OpeningRefused(problems);
        });
        LarderStack stack = LarderStack.of(wiring, options);
        LocalAws aws = LocalAws.open(new LocalAws.Options(options.state(), options.port()), watch, stack, clock);
        return new LocalLarder(aws, stack.arns().names());
    }

    /**
     * Receives what has landed, and nothing else: no poke starts a run before {@link #start}. If called after {@link #start}, it
     * pauses what starts runs, except the schedules.
     */
    public void receive() {
        aws.poll(names.queue(LarderWiring.LANDED)::equals);
    }

    /** Polls these queues of the wiring and no others, as if the event source mappings of the others were disabled. */
    public void poll(Set<String> queues) {
        aws.poll(physical -> queues.stream().map(names::queue).anyMatch(physical::equals));
    }

    /** Begins to work, as {@link LocalAws#start} says. */
    public void start() {
        aws.start();
    }

    /** What functions and SDK clients need to know, with the owner's access key; in a fixed order. */
    public Map<String, String> variables() {
        return aws.variables();
    }

    /** Where all services answer. */
    public URI endpoint() {
        return aws.endpoint();
    }

    /** The SFTP server, if suppliers come by it. */
    public Optional<SftpEndpoint> sftp() {
        return aws.sftp();
    }

    /**
     * Invokes a function and waits, as CloudFormation does at a deployment.
     *
     * @param function its name in the wiring
     * @param payload JSON text
     */
    public Outcome invoke(String function, String payload) {
        return aws.invoke(names.function(function), payload);
    }

    /**
     * Why the first write that failed since the environment was opened did so, and what to do; empty if none failed.
     */
    public Optional<String> trouble() {
        return aws.trouble();
    }

    /** A queue of the wiring; its dead-letter queue is {@code <name>-dead}. */
    public Queue queue(String name) {
        return aws.queue(names.queue(name));
    }

    /** How the alarms stand, as {@link LocalAws#alarms} says. */
    public List<Standing> alarms() {
        return aws.alarms();
    }

    /** Tells of every change of an alarm from now on. */
    public void tellAlarms(Consumer<Standing> whom) {
        aws.tellAlarms(whom);
    }

    /** Evaluates the alarms now, as happens each minute after {@link #start}; for a test that moves the clock. */
    public void evaluateAlarms() {
        aws.evaluateAlarms();
    }

    /** Every transition between the states of a machine of the wiring. */
    public List<Edge> edges(String machine) {
        return aws.edges(names.machine(machine));
    }

    /** The transitions that executions of the machine have taken since the environment was opened. */
    public Set<Edge> edgesTaken(String machine) {
        return aws.edgesTaken(names.machine(machine));
    }

    /** Ends it, as {@link LocalAws#close} says. */
    @Override
    public void close() {
        try {
            aws.close();
        } finally {
            announced.close();
        }
    }
}
