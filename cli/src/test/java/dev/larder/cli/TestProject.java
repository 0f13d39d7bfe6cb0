package dev.larder.cli;

import dev.larder.cli.project.ProjectFolder;
import dev.larder.compiler.Compiled;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Copies of a warehouse project of the repository, for changing. */
public final class TestProject {
    /** The repository's own folder: the bundled project. */
    public static final Path BUNDLED =
            Path.of(System.getProperty("larder.root", "..")).toAbsolutePath().normalize();

    private final Path folder;

    private TestProject(Path folder) {
        this.folder = folder;
    }

    /** A copy of the bundled project below an empty folder. */
    public static TestProject bundled(Path folder) throws IOException {
        return copyOf(BUNDLED, folder);
    }

    /** A copy of a project below an empty folder. */
    public static TestProject copyOf(Path project, Path folder) throws IOException {
        for (String part : List.of("contracts", "holidays", "sql", "knobs.yaml", "sets.yaml")) {
            if (Files.exists(project.resolve(part))) {
                Folders.copy(project.resolve(part), folder.resolve(part));
            }
        }
        return new TestProject(folder);
    }

    /** The plan of a project; an {@link AssertionError} with its problems when it is refused. */
    public static Plan plan(Path project) {
        return switch (ProjectFolder.compile(project)) {
            case Compiled.Ready ready -> ready.plan();
            case Compiled.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** Changes the text of a file; an {@link AssertionError} when that changes nothing. */
    public TestProject edit(String file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(folder.resolve(file));
        String after = change.apply(before);
        if (before.equals(after)) {
            throw new AssertionError("the edit of " + file + " changes nothing");
        }
        Files.writeString(folder.resolve(file), after);
        return this;
    }

    /** Writes a file. */
    public TestProject write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    /** Deletes a file that is there. */
    public TestProject delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }
}
