package dev.larder.cli;

import dev.larder.cli.drop.LandingInstant;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.StateOption;
import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.SafeText;
import dev.larder.cli.trial.Known;
import dev.larder.cli.trial.Trial;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code larder receive}. */
@Command(
        name = "receive",
        mixinStandardHelpOptions = true,
        description = {
            "Try a file: print the receipt that it would get. Nothing lands and nothing is loaded.",
            "Exit code: 0 it would be accepted, 3 it would be rejected."
        })
final class ReceiveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file, under the name that it will be sent with.")
    private Path file = Path.of("");

    @Option(
            names = "--feed",
            paramLabel = "[SUPPLIER/]FEED",
            description = "The feed that the file is for (default: the one whose file name pattern matches).")
    private @Nullable String feed;

    @Option(names = "--as", paramLabel = "SUPPLIER", description = "Whose the file is (default: the feed says so).")
    private @Nullable String supplier;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of a local environment; the receipt then also says what has landed there before.")
    private @Nullable Path state;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = LandingInstant.class,
            description =
                    "When it would land, for example 2026-03-15T07:00:00Z: it chooses the contract (default: now).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print the receipt as JSON, for programs.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the receipt as a page, too.")
    private @Nullable Path html;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Trial.Tried tried = new Trial.Tried(file, feed, supplier, at == null ? Instant.now() : at);
        Trial trial = state == null ? Trial.of(tried, project.plan(), new Known.Nothing()) : within(state, tried);
        Path page = html;
        if (page != null) {
            write(page, trial.receipt().html());
        }
        Console.out(spec).print(json ? trial.json() : SafeText.lines(trial.text()));
        Console.out(spec).flush();
        return trial.record().accepted() && !trial.record().partly() ? ExitCode.OK : ExitCode.REJECTED;
    }

    private Trial within(Path folder, Trial.Tried tried) {
        StateOption option = StateOption.of(folder);
        Plan plan = project.projectFor(option).plan();
        try (LocalEnvironment local = LocalEnvironment.reach(option)) {
            return local.working(() -> Trial.of(tried, plan, new Known.Landings(local.environment())));
        }
    }

    private static void write(Path page, String content) {
        try {
            Files.writeString(page, content);
        } catch (IOException failed) {
            throw CommandFailure.usage("cannot write " + page + ": " + failed.getMessage(), null)
                    .because(failed);
        }
    }
}
