package dev.larder.cli;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Losses;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.environment.Work;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.project.ProjectOption.Project;
import dev.larder.cli.project.StageOption;
import dev.larder.cli.pull.PullSchedule;
import dev.larder.cli.pull.Secrets;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.receipt.SupplierAddresses;
import dev.larder.core.wiring.FunctionVariables;
import dev.larder.core.wiring.Stage;
import dev.larder.core.wiring.SupplierPull;
import dev.larder.local.LocalSuppliers;
import dev.standin.aws.transfer.SftpEndpoint;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Run a local environment in the foreground until interrupted.",
            "Print endpoint, names and keys for AWS's own clients, then the line ready, then what happens."
        })
final class UpCommand implements Callable<Integer> {
    private static final long LOOK_EVERY_MILLIS = 1_000;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private StateOption state = new StateOption();

    @Option(names = "--port", paramLabel = "N", description = "Port of 127.0.0.1 (default: any free one).")
    private int port;

    @Option(
            names = "--sftp",
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = "0",
            description = "Let suppliers come by SFTP, on this port of 127.0.0.1 (without a number: any free one).")
    private @Nullable Integer sftp;

    @Mixin
    private StageOption stage = new StageOption();

    @Option(names = "--pull", description = "Fetch files from suppliers' servers, as often as pulls.yaml says.")
    private boolean pull;

    @Spec
    private @Nullable CommandSpec spec;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() {
        requirePort("--port", port);
        requirePort("--sftp", sftp == null ? 0 : sftp);
        state.running().ifPresent(running -> {
            throw CommandFailure.usage(
                    "process " + running.pid() + " runs an environment on " + state.folder() + " already, at "
                            + running.endpoint(),
                    "work with that one, stop it, or choose another folder with --state DIR");
        });
        Project chosen = project.projectFor(state);
        Stage has = stage.requireTaken(chosen.plan(), state);
        PrintWriter out = Console.out(spec);
        List<SupplierPull> pulls = pull ? PullCommand.declared(chosen) : List.of();
        Thread interrupted = new Thread(this::end, "stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        OptionalInt sftpPort = sftp == null ? OptionalInt.empty() : OptionalInt.of(sftp);
        LocalSuppliers suppliers =
                LocalSuppliers.of(chosen.plan(), chosen.compiled().logins(), sftpPort);
        chosen.compiled().addresses().forEach(told -> out.println(sentence(told)));
        try (LocalEnvironment local = LocalEnvironment.deploy(state.folder(), chosen.plan(), port, suppliers)) {
            state.remember(chosen.folder(), has);
            Losses.warn(local, chosen.plan(), Console.err(spec));
            return local.working(() -> serve(local, pulls, out));
        } finally {
            stopped.countDown();
            forget(interrupted);
        }
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw CommandFailure.usage(
                    option + " " + port + ": expected a port from 0 to 65535, 0 for any free one", null);
        }
    }

    private int serve(LocalEnvironment local, List<SupplierPull> pulls, PrintWriter out) {
        print(local.variables(), out);
        local.sftp().ifPresent(server -> print(server, out));
        Work work = new Work(
                local,
                Narrator.withPaths(
                        new OutFolder(state.folder(), local.environment().lake()), out));
        local.tellAlarms(out::println);
        local.start();
        out.println("ready");
        try (LocalEnvironment pulling =
                        LocalEnvironment.of(state.folder(), state.running().orElseThrow());
                PullSchedule _ = PullSchedule.start(pulls, pulling, Secrets.ofProcess(), out::println)) {
            watch(local, work);
        }
        out.println("stopping ...");
        return ExitCode.OK;
    }

    /** Removes the hook, since nobody waits for the end any more, unless the JVM is already ending. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running: it is what made us stop.
        }
    }

    /** Tells what happens until somebody ends it, or nothing can be written any more. */
    private void watch(LocalEnvironment local, Work work) {
        try {
            while (!stop.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                local.requireNoTrouble();
                work.lookAndSayWhatWaits();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called by the JVM at SIGINT and SIGTERM; the JVM ends when this returns. */
    private void end() {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sentence(SupplierAddresses told) {
        return "on AWS " + String.join(", ", told.addresses()) + " would be told of what lies below "
                + SupplierAddresses.notices(told.supplier()) + " in the lake";
    }

    private static void print(SftpEndpoint server, PrintWriter out) {
        out.println(
                "for suppliers, by password or by a key of suppliers.yaml (host key " + server.fingerprint() + "):");
        server.passwords()
                .forEach((user, password) ->
                        out.println("  sftp -P " + server.port() + " " + user + "@127.0.0.1   password " + password));
    }

    /** What clients of AWS need to reach the environment with these variables. */
    static void print(Map<String, String> variables, PrintWriter out) {
        String endpoint = variables.get("AWS_ENDPOINT_URL");
        String landing = variables.get(FunctionVariables.LANDING_BUCKET);
        out.println("endpoint        " + endpoint + " (S3, SQS, Step Functions, Lambda, Redshift Data API)");
        out.println("landing bucket  " + landing);
        out.println("lake bucket     " + variables.get(FunctionVariables.LAKE_BUCKET));
        out.println("state machine   " + variables.get(FunctionVariables.MACHINE));
        out.println("workgroup       " + variables.get(FunctionVariables.WORKGROUP) + ", database "
                + variables.get(FunctionVariables.DATABASE));
        out.println("for AWS's clients:");
        // Version 1 of the AWS CLI, and boto3, know the region by its second name only.
        out.println("  export AWS_DEFAULT_REGION=" + variables.get("AWS_REGION"));
        for (String name : new String[] {"AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"}) {
            out.println("  export " + name + "=" + variables.get(name));
        }
        out.println(
                "  aws --endpoint-url " + endpoint + " s3 cp FILE s3://" + landing + "/suppliers/SUPPLIER/FEED/FILE");
    }
}
