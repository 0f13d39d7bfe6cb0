package dev.larder.cli.deploy;

import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code larder environments}. */
@Command(
        name = "environments",
        mixinStandardHelpOptions = true,
        description =
                "List the environments of this AWS account and region: branch, stage, owner, since when, last release,"
                        + " expiry.")
public final class EnvironmentsCommand implements Callable<Integer> {
    private final Deployer deployer;

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the command for this account. */
    public EnvironmentsCommand(Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public Integer call() {
        PrintWriter out = Console.out(spec);
        try (Account account = deployer.account().get()) {
            List<KnownEnvironment> all = KnownEnvironment.all(account);
            if (all.isEmpty()) {
                out.println("no environment in account " + account.number() + ", region " + account.region());
                return ExitCode.OK;
            }
            List<List<String>> rows = new ArrayList<>();
            for (KnownEnvironment environment : all) {
                rows.add(List.of(
                        environment.slug(),
                        environment.fact("branch"),
                        environment.stage().text(),
                        environment.fact("owner"),
                        account.newestRelease(environment.fact("lake-bucket"))
                                .map(release -> release == 0 ? "none" : release.toString())
                                .orElse("?"),
                        environment.fact("expires")));
            }
            TextTable.print(List.of("environment", "branch", "stage", "owner", "release", "expires"), rows, out);
        }
        return ExitCode.OK;
    }
}
