package dev.larder.cli.project;

import dev.larder.functions.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --project DIR} of a command that only looks: warns if what it shows was not made with this project as it is now. */
public final class ProjectCheck {
    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "Warn if the environment's plan differs from this project's.")
    private @Nullable Path folder;

    /** Compares the environment's plan with the project, if one was named. */
    public void compare(Environment environment, PrintWriter err) {
        if (folder != null
                && !environment
                        .settings()
                        .plan()
                        .equals(ProjectOption.plan(folder).hash())) {
            err.println("larder: note: the environment's plan differs from the project " + folder
                    + "; larder run deploys it");
        }
    }
}
