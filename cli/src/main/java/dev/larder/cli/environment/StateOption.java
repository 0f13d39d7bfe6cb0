package dev.larder.cli.environment;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.cli.terminal.ShellLine;
import dev.larder.core.wiring.Stage;
import dev.standin.aws.local.RunningEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --state DIR}, the same in every command that operates a local environment. */
public final class StateOption {
    private static final String PROJECT = "project";
    private static final String STAGE = "stage";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            required = true,
            description = "Folder of the local environment: its buckets, queues, runs and database.")
    private Path folder = Path.of("");

    /** The option as if a command line named this folder. */
    public static StateOption of(Path folder) {
        StateOption state = new StateOption();
        state.folder = folder;
        return state;
    }

    /**
     * The folder, whether or not there is an environment in it.
     *
     * @throws CommandFailure if there cannot be one
     */
    public Path folder() {
        if (folder.toString().isEmpty()) {
            throw CommandFailure.usage("--state is empty: expected a folder", null);
        }
        Path whole = folder.toAbsolutePath().normalize();
        for (Path part = whole; part != null; part = part.getParent()) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                throw CommandFailure.usage(
                        "--state " + folder + ": expected a folder, found the file " + part,
                        "larder makes the folder if there is none");
            }
        }
        return whole;
    }

    /** The environment that some process runs on the folder. */
    public Optional<RunningEnvironment> running() {
        return RunningEnvironment.find(folder());
    }

    /** The project with which the environment was last made or run; empty for a new one. */
    public Optional<Path> project() {
        return remembered(PROJECT).map(Path::of);
    }

    /** The stage that it was last made or run with; that of development for a new one. */
    public Stage stage() {
        return remembered(STAGE)
                .map(text -> Stage.of(text)
                        .orElseThrow(() -> CommandFailure.usage(
                                folder().resolve(STAGE) + ": expected one of " + Stage.names() + ", found \"" + text
                                        + "\"",
                                null)))
                .orElse(Stage.DEV);
    }

    /** Makes it the project of commands that name none, and the stage; call this only once the environment has been made. */
    public void remember(Path project, Stage stage) {
        remember(PROJECT, project.toAbsolutePath().normalize().toString());
        if (stage != Stage.DEV) {
            remember(STAGE, stage.text());
        }
    }

    private Optional<String> remembered(String name) {
        Path file = folder().resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private void remember(String name, String text) {
        Path file = folder().resolve(name);
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** The folder; throws {@link CommandFailure} if no environment was ever made in it. */
    Path existing() {
        if (!Files.isRegularFile(folder().resolve("version"))) {
            throw CommandFailure.usage(
                    "no environment in " + folder(),
                    ShellLine.larder("run", folder, "--drop", "PATH")
                            + " makes one and drops files into it; larder up too");
        }
        return folder();
    }
}
