package dev.larder.cli.change;

import dev.larder.cli.TestProject;
import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.drop.DropRun;
import dev.larder.cli.environment.LocalEnvironment;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.core.engine.Query;
import dev.larder.core.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A project's environment that stays open between drops: a run costs a second less than by the command. */
public record OpenShop(Path folder, Plan plan, LocalEnvironment local) implements AutoCloseable {
    /** Deploys the project into an empty folder. */
    public static OpenShop of(Path project, Path folder) {
        Plan plan = TestProject.plan(project);
        return new OpenShop(folder, plan, LocalEnvironment.deploy(folder.resolve("state"), plan, 0));
    }

    /** Drops a file and finishes; the exit code. */
    public int drop(String as, String name, String content, String landed) throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("files")).resolve(name), content);
        return drop(as, List.of(file), landed);
    }

    /** Drops files or folders and finishes; the exit code. */
    public int drop(@Nullable String as, List<Path> files, String landed) throws IOException {
        return dropped(as, files, landed).exit();
    }

    /** How a drop ended. */
    public record Dropped(DropRun run, int exit) {}

    /** Drops files or folders and finishes. */
    public Dropped dropped(@Nullable String as, List<Path> files, String landed) throws IOException {
        PrintWriter quiet = new PrintWriter(Writer.nullWriter());
        OutFolder out = new OutFolder(folder, local.environment().lake());
        local.receive();
        DropRun run = new DropRun(local, new Narrator(out, quiet, "", false));
        run.drop(DropFiles.of(files, as, plan), Instant.parse(landed));
        return new Dropped(run, run.finish());
    }

    /** The rows of a select, their values joined by commas. */
    public List<String> query(String sql) {
        return local
                .environment()
                .warehouse()
                .read("asked", List.of(Query.of("asked", sql)), Duration.ofSeconds(60))
                .getFirst()
                .rows()
                .stream()
                .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .toList();
    }

    @Override
    public void close() {
        local.close();
    }
}
