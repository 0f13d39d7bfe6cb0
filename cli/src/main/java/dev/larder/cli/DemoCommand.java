package dev.larder.cli;

import dev.larder.core.plan.Plan;
import dev.larder.local.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code larder demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the launch of a medicine, delivery by delivery and run by run, on a fresh environment.",
            "Exit code 0 when everything went as it is told, otherwise it says what did not."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "Plays it with a changed copy of the bundled project (default: the bundled project).")
    private @Nullable Path project;

    @Option(names = "--state", paramLabel = "DIR", description = "The environment's folder, made afresh (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of(".larder", "demo");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        PrintWriter out = Console.out(spec);
        Path state = folder.toAbsolutePath().normalize();
        Plan plan = ProjectOption.plan(project == null ? Home.folder() : project);
        clear(state);
        StoryPlay play = new StoryPlay(Story.read(Home.folder().resolve("test-data/launch")), plan, state, out);
        List<String> differences = play.play();
        out.printf(
                "%d deliveries answered, %d releases published in %d seconds.%n",
                play.deliveries(), play.releases(), Duration.ofNanos(System.nanoTime() - start).toSeconds());
        out.println("Receipts lie in " + state.resolve("out/receipts") + ", run reports in " + state.resolve("out/runs") + ".");
        out.println("Ask it: larder query --state " + folder + " \"select * from star.market_share order by 1, 2\"");
        if (!differences.isEmpty()) {
            throw CommandFailure.infrastructure(
                    Count.of(differences.size(), "fact") + (differences.size() == 1 ? " is" : " are") + " not as told:\n  " + String.join("\n  ", differences), null);
        }
        return ExitCode.OK;
    }

    /** Deletes the environment of an earlier demo; nothing that is not one. */
    private static void clear(Path state) throws IOException {
        if (!Files.exists(state)) {
            return;
        }
        if (!Files.isRegularFile(state.resolve("version"))) {
            throw CommandFailure.usage(state + " is no environment of an earlier demo, so it is not deleted", "choose another folder with --state DIR");
        }
        if (StateFolder.isInUse(state)) {
            throw CommandFailure.usage("the state folder " + state + " is in use by another process", "stop that one, or choose another folder with --state DIR");
        }
        try (Stream<Path> all = Files.walk(state)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
