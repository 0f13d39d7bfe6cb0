package dev.larder.functions;

import dev.larder.aws.AwsClients;
import dev.larder.aws.AwsPorts;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.functions.history.DeliveryHistory;
import dev.larder.functions.port.Executions;
import dev.larder.functions.port.Incoming;
import dev.larder.functions.port.Landing;
import dev.larder.functions.port.Ports;
import dev.larder.functions.port.Settings;
import dev.larder.functions.port.Warehouse;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** What a function or the command can reach in one environment. Thread-safe. */
public final class Environment implements AutoCloseable {
    private final Settings settings;
    private final Ports ports;
    private final Clock clock;
    private final Measures measures;
    private final Deliveries deliveries;
    private final DecisionBook decisions;
    private final DeliveryHistory history;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final AtomicReference<Lake.Constant> constants = new AtomicReference<>(Lake.Constant.NONE);

    /** An environment with these names and addresses, and what is reached by them. */
    public Environment(Settings settings, Ports ports, Clock clock) {
        this(settings, ports, clock, Measures.none(settings.environment(), clock));
    }

    /** The same, where what is counted is told. */
    public Environment(Settings settings, Ports ports, Clock clock, Measures measures) {
        this.settings = settings;
        this.ports = ports;
        this.clock = clock;
        this.measures = measures;
        this.deliveries = new Deliveries(this);
        this.decisions = new DecisionBook(this);
        this.history = new DeliveryHistory(this);
    }

    /**
     * The environment on AWS that the variables {@code LARDER_*} and {@code AWS_*} name; throws {@link IllegalStateException} naming
     * the first that is missing.
     */
    public Environment(Map<String, String> variables) {
        this(variables, System.out);
    }

    /** The same, where what is counted is told to this log. */
    public Environment(Map<String, String> variables, PrintStream log) {
        this(variables, log, Settings.of(variables), new AwsClients(variables));
    }

    private Environment(Map<String, String> variables, PrintStream log, Settings settings, AwsClients clients) {
        this(
                settings,
                new AwsPorts(clients, settings),
                Clock.systemUTC(),
                new Measures(variables, settings.environment(), Clock.systemUTC(), log));
        Priming.beforeSnapshot(variables);
    }

    /** The environment on AWS with these names and addresses; the clients are closed with it. */
    public Environment(Settings settings, AwsClients clients) {
        this(settings, new AwsPorts(clients, settings), Clock.systemUTC());
    }

    /** Names and addresses. */
    public Settings settings() {
        return settings;
    }

    /** Tells the time. */
    public Clock clock() {
        return clock;
    }

    /** Counts what alarms watch. */
    public Measures measures() {
        return measures;
    }

    /** The lake. */
    public Lake lake() {
        return new Lake(ports.lake(), constants);
    }

    /** What was delivered; each record is read once. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** What people decided. */
    public DecisionBook decisions() {
        return decisions;
    }

    /** All that was accepted, found without a look at every record. */
    public DeliveryHistory history() {
        return history;
    }

    /** The bucket that suppliers write to. */
    public Landing landing() {
        return ports.landing();
    }

    /** What connectors have brought into that bucket. */
    public Incoming incoming() {
        return ports.incoming();
    }

    /** Executions of {@code pull-files}. */
    public Executions pulls() {
        return ports.pulls();
    }

    /** The environment's database. */
    public Warehouse warehouse() {
        return ports.warehouse();
    }

    /** Executions of {@code build-warehouse}. */
    public Executions executions() {
        return ports.executions();
    }

    /** Wakes {@code start-run} and {@code receive-delivery}. */
    public Pokes pokes() {
        return new Pokes(lake(), ports.queues(), settings);
    }

    /** The plan in force. */
    public Plan plan() {
        return plan(settings.plan());
    }

    /** The plan with this hash, read once; throws {@link IllegalStateException} if it is not in the lake. */
    public Plan plan(String hash) {
        return plans.computeIfAbsent(hash, this::readPlan);
    }

    @Override
    public void close() {
        ports.close();
    }

    private Plan readPlan(String hash) {
        String key = LakeLayout.plan(hash);
        byte[] bytes = lake().objects()
                .read(key)
                .orElseThrow(() -> new IllegalStateException("s3://" + settings.lakeBucket() + "/" + key
                        + " is missing: the plan in force must be in the lake; deploy the project again"));
        return PlanJson.read(new String(bytes, StandardCharsets.UTF_8));
    }
}
