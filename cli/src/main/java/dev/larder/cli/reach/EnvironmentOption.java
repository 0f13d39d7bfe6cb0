package dev.larder.cli.reach;

import dev.larder.aws.AwsClients;
import dev.larder.cli.environment.Address;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.view.Viewed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * {@code --state DIR} or {@code --env NAME}, the same in every command that operates an environment. Afterwards a command has a {@link Reached}
 * and does not ask which of the two it was.
 */
public final class EnvironmentOption {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of a local environment: its buckets, queues, runs and database.")
    private @Nullable Path state;

    @Option(
            names = "--env",
            paramLabel = "NAME",
            description = "An environment on AWS instead: the branch, or the name of its environment.")
    private @Nullable String env;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "With --env: the profile of the AWS CLI whose credentials and region are meant.")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "With --env: the region (default: what AWS_REGION or the profile says).")
    private @Nullable String region;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "With --env: where receipts and reports are put (default: .larder/ENVIRONMENT/out below the current"
                            + " folder).")
    private @Nullable Path out;

    private Map<String, String> process = System.getenv();

    /** The option as if a command line named this folder. */
    public static EnvironmentOption of(Path folder) {
        EnvironmentOption option = new EnvironmentOption();
        option.state = folder;
        return option;
    }

    /** Takes these for the process's variables, which say where AWS is. */
    public void within(Map<String, String> variables) {
        process = Map.copyOf(variables);
    }

    /**
     * The environment on this machine; null if one on AWS is meant.
     *
     * @throws CommandFailure if the command line names neither or both
     */
    public @Nullable StateOption local() {
        if ((state == null) == (env == null)) {
            throw CommandFailure.usage(
                    state == null
                            ? "which environment? Expected --state DIR for a local one, or --env NAME for one on AWS"
                            : "--state names a local environment, --env one on AWS: name one of them",
                    null);
        }
        if (state == null) {
            return null;
        }
        if (profile != null || region != null || out != null) {
            throw CommandFailure.usage(
                    (profile != null ? "--profile" : region != null ? "--region" : "--out")
                            + " belongs to --env NAME; a local environment has none",
                    null);
        }
        return StateOption.of(state);
    }

    /**
     * The environment; if nothing runs on a state folder, opens it in this process: it answers, but nothing is received or run.
     *
     * @throws CommandFailure if there is none, or AWS does not let the caller in
     */
    public Reached reach() {
        StateOption local = local();
        return local == null ? deployed(String.valueOf(env)) : LocalEnvironment.reach(local);
    }

    /** The same for a command that changes nothing: of a state folder that nobody runs it opens only what is looked at. */
    public Viewed view() {
        StateOption local = local();
        return local == null ? deployed(String.valueOf(env)) : LocalEnvironment.view(local);
    }

    private Reached deployed(String name) {
        AwsAccess access = AwsAccess.of(process, profile, region);
        return AwsAccess.asked(() -> {
            try (AwsClients clients = access.clients();
                    SsmClient ssm = clients.alike(SsmClient.builder()).build()) {
                KnownEnvironment known = new NamedEnvironment(ssm, access.region()).find(name);
                return DeployedEnvironment.of(known, access.variables(), address(name, known));
            }
        });
    }

    private Address address(String name, KnownEnvironment known) {
        List<String> options = new ArrayList<>(List.of("--env", name));
        if (profile != null) {
            options.addAll(List.of("--profile", profile));
        }
        if (region != null) {
            options.addAll(List.of("--region", region));
        }
        return new Address(options, known.slug(), out == null ? papers(Path.of(""), known) : out.toAbsolutePath());
    }

    /** Where receipts and reports of an environment on AWS are put: below the folder in which somebody works. */
    public static Path papers(Path folder, KnownEnvironment known) {
        return folder.toAbsolutePath().resolve(".larder").resolve(known.slug()).resolve("out");
    }
}
