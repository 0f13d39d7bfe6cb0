package dev.larder.cli.deploy;

import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.reach.KnownEnvironment;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder destroy}. */
@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        description = {
            "Remove the environment of a branch from AWS: its buckets with everything in them, its database, functions"
                    + " and logs.",
            "Refused for production."
        })
public final class DestroyCommand implements Callable<Integer> {
    private final Deployer deployer;

    @Mixin
    private BranchOption branch = new BranchOption();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(names = "--yes", description = "Remove it without asking.")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the command with these tools, in this account. */
    public DestroyCommand(Deployer deployer) {
        this.deployer = deployer;
    }

    @Override
    public Integer call() {
        String name = branch.named(deployer.tools());
        Slug slug = Slug.of(name);
        PrintWriter out = Console.out(spec);
        try (Account account = deployer.account().get()) {
            Optional<KnownEnvironment> known = KnownEnvironment.find(account::parameters, slug);
            if (known.isEmpty()) {
                out.println("there is no environment of %s in account %s, region %s"
                        .formatted(name, account.number(), account.region()));
                return ExitCode.OK;
            }
            KnownEnvironment environment = known.get();
            if (environment.stage() == Stage.PRODUCTION) {
                throw CommandFailure.usage(
                        "the environment of " + name + " is production; this command never removes one",
                        "docs/deploy.md says how a production environment is retired");
            }
            out.println(
                    "%s: environment %s, stage %s, account %s, region %s: everything suppliers sent there is removed"
                            .formatted(name, slug, environment.stage().text(), account.number(), account.region()));
            if (!yes && !Console.confirm(out, "Remove it?")) {
                out.println("nothing was removed");
                return ExitCode.OK;
            }
            new Removal(deployer.tools(), account, project).of(name, environment);
        }
        return ExitCode.OK;
    }
}
