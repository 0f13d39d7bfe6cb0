package dev.larder.cli.grants;

import dev.larder.aws.AwsClients;
import dev.larder.cli.TestProject;
import dev.larder.core.plan.Plan;
import dev.larder.core.plan.PlanJson;
import dev.larder.core.wiring.Arns;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Wiring;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Settings;
import dev.larder.local.LocalLarder;
import dev.standin.aws.Callers;
import dev.standin.aws.lambda.Function;
import dev.standin.aws.lambda.FunctionHost;
import dev.standin.aws.local.LocalAws;
import dev.standin.redshift.DurableWrites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Rehearses wirings, each in an environment of its own; several threads may rehearse at once. */
final class RehearsalRoom {
    private static final String ENVIRONMENT = "rehearsal";

    private final Path folder;
    private final Plan plan;
    private final Path planFile;
    private final Path large;

    /** Keeps everything below an empty folder. */
    RehearsalRoom(Path folder) throws IOException {
        this.folder = folder;
        this.plan = TestProject.plan(SmallProject.withSet(folder.resolve("project")));
        this.planFile = Files.writeString(folder.resolve("plan.json"), PlanJson.write(plan));
        this.large = SmallProject.large(folder.resolve("large.csv"));
    }

    /** The ARNs of every rehearsed environment. */
    static Arns arns() {
        return Arns.of("us-east-1", Callers.ACCOUNT, new Names(ENVIRONMENT, RegionCode.of("us-east-1")));
    }

    /**
     * Rehearses in a new environment and closes it. A denied call ends the rehearsal, and the observations tell of it; whatever else
     * does not go as it should is thrown.
     */
    Observations rehearse(Wiring wiring) throws IOException {
        Observations observations = new Observations();
        LocalLarder.Options options =
                new LocalLarder.Options(Files.createTempDirectory(folder, "state"), ENVIRONMENT, plan.hash(), 0);
        LocalAws.Watch watch = new LocalAws.Watch(
                DurableWrites.UNOBSERVED,
                observations,
                (functions, callers) -> new FunctionHost(
                        functions.stream().map(this::withPlanFile).toList(), callers));
        try (LocalLarder aws = LocalLarder.open(options, watch, wiring);
                AwsClients clients = new AwsClients(aws.variables());
                Environment environment = new Environment(Settings.of(aws.variables()), clients)) {
            new Rehearsal(aws, environment, clients, observations).perform(large);
        } catch (RuntimeException | AssertionError failed) {
            if (observations.denial().isEmpty()) {
                throw failed;
            }
        }
        return observations;
    }

    /** A function as a deployment on AWS makes it, which brings the plan as a file; only set-up looks at it. */
    private Function withPlanFile(Function function) {
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.put(FunctionVariables.PLAN_FILE, planFile.toString());
        return function.withEnvironment(variables);
    }
}
