package dev.larder.cli.deploy;

import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.TextTable;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder environments}. */
@Command(
        name = "environments",
        mixinStandardHelpOptions = true,
        description = {
            "List the environments of this AWS account and region: branch, stage, owner, last release, last day.",
            "With --sweep, remove those whose last day (deploy -c expires=2026-12-24) is over; never production."
        })
public final class EnvironmentsCommand implements Callable<Integer> {
    private final Deployer deployer;

    @Option(names = "--sweep", description = "Remove the environments whose last day (UTC) is over.")
    private boolean sweep;

    @Option(names = "--yes", description = "Remove them without asking.")
    private boolean yes;

    @Mixin
    private ProjectOption project = new ProjectOption();

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
            List<KnownEnvironment> all = KnownEnvironment.all(account::parameters);
            if (all.isEmpty()) {
                out.println("no environment in account " + account.number() + ", region " + account.region());
                return ExitCode.OK;
            }
            return sweep ? sweep(account, all, out) : list(account, all, out);
        }
    }

    private static int list(Account account, List<KnownEnvironment> all, PrintWriter out) {
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
        return ExitCode.OK;
    }

    private int sweep(Account account, List<KnownEnvironment> all, PrintWriter out) {
        LocalDate today = LocalDate.ofInstant(deployer.clock().instant(), ZoneOffset.UTC);
        Sweep swept = new Sweep(new Removal(deployer.tools(), account, project), today, out);
        List<KnownEnvironment> over = swept.over(all);
        out.println("%s of %s over on %s".formatted(over.size(), Count.of(all.size(), "environment"), today));
        over.forEach(environment -> out.println("  " + environment.fact("branch")));
        if (over.isEmpty() || (!yes && !Console.confirm(out, "Remove with everything suppliers sent there?"))) {
            return ExitCode.OK;
        }
        return swept.remove(over) == 0 ? ExitCode.OK : ExitCode.INFRASTRUCTURE;
    }
}
