package dev.larder.cli.demo;

import dev.larder.cli.project.ProjectOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Console;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.ExitCode;
import dev.larder.cli.terminal.Home;
import dev.larder.cli.terminal.ShellLine;
import dev.larder.core.plan.Plan;
import dev.standin.aws.StateFolder;
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
            "Play the launch of a medicine, delivery by delivery and run by run, in a fresh environment.",
            "Exit code 0 if everything went as told; otherwise say what did not."
        })
public final class DemoCommand implements Callable<Integer> {
    /** A file that only a demo's folder has. */
    private static final String MARK = "demo";

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "Plays it with a changed copy of the bundled project (default: the bundled project).")
    private @Nullable Path project;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The environment's folder, made afresh (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of(".larder", "demo");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        PrintWriter out = Console.out(spec);
        Path state = folder.toAbsolutePath().normalize();
        Plan plan = ProjectOption.plan(project == null ? Home.folder() : project);
        begin(state);
        StoryPlay play = new StoryPlay(Story.read(Home.folder().resolve("test-data/launch")), plan, state, out);
        List<String> differences = play.play();
        out.printf(
                "%d deliveries answered, %d releases published in %d seconds.%n",
                play.deliveries(),
                play.releases(),
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        out.println("Receipts lie in " + state.resolve("out/receipts") + ", run reports in " + state.resolve("out/runs")
                + ".");
        out.println("Ask it: " + ShellLine.larder("query", folder, "select * from star.market_share order by 1, 2"));
        if (!differences.isEmpty()) {
            throw CommandFailure.infrastructure(
                    Count.of(differences.size(), "fact") + (differences.size() == 1 ? " is" : " are")
                            + " not as told:\n  " + String.join("\n  ", differences),
                    null);
        }
        return ExitCode.OK;
    }

    /** Makes an empty folder that says whose it is, in place of an earlier demo's; nothing else is deleted. */
    private static void begin(Path state) throws IOException {
        if (Files.exists(state) && !isEmptyFolder(state)) {
            if (!Files.isRegularFile(state.resolve(MARK))) {
                throw CommandFailure.usage(
                        state + " was not made by larder demo, so it is not deleted",
                        "choose another folder with --state DIR, or delete this one");
            }
            if (StateFolder.isInUse(state)) {
                throw CommandFailure.usage(
                        "the state folder " + state + " is in use by another process",
                        "stop that one, or choose another folder with --state DIR");
            }
            delete(state);
        }
        Files.createDirectories(state);
        Files.writeString(state.resolve(MARK), "larder demo made this folder, and deletes it when it begins again.\n");
    }

    private static boolean isEmptyFolder(Path state) throws IOException {
        if (!Files.isDirectory(state)) {
            return false;
        }
        try (Stream<Path> files = Files.list(state)) {
            return files.findAny().isEmpty();
        }
    }

    /** Deletes the mark last, so that an interrupted demo can begin again. */
    private static void delete(Path state) throws IOException {
        Path mark = state.resolve(MARK);
        try (Stream<Path> all = Files.walk(state)) {
            for (Path each : all.filter(path -> !path.equals(state) && !path.equals(mark))
                    .sorted(Comparator.reverseOrder())
                    .toList()) {
                Files.delete(each);
            }
        }
    }
}
