package dev.larder.cli.project;

import dev.larder.cli.environment.StateOption;
import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.Count;
import dev.larder.cli.terminal.Home;
import dev.larder.compiler.Compiled;
import dev.larder.compiler.problem.ProjectProblem;
import dev.larder.core.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --project DIR}, the same in every command that needs a warehouse project. */
public final class ProjectOption {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description =
                    "The warehouse project: contracts/, sql/, knobs.yaml, suppliers.yaml, bundles.yaml and sets.yaml (default: the current folder if it has"
                            + " contracts/, otherwise the one that the state was last used with, otherwise the one that"
                            + " comes with larder). If the current folder's project is not the state's, name one of them.")
    private @Nullable Path named;

    /** Whether the command line names a project. */
    public boolean isNamed() {
        return named != null;
    }

    /** The project's folder, whether or not there is a project. */
    public Path folder() {
        return named != null ? named : usual();
    }

    /**
     * The folder of the project that is to be changed: the one that was named, or the current one.
     *
     * @throws CommandFailure if none was named and the current folder holds none
     */
    public Path folderToChange() {
        if (named == null && !Files.isDirectory(Path.of("contracts"))) {
            throw CommandFailure.usage(
                    Path.of("").toAbsolutePath() + " holds no warehouse project, and none was named",
                    "name one with --project DIR; larder new project DIR makes one");
        }
        return named == null ? Path.of("") : named;
    }

    /**
     * The project that was named; otherwise that of the current folder; otherwise the one that the state was last used with.
     *
     * @throws CommandFailure if none was named, and the current folder's project is not the state's
     */
    public Project projectFor(StateOption state) {
        Path folder = named != null ? named : unnamed(Path.of(""), state.folder(), state.project());
        return new Project(folder, ready(folder));
    }

    static Path unnamed(Path current, Path state, Optional<Path> last) {
        if (!Files.isDirectory(current.resolve("contracts"))) {
            return last.orElseGet(Home::folder);
        }
        Path here = current.toAbsolutePath().normalize();
        Path before = last.map(folder -> folder.toAbsolutePath().normalize()).orElse(here);
        if (!before.equals(here)) {
            throw CommandFailure.usage(
                    "--state " + state + " was last used with the project " + before + ", and the current folder "
                            + here + " is another project",
                    "name the one that is meant with --project DIR");
        }
        return current;
    }

    /** A project's folder and what it compiles to. */
    public record Project(Path folder, Compiled.Ready compiled) {
        /** What functions execute. */
        public Plan plan() {
            return compiled.plan();
        }
    }

    private static Path usual() {
        Path current = Path.of("");
        return Files.isDirectory(current.resolve("contracts")) ? current : Home.folder();
    }

    /**
     * The project's plan.
     *
     * @throws CommandFailure with every problem, if there is one
     */
    public Plan plan() {
        return plan(folder());
    }

    /** The plan of the project in a folder; throws {@link CommandFailure} with every problem, if there is one. */
    public static Plan plan(Path folder) {
        return ready(folder).plan();
    }

    /** The project's plan and what it rests on; throws {@link CommandFailure} with every problem, if there is one. */
    public Compiled.Ready ready() {
        return ready(folder());
    }

    private static Compiled.Ready ready(Path folder) {
        return switch (ProjectFolder.compile(folder)) {
            case Compiled.Ready ready -> ready;
            case Compiled.Refused(var problems) -> throw CommandFailure.usage(text(folder, problems), null);
        };
    }

    /** Every problem, and how many there are. */
    private static String text(Path folder, List<ProjectProblem> problems) {
        long files = problems.stream().map(ProjectProblem::file).distinct().count();
        return "the project " + folder.toAbsolutePath().normalize() + " has " + Count.of(problems.size(), "problem")
                + " in "
                + Count.of(files, "file") + "\n"
                + problems.stream().map(ProjectProblem::toString).collect(Collectors.joining("\n"));
    }
}
