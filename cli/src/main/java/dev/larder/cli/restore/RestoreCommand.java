package dev.larder.cli.restore;

import dev.larder.cli.drop.DropRun;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.core.plan.Plan;
import dev.larder.core.run.Release;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Make a release again in a new local environment, from its record and the conformed parts of what was in force:"
                        + " equal by the hash of each day, or exit code 1. The environment that it comes from is only read.")
public final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RELEASE", description = "Number of the release.")
    private int number;

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--into",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the new environment: empty, or not there yet.")
    private Path into = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        requireNew();
        PrintWriter out = Console.out(spec);
        try (LocalEnvironment from = LocalEnvironment.reach(state)) {
            Release release = from.working(() -> Restoring.release(from.environment(), number));
            Plan plan = from.environment().plan(release.planHash());
            try (LocalEnvironment first = LocalEnvironment.deploy(into, plan, 0)) {
                new Restoring(from.environment(), first.environment(), release).bring();
            }
            // Set up again: the database has no release, the lake has one.
            try (LocalEnvironment to = LocalEnvironment.deploy(into, plan, 0)) {
                return restore(new Restoring(from.environment(), to.environment(), release), to, out);
            }
        }
    }

    private int restore(Restoring restoring, LocalEnvironment to, PrintWriter out) {
        restoring.decide(to.person());
        Narrator narrator = new Narrator(new OutFolder(into, to.environment().lake()), out, "", true);
        int exit = new DropRun(to, narrator).finish();
        List<String> differences = restoring.differences();
        differences.forEach(out::println);
        if (differences.isEmpty()) {
            out.println("release " + number + " is made again in " + into + ", equal by the hash of each day");
        }
        return Math.max(exit, differences.isEmpty() ? ExitCode.OK : ExitCode.BLOCKED);
    }

    private void requireNew() {
        String[] there = into.toFile().list();
        if (Files.exists(into) && (there == null || there.length > 0)) {
            throw CommandFailure.usage("--into " + into + ": expected an empty folder or none", null);
        }
    }
}
