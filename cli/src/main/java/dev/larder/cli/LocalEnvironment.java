package dev.larder.cli;

import dev.larder.core.lake.LakeLayout;
import dev.larder.core.plan.Plan;
import dev.larder.core.project.PlanJson;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.functions.Environment;
import dev.larder.local.environment.LocalAws;
import dev.larder.local.environment.RunningEnvironment;
import dev.larder.local.lambda.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An environment on a state folder, as a command works on it: one that another process runs, or one that this process opened. Either
 * way it is reached through the SDK's clients only. For one thread.
 */
final class LocalEnvironment implements AutoCloseable {
    /** The name of every local environment: each has a state folder of its own. */
    private static final String NAME = "local";
    private static final String NO_PLAN = "0".repeat(64);

    private final @Nullable LocalAws own;
    private final Environment environment;

    private LocalEnvironment(@Nullable LocalAws own, Environment environment) {
        this.own = own;
        this.environment = environment;
    }

    /** One that another process runs. */
    static LocalEnvironment of(RunningEnvironment running) {
        return new LocalEnvironment(null, new Environment(running.variables()));
    }

    /** Whatever runs on the folder, or the folder opened by this process: it answers, and nothing is received or run. */
    static LocalEnvironment reach(StateOption state) {
        Optional<RunningEnvironment> running = state.running();
        if (running.isPresent()) {
            return of(running.get());
        }
        LocalAws own = open(state.existing(), NO_PLAN, 0);
        Map<String, String> variables = new HashMap<>(own.variables());
        newestPlan(variables).ifPresent(hash -> variables.put(FunctionVariables.PLAN, hash));
        return new LocalEnvironment(own, new Environment(variables));
    }

    /** This process's own, with the plan deployed on it; nothing is received or run yet. */
    static LocalEnvironment deploy(Path state, Plan plan, int port) {
        LocalAws own = open(state, plan.hash(), port);
        LocalEnvironment deployed = new LocalEnvironment(own, new Environment(own.variables()));
        try {
            deployed.environment.lake().objects().write(
                    LakeLayout.plan(plan.hash()), PlanJson.write(plan).getBytes(StandardCharsets.UTF_8), "application/json");
            if (own.invoke("set-up", "{}") instanceof Outcome.Failed(_, _, var message)) {
                throw CommandFailure.infrastructure("the environment could not be set up: " + message, null);
            }
            return deployed;
        } catch (RuntimeException failed) {
            deployed.close();
            throw failed;
        }
    }

    /** Its clients, names and addresses. */
    Environment environment() {
        return environment;
    }

    /** Begins to answer what has landed; no run starts. Nothing to do for one that another process runs. */
    void receive() {
        if (own != null) {
            own.receive();
        }
    }

    /** Begins to work. Nothing to do for one that another process runs. */
    void start() {
        if (own != null) {
            own.start();
        }
    }

    /** Whether it works by itself, as one that another process runs does. */
    boolean works() {
        return own == null;
    }

    /** Why nothing can be written any more, for example a full disk; empty when all is well or another process runs the environment. */
    Optional<String> trouble() {
        return own == null ? Optional.empty() : own.trouble();
    }

    /** What an SDK client needs to know. */
    Map<String, String> variables() {
        return own == null ? Map.of() : own.variables();
    }

    @Override
    public void close() {
        environment.close();
        if (own != null) {
            own.close();
        }
    }

    /** A folder or port in use, or a folder of another version, is a matter of the command line. */
    private static LocalAws open(Path state, String planHash, int port) {
        try {
            return LocalAws.open(new LocalAws.Options(state, NAME, planHash, port));
        } catch (IllegalStateException refused) {
            throw CommandFailure.usage(String.valueOf(refused.getMessage()), null);
        }
    }

    /** The plan that was deployed last: the functions' variables, which name it on AWS, are gone with the process that had them. */
    private static Optional<String> newestPlan(Map<String, String> variables) {
        try (Environment environment = new Environment(variables)) {
            return environment.s3()
                    .listObjectsV2Paginator(list -> list.bucket(environment.settings().lakeBucket()).prefix("plans/"))
                    .contents()
                    .stream()
                    .max(Comparator.comparing(S3Object::lastModified))
                    .map(plan -> plan.key().replaceAll(".*/|\\.json$", ""));
        }
    }
}
