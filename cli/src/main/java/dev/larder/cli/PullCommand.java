package dev.larder.cli;

import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.project.ProjectOption.Project;
import dev.larder.cli.pull.PullFailed;
import dev.larder.cli.pull.Pulling;
import dev.larder.cli.pull.Pulling.Looked;
import dev.larder.cli.pull.Secrets;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.wiring.SupplierPull;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder pull}. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = {
            "Fetch new files from suppliers' own SFTP servers, as pulls.yaml of the project declares them, and land them.",
            "A password or private key is read from the variable LARDER_SECRET_NAME of its secret's name.",
            "One look at each server; larder up --pull looks as often as pulls.yaml says."
        })
final class PullCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SUPPLIER/FEED", arity = "0..*", description = "Only these (default: all of pulls.yaml).")
    private List<String> only = new ArrayList<>();

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private StateOption state = new StateOption();

    @Spec
    private @Nullable CommandSpec spec;

    private final Secrets secrets;

    PullCommand() {
        this(Secrets.ofProcess());
    }

    PullCommand(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Integer call() {
        Project chosen = project.projectFor(state);
        List<SupplierPull> pulls = chosen(declared(chosen));
        PrintWriter out = Console.out(spec);
        try (LocalEnvironment local = LocalEnvironment.reach(state)) {
            return local.working(() -> pull(local, pulls, out));
        }
    }

    /** What a project declares, which must be something. */
    static List<SupplierPull> declared(Project project) {
        if (project.compiled().pulls().isEmpty()) {
            throw CommandFailure.usage(
                    "the project " + project.folder().toAbsolutePath().normalize()
                            + " declares no server in pulls.yaml",
                    "docs/deploy.md says how");
        }
        return project.compiled().pulls();
    }

    private List<SupplierPull> chosen(List<SupplierPull> declared) {
        List<String> names =
                declared.stream().map(pull -> pull.feed().toString()).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw CommandFailure.usage("pulls.yaml has no " + name, "it has " + String.join(", ", names));
            }
        }
        return declared.stream()
                .filter(pull -> only.isEmpty() || only.contains(pull.feed().toString()))
                .toList();
    }

    /** A server that cannot be used keeps no other from being looked at. */
    private int pull(LocalEnvironment local, List<SupplierPull> pulls, PrintWriter out) {
        int exit = ExitCode.OK;
        for (SupplierPull pull : pulls) {
            try {
                Looked looked = new Pulling(local, pull, secrets, out::println).look();
                out.println("%s: %s landed, %d known"
                        .formatted(pull.feed(), Count.of(looked.landed(), "file"), looked.known()));
            } catch (PullFailed failed) {
                CommandFailure.print(failed.getMessage(), null, Console.err(spec));
                exit = ExitCode.INFRASTRUCTURE;
            }
        }
        return exit;
    }
}
