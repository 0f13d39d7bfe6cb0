package dev.larder.cli.deploy;

import dev.larder.cli.drop.DropFiles;
import dev.larder.cli.drop.DropRun;
import dev.larder.cli.environment.DropFile;
import dev.larder.cli.environment.Narrator;
import dev.larder.cli.environment.OutFolder;
import dev.larder.cli.project.ProjectOption;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that, dropped into a new environment, show that all of it works.
 *
 * @param folder with {@code suppliers/<supplier>/<feed>/} in it, or the files' paths
 */
record Sample(Path folder) {
    /** What the bundled project comes with. */
    private static final String BUNDLED = "test-data/launch/01-master-data";

    /** The folder that was named, otherwise the one that comes with the project; empty if there is none. */
    static Optional<Sample> of(Optional<Path> named, Path project) {
        return named.or(() -> Optional.of(project.resolve(BUNDLED)).filter(Files::isDirectory))
                .map(Sample::new);
    }

    /**
     * Drops the files, waits until they are answered and published, tells what happens, and returns the exit code for
     * that.
     */
    int drop(KnownEnvironment known, Map<String, String> variables, ProjectOption project, PrintWriter out) {
        List<DropFile> files = DropFiles.of(List.of(folder), null, project.plan());
        try (DeployedEnvironment deployed = DeployedEnvironment.of(known, variables)) {
            OutFolder papers = new OutFolder(
                    project.folder().resolve(".larder").resolve(known.slug()),
                    deployed.environment().lake());
            DropRun run = new DropRun(deployed, Narrator.withPaths(papers, out));
            run.drop(files, null);
            return run.finish();
        }
    }
}
