package dev.larder.cli.environment;

import dev.larder.aws.AwsClients;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.ShellLine;
import dev.larder.cli.view.SeenAlarms;
import dev.larder.cli.view.StillEnvironment;
import dev.larder.cli.view.Viewed;
import dev.larder.core.decision.Decision;
import dev.larder.core.decision.Decisions;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.LarderWiring;
import dev.larder.core.wiring.Wiring;
import dev.larder.functions.Environment;
import dev.larder.functions.deployment.Applicability;
import dev.larder.functions.port.Settings;
import dev.larder.local.LocalLarder;
import dev.larder.local.LocalLarder.Options;
import dev.larder.local.LocalSuppliers;
import dev.larder.local.StillLarder;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.lambda.Outcome;
import dev.standin.aws.local.FiringAlarm;
import dev.standin.aws.local.LocalAws.Watch;
import dev.standin.aws.local.RunningEnvironment;
import dev.standin.aws.local.Unwritable;
import dev.standin.aws.transfer.SftpEndpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An environment on a state folder, as a command works on it: one that another process runs, or one that this process opened. Either
 * way it is reached only through the SDK's clients. Not thread-safe.
 */
public final class LocalEnvironment implements Reached {
    /** The name of every local environment: each has a state folder of its own. */
    private static final String NAME = "local";

    private static final String NO_PLAN = "0".repeat(64);

    private final Path state;
    private final @Nullable LocalLarder own;
    private final AwsClients clients;
    private final Environment environment;

    private LocalEnvironment(Path state, @Nullable LocalLarder own, Map<String, String> variables) {
        this.state = state;
        this.own = own;
        this.clients = new AwsClients(variables);
        this.environment = new Environment(Settings.of(variables), clients);
    }

    /** The environment that another process runs on the folder. */
    public static LocalEnvironment of(Path state, RunningEnvironment running) {
        return new LocalEnvironment(state, null, running.variables());
    }

    /**
     * Whatever runs on the folder; if nothing does, opens it in this process: it answers, but nothing is received or
     * run.
     */
    public static LocalEnvironment reach(StateOption state) {
        Optional<RunningEnvironment> running = state.running();
        if (running.isPresent()) {
            return of(state.folder(), running.get());
        }
        LocalLarder own = open(new Options(state.existing(), NAME, NO_PLAN, 0), Watch.NOTHING);
        Map<String, String> variables = new HashMap<>(own.variables());
        newestPlan(variables).ifPresent(hash -> variables.put(FunctionVariables.PLAN, hash));
        return new LocalEnvironment(state.folder(), own, variables);
    }

    /**
     * Whatever runs on the folder; if nothing does, opens it in this process with the project that was deployed last, so that it can be started.
     */
    public static LocalEnvironment resume(StateOption state) {
        String plan;
        try (LocalEnvironment last = reach(state)) {
            if (last.works()) {
                return of(state.folder(), state.running().orElseThrow());
            }
            plan = last.environment().settings().plan();
        }
        LocalLarder own = open(new Options(state.existing(), NAME, plan, 0), Watch.NOTHING);
        return new LocalEnvironment(state.folder(), own, own.variables());
    }

    /** Whatever runs on the folder; if nothing does, opens of it only what is looked at. */
    public static Viewed view(StateOption state) {
        if (state.running().isPresent()) {
            return reach(state);
        }
        try {
            Optional<StillLarder> still = StillLarder.open(state.existing(), NAME);
            return still.isPresent() ? new StillEnvironment(state.folder(), still.get()) : reach(state);
        } catch (OpeningRefused refused) {
            if (state.running().isPresent()) {
                // It had the folder before it said that it runs.
                return reach(state);
            }
            throw CommandFailure.usage(refused.getMessage(), null);
        }
    }

    /** Opens this process's own, with the plan deployed on it; nothing is received or run yet. */
    public static LocalEnvironment deploy(Path state, Plan plan, int port) {
        return deploy(state, plan, port, Watch.NOTHING);
    }

    /** The same, watched. */
    public static LocalEnvironment deploy(Path state, Plan plan, int port, Watch watch) {
        return deploy(new Options(state, NAME, plan.hash(), port, LocalSuppliers.of(plan)), plan, watch);
    }

    /** The same for suppliers of whom some come by SFTP. */
    public static LocalEnvironment deploy(Path state, Plan plan, int port, LocalSuppliers suppliers) {
        return deploy(new Options(state, NAME, plan.hash(), port, suppliers), plan, Watch.NOTHING);
    }

    private static LocalEnvironment deploy(Options options, Plan plan, Watch watch) {
        LocalLarder own = open(options, watch);
        LocalEnvironment deployed = new LocalEnvironment(options.state(), own, own.variables());
        try {
            deployed.working(() -> deployed.setUp(own, plan));
            return deployed;
        } catch (RuntimeException failed) {
            deployed.closeAfter(failed);
            throw failed;
        }
    }

    private int setUp(LocalLarder aws, Plan plan) {
        requireApplicable(plan);
        signed(plan);
        environment
                .lake()
                .objects()
                .write(
                        LakeLayout.plan(plan.hash()),
                        PlanJson.write(plan).getBytes(StandardCharsets.UTF_8),
                        "application/json");
        if (aws.invoke("set-up", "{}") instanceof Outcome.Failed(var _, var _, var message)) {
            requireNoTrouble();
            throw CommandFailure.infrastructure("the environment could not be set up: " + message, null);
        }
        return ExitCode.OK;
    }

    /**
     * Refuses a plan to which the live tables cannot be changed, before anything of it is deployed, or it would stop all
     * data.
     */
    public void requireApplicable(Plan plan) {
        List<String> refusals = Applicability.refusals(environment, plan);
        if (!refusals.isEmpty()) {
            throw CommandFailure.usage(
                    "the project cannot be applied to what is live on " + state + ":\n" + String.join("\n", refusals),
                    "nothing was changed; the environment goes on with the project of its last release");
        }
    }

    /** On a laptop who deploys a plan has made it: it is signed once, before it counts. */
    private void signed(Plan plan) {
        Decisions decisions = environment.decisions().read();
        if (!decisions.authors(plan.hash()).contains(person())) {
            environment.decisions().write(person(), "deployed", new Decision.Sign(plan.hash()));
        }
    }

    private void closeAfter(RuntimeException failed) {
        try {
            close();
        } catch (RuntimeException more) {
            failed.addSuppressed(more);
        }
    }

    @Override
    public Address address() {
        return Address.ofState(state);
    }

    @Override
    public Wiring wiring() {
        return LarderWiring.wiring();
    }

    /** Its clients, names and addresses. */
    @Override
    public Environment environment() {
        return environment;
    }

    /** AWS's clients, for what a supplier or an operator does. */
    @Override
    public AwsClients clients() {
        return clients;
    }

    @Override
    public String person() {
        return LocalPerson.name();
    }

    /** Begins to answer what has landed; no run starts. Does nothing for one that another process runs. */
    @Override
    public void receive() {
        if (own != null) {
            own.receive();
        }
    }

    /** Begins to work. Does nothing for one that another process runs. */
    @Override
    public void start() {
        if (own != null) {
            own.start();
        }
    }

    /** Does what the schedule does of one that runs for long. Does nothing for one that another process runs. */
    @Override
    public void updatePages() {
        if (own != null && own.invoke("reconcile-landing", "{}") instanceof Outcome.Failed(var _, var _, var message)) {
            requireNoTrouble();
            throw CommandFailure.infrastructure("the suppliers' pages could not be written: " + message, null);
        }
    }

    /** As one that another process runs does. */
    @Override
    public boolean works() {
        return own == null;
    }

    /**
     * Ends the command if nothing can be written any more, for example because the disk is full. If another process runs the
     * environment, that process says so.
     */
    @Override
    public void requireNoTrouble() {
        Optional<String> trouble = own == null ? Optional.empty() : own.trouble();
        trouble.ifPresent(why -> {
            throw unwritable(state, why);
        });
    }

    private static CommandFailure unwritable(Path state, String why) {
        return CommandFailure.infrastructure(
                why,
                Files.exists(state)
                        ? "afterwards " + ShellLine.larder("run", state) + " goes on with what is unfinished"
                        : "if the folder was moved, put it back; otherwise start again with an empty one and drop the"
                                + " files again");
    }

    @Override
    public <T> T working(Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException failed) {
            requireNoTrouble();
            if (own == null && RunningEnvironment.find(state).isEmpty()) {
                throw CommandFailure.infrastructure(
                                "the environment that ran on " + state
                                        + " ended during this command; nothing that was acknowledged is lost",
                                ShellLine.larder("run", state)
                                        + " goes on with what is unfinished; or start larder up again and repeat the"
                                        + " command")
                        .because(failed);
            }
            throw failed;
        }
    }

    /** Tells, if it is this process's own, when an alarm begins or ends; alarms are evaluated each minute. */
    public void tellAlarms(Consumer<String> line) {
        if (own != null) {
            own.tellAlarms(new AlarmNews(line)::changed);
        }
    }

    @Override
    public SeenAlarms alarms() {
        return SeenAlarms.all(FiringAlarm.find(state));
    }

    /** What an SDK client needs to know. */
    public Map<String, String> variables() {
        return own == null ? Map.of() : own.variables();
    }

    /** The SFTP server of this process's own, if suppliers come by it. */
    public Optional<SftpEndpoint> sftp() {
        return own == null ? Optional.empty() : own.sftp();
    }

    @Override
    public void close() {
        environment.close();
        if (own != null) {
            own.close();
        }
    }

    /** Opens the environment; a folder or port in use, or a folder of another version, is a usage error. */
    private static LocalLarder open(Options options, Watch watch) {
        try {
            return LocalLarder.open(options, watch);
        } catch (OpeningRefused refused) {
            throw CommandFailure.usage(refused.getMessage(), null);
        } catch (Unwritable full) {
            throw unwritable(options.state(), String.valueOf(full.getMessage()));
        }
    }

    /** The plan that was deployed last: the functions' variables, which name it on AWS, are gone with the process that had them. */
    private static Optional<String> newestPlan(Map<String, String> variables) {
        try (AwsClients clients = new AwsClients(variables)) {
            String lake = Settings.of(variables).lakeBucket();
            return clients
                    .s3()
                    .listObjectsV2Paginator(
                            list -> list.bucket(lake).prefix(LakeLayout.plans()).encodingType(EncodingType.URL))
                    .contents()
                    .stream()
                    .max(Comparator.comparing(S3Object::lastModified))
                    .map(plan -> LakeLayout.planHash(plan.key()));
        }
    }
}
