package dev.larder.cli.redrive;

import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.Reached;
import dev.larder.cli.environment.Work;
import dev.larder.cli.reach.EnvironmentOption;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Tell what happens as it happens, in the lines of larder run: each delivery's verdict, each state that a run comes to, how it"
                    + " ends, and where its report is.",
            "Ends with Ctrl-C."
        })
public final class WatchCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Mixin
    private EnvironmentOption where = new EnvironmentOption();

    @Option(
            names = "--once",
            description =
                    "Tell the states of the runs that are under way, and how the newest that ended did; then end.")
    private boolean once;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Reached reached = where.reach()) {
            return reached.working(() -> watch(reached));
        }
    }

    private int watch(Reached reached) {
        PrintWriter out = Console.out(spec);
        Narrator narrator = Narrator.withPaths(reached.out(), out);
        States states = new States(reached, out);
        if (once) {
            states.look();
            new Work(reached, narrator).tellNewest();
            return ExitCode.OK;
        }
        Work work = new Work(reached, narrator);
        while (!Thread.currentThread().isInterrupted()) {
            states.look();
            work.lookAndSayWhatWaits();
            out.flush();
            if (!paused()) {
                break;
            }
        }
        return ExitCode.OK;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
