package dev.larder.cli;

import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.drop.DropRun;
import dev.larder.cli.drop.LandingInstant;
import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Losses;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.project.ProjectOption.Project;
import dev.larder.cli.project.StageOption;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.status.Blockage;
import dev.larder.cli.status.Standstill;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.core.wiring.Stage;
import dev.standin.aws.local.LocalAws.Watch;
import dev.standin.aws.local.RunningEnvironment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Drop files, then wait until each has a receipt and nothing is left to run.",
            "Use the environment that is deployed or runs on the state folder, or start one for as long as this takes."
                    + " Without --drop, finish what is unfinished. Exit code: 0 accepted and published, 1 blocked by data"
                    + " tests or by a mistake in the project's SQL, 3 a delivery rejected, 4 a run failed."
        })
final class RunCommand implements Callable<Integer> {
    private final Watch watch;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Mixin
    private StageOption stage = new StageOption();

    @Option(
            names = "--drop",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files and folders to drop; a file lands under its path from suppliers/ on.")
    private List<Path> drop = new ArrayList<>();

    @Option(
            names = "--as",
            paramLabel = "SUPPLIER[/FEED]",
            description = "Supplier of the files; without a feed, their names decide.")
    private @Nullable String as;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = LandingInstant.class,
            description = "Landing time, for example 2026-03-15T07:00:00Z (default: now).")
    private @Nullable Instant at;

    @Spec
    private @Nullable CommandSpec spec;

    /** Takes what watches the environment that the command starts. */
    RunCommand(Watch watch) {
        this.watch = watch;
    }

    @Override
    public Integer call() {
        if (drop.isEmpty() && (as != null || at != null)) {
            throw CommandFailure.usage("--as and --at need --drop", "name the files with --drop PATH");
        }
        StateOption state = where.local();
        return state == null ? deployed() : local(state);
    }

    /** What runs there has its project, and AWS says when a file lands. */
    private int deployed() {
        if (at != null || project.isNamed() || stage.isNamed()) {
            throw CommandFailure.usage(
                    at != null
                            ? "--at belongs to --state DIR: on AWS a file lands when it is dropped"
                            : stage.isNamed()
                                    ? "--stage belongs to --state DIR: on AWS larder deploy --stage raises it"
                                    : "--project belongs to --state DIR: on AWS larder deploy brings a project",
                    null);
        }
        try (Reached reached = where.reach()) {
            return reached.working(() ->
                    run(reached, DropFiles.of(drop, as, reached.environment().plan())));
        }
    }

    private int local(StateOption state) {
        Optional<RunningEnvironment> running = state.running();
        Project chosen = project.projectFor(state);
        Stage has = stage.requireTaken(chosen.plan(), state);
        List<DropFile> files = DropFiles.of(drop, as, chosen.plan());
        if (at != null && at.isAfter(Instant.now())) {
            Console.err(spec)
                    .println("larder: note: --at " + at + " is in the future; what lands before then counts as older");
        }
        try (LocalEnvironment environment = environment(state, running, chosen)) {
            state.remember(chosen.folder(), has);
            return environment.working(() -> run(environment, files));
        }
    }

    private LocalEnvironment environment(StateOption state, Optional<RunningEnvironment> running, Project chosen) {
        if (running.isEmpty()) {
            LocalEnvironment deployed = LocalEnvironment.deploy(state.folder(), chosen.plan(), 0, watch);
            Losses.warn(deployed, chosen.plan(), Console.err(spec));
            return deployed;
        }
        LocalEnvironment environment = LocalEnvironment.of(state.folder(), running.get());
        if (!environment.environment().settings().plan().equals(chosen.plan().hash())) {
            environment.close();
            throw CommandFailure.usage(
                    "the environment that runs on " + state.folder() + " has another plan than the project "
                            + chosen.folder().toAbsolutePath().normalize(),
                    "stop it and start larder up again, or name its project with --project DIR");
        }
        return environment;
    }

    private int run(Reached local, List<DropFile> files) {
        PrintWriter out = Console.out(spec);
        Narrator narrator = Narrator.withPaths(local.out(), out);
        DropRun run = new DropRun(local, narrator);
        run.drop(files, at);
        int exit = run.finish();
        Optional<Blockage> blockage = run.isBlocked() ? Blockage.find(local.environment()) : Optional.empty();
        if (blockage.isPresent()) {
            tell(blockage.get(), local, run.ended().isEmpty() ? narrator : null);
        } else if (run.isAside()) {
            Standstill standstill = Standstill.find(local.environment());
            if (run.ended().isEmpty()) {
                standstill.tellWhy(out);
            }
            standstill.tell(out, local.address());
        } else if (files.isEmpty() && run.answered().isEmpty() && run.ended().isEmpty()) {
            out.println("Nothing to do: no delivery waits for an answer, and nothing has changed since the last run.");
        }
        return exit;
    }

    /** Lets this narrator tell again how the run ended, if that was before this command. */
    private void tell(Blockage blockage, Reached local, @Nullable Narrator narrator) {
        if (narrator != null) {
            blockage.tellAgain(narrator);
        }
        blockage.tell(Console.out(spec), local.address());
    }
}
